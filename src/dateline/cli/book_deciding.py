"""What the commands of `book_decisions` do."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

from dateline.book import deciding
from dateline.book.comparing import compare
from dateline.book.deciding import By
from dateline.book.finding import find
from dateline.book.history import Change, history
from dateline.book.opening import Access, open_book
from dateline.cli.book_options import ListFormat, as_lines, moment
from dateline.cli.main import ExitCode
from dateline.cli.writing import output
from dateline.linking.decisions import Judgement


def judge_same(path: Path, sides: tuple[str, str], same: bool, by: tuple[str, str]) -> int:
    """Decides that two sides are one incident, or are not."""
    judgement = Judgement.SAME if same else Judgement.DIFFERENT
    with open_book(path, Access.WRITE) as book:
        made = deciding.judge(book, sides, judgement, By(*by))
        with book.reading() as connection:
            now = sorted({find(connection, side, None).incident.id for side in sides})
    _say(made, now)
    return ExitCode.DONE


def correct_field(path: Path, incident: str, field: tuple[str, str], by: tuple[str, str]) -> int:
    """Corrects a field of an incident."""
    with open_book(path, Access.WRITE) as book:
        made = deciding.correct(book, incident, *field, By(*by))
        with book.reading() as connection:
            now = [find(connection, incident, None).incident.id]
    _say(made, now)
    return ExitCode.DONE


def undo_decision(path: Path, decision: str, by: tuple[str, str]) -> int:
    """Undoes a decision."""
    with open_book(path, Access.WRITE) as book:
        made = deciding.undo(book, decision, By(*by))
    _say(made, [])
    return ExitCode.DONE


def tell_history(path: Path, incident: str, as_of: str | None, form: ListFormat | None) -> int:
    """Prints the steps by which an incident came to be."""
    from dateline.publishing.incident_card import moment_words

    then = moment(as_of)
    with open_book(path, Access.READ) as book, book.reading() as connection:
        steps = history(connection, incident, then)
    with output(None) as stream:
        for step in steps:
            if as_lines(form):
                stream.write(step.model_dump_json() + "\n")
                continue
            stream.write(f"{moment_words(step.moment)}\n")
            stream.writelines(f"  + {report}\n" for report in step.reports)
            stream.writelines(f"  - {report}\n" for report in step.left)
            stream.writelines(f"  {decision}\n" for decision in step.decisions)
            stream.writelines(f"    {_change(change)}\n" for change in step.changes)
    return ExitCode.DONE


def say_why(path: Path, sides: tuple[str, str], as_of: str | None, form: ListFormat | None) -> int:
    """Prints the comparison of two incidents or tellings."""
    then = moment(as_of)
    with open_book(path, Access.READ) as book, book.reading() as connection:
        found = compare(connection, *sides, then)
    with output(None) as stream:
        if as_lines(form):
            stream.write(json.dumps(asdict(found), ensure_ascii=False) + "\n")
        else:
            stream.write(f"{found.left}\n{found.right}\n")
            stream.write(
                f"{'one incident' if found.are_one else 'two incidents'}{f' as of {as_of}' if as_of else ' today'}\n{found.why}\n"
            )
            stream.writelines(f"decided: {decision}\n" for decision in found.decisions)
    return ExitCode.DONE


def _change(change: Change) -> str:
    if change.before is None:
        return f"{change.field}: {change.after}"
    return f"{change.field}: {change.before} -> {change.after if change.after is not None else 'unknown'}"


def _say(decision: str, incidents: list[str]) -> None:
    if sys.stdout.isatty():
        print(f"{decision}{': ' if incidents else ''}{', '.join(incidents)}")
    else:
        print(json.dumps({"decision": decision, "incidents": incidents}))
