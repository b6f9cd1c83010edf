"""`dateline add` and `dateline rebuild`: codes reports, appends them one by one, and brings what is derived up to date."""

from __future__ import annotations

import json
import sys
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TextIO

from dateline.book.adding import Added, Outcome, add, is_known
from dateline.book.coder_versions import coder_version
from dateline.book.opening import Access, Book, open_book
from dateline.book.rebuilding import rebuild
from dateline.cli.main import ExitCode
from dateline.cli.options import Job
from dateline.cli.progress import progress
from dateline.cli.reports import reports_of
from dateline.cli.writing import output
from dateline.model.coded import CodedReport
from dateline.model.errors import CodingError
from dateline.model.report import Report
from dateline.pipeline import DEFAULT_MODEL

_DONE = {Outcome.ADDED: "added", Outcome.CODED_AGAIN: "coded again", Outcome.KNOWN: "known already"}


def add_all(job: Job, path: Path, workers: int) -> int:
    """Adds every readable report of `job` in order; returns the exit code."""
    coder = coder_version(job.model or DEFAULT_MODEL)
    job.reading(), job.coder()  # what is wrong with the options is said before a book is made
    done: Counter[Outcome] = Counter()
    with (
        open_book(path, Access.MAKE) as book,
        reports_of(job) as (reports, failures),
        output(None) as stream,
        progress(job.sources, on_terminal=False) as advance,
        closing(_outcomes(reports, job, workers, _Known(book, coder))) as outcomes,
    ):
        for report, coded in failures.aside(_told(outcomes, advance)):
            if coded is None:
                added = Added(report.id, Outcome.KNOWN, None)
            else:
                added = add(book, report, coded, coder)
            done[added.outcome] += 1
            _confirm(added, report, stream)
    if sys.stdout.isatty():
        print(
            f"{path}: {', '.join(f'{done[o]:,} {words}' for o, words in _DONE.items() if done[o]) or 'nothing added'}"
        )
    return failures.exit_code()


def rebuild_book(path: Path) -> int:
    """Makes what is derived anew."""
    with open_book(path, Access.REBUILD) as book:
        rebuild(book)
    return ExitCode.DONE


class _Known:
    """Which reports need no coding: those whose coding by this coder is in the book."""

    def __init__(self, book: Book, coder: str) -> None:
        self._book = book
        self._coder = coder

    def holds(self, report: Report) -> bool:
        with self._book.reading() as connection:
            return is_known(connection, report.id, self._coder)


Made = tuple[Report, CodedReport | None]  # None: the book holds it already


def _outcomes(reports: Iterator[Report], job: Job, workers: int, known: _Known) -> Generator[Made | CodingError]:
    """Each report with its coding in order; those that are known are passed by the coder."""
    waiting: deque[Report] = deque()  # under way in the coder, with the known ones between them
    passed: set[int] = set()

    def unknown() -> Iterator[Report]:
        for report in reports:
            waiting.append(report)
            if known.holds(report):
                passed.add(id(report))
            else:
                yield report

    def passed_by() -> Iterator[Made]:
        while waiting and id(waiting[0]) in passed:
            report = waiting.popleft()
            passed.discard(id(report))
            yield report, None

    for outcome in job.coder().code_many(unknown(), workers=workers):
        yield from passed_by()
        report = waiting.popleft()
        yield outcome if isinstance(outcome, CodingError) else (report, outcome)
    yield from passed_by()


def _told(outcomes: Iterable[Made | CodingError], advance: Callable[[], None]) -> Iterator[Made | CodingError]:
    for outcome in outcomes:
        yield outcome
        advance()


def _confirm(added: Added, report: Report, stream: TextIO) -> None:
    """A line of JSON in a pipe, flushed: the report is in the book for good. On a terminal the bar and the sum at the end do."""
    if not stream.isatty():
        row = {"report": added.report, "ref": report.ref, "outcome": added.outcome.value, "incidents": added.incidents}
        stream.write(json.dumps(row, ensure_ascii=False) + "\n")
        stream.flush()
