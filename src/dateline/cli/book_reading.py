"""`dateline incidents`, `show` and `check`: what a book holds, as tables and cards for people or JSON for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from dateline.book.checking import check
from dateline.book.filters import Filters, Page
from dateline.book.opening import Access, open_book
from dateline.book.queries import Listed, incidents
from dateline.book.viewing import view
from dateline.cli.book_options import CardFormat, ListFormat, as_lines, as_object, moment
from dateline.cli.main import ExitCode
from dateline.cli.writing import console_on, output


def list_incidents(path: Path, filters: Filters, as_of: str | None, page: Page, form: ListFormat | None) -> int:
    """Prints the incidents that meet the filters."""
    then = moment(as_of)
    with open_book(path, Access.READ) as book, book.reading() as connection:
        rows = incidents(connection, filters, then, page)
    with output(None) as stream:
        if as_lines(form):
            for row in rows:
                stream.write(row.model_dump_json() + "\n")
        else:
            _table(rows)
    return ExitCode.DONE


def show_incident(path: Path, asked: str, as_of: str | None, form: CardFormat | None) -> int:
    """Prints one incident."""
    from dateline.publishing.incident_card import print_incident

    then = moment(as_of)
    with open_book(path, Access.READ) as book, book.reading() as connection:
        shown = view(connection, asked, then)
    with output(None) as stream:
        if as_object(form):
            more = {
                "asked": shown.found.asked,
                "successors": shown.found.successors,
                "timeline": [row.model_dump() for row in shown.timeline],
            }
            row = shown.found.incident.model_dump(mode="json") | more
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
        else:
            print_incident(shown, console_on(stream))
    return ExitCode.DONE


def check_book(path: Path, form: ListFormat | None) -> int:
    """Prints a line for every problem of a book."""
    count = 0
    with open_book(path, Access.READ) as book, book.reading() as connection, output(None) as stream:
        for problem in check(connection):
            count += 1
            stream.write((problem.model_dump_json() if as_lines(form) else str(problem)) + "\n")
    if not count and not as_lines(form):
        print("the book is sound")
    return ExitCode.BAD_INPUT if count else ExitCode.DONE


def _table(rows: Sequence[Listed]) -> None:
    if not rows:
        print("no such incident")
        return
    from rich import box
    from rich.table import Table

    from dateline.publishing.wording import clean, range_words

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for head in ("id", "date"):
        table.add_column(head, no_wrap=True)
    table.add_column("incident")
    for head in ("killed", "reports", "sources"):
        table.add_column(head, justify="right")
    for row in rows:
        ends = (row.deaths_low, row.deaths_best, row.deaths_high)
        killed = range_words(*ends) if any(e is not None for e in ends) else "-"
        mark = " (contested)" if row.contested else ""
        table.add_row(row.id, row.date or "-", clean(row.headline) + mark, killed, str(row.reports), str(row.sources))
    console_on(sys.stdout).print(table)
