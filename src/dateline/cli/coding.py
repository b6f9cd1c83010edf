"""`dateline code`: reads, codes and prints the reports of a job."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from typing import TYPE_CHECKING, TextIO

from dateline.cli.options import CodeFormat, Job
from dateline.cli.progress import expected, progress
from dateline.cli.reports import reports_of
from dateline.cli.writing import console_on, is_terminal, output, write_line, write_object
from dateline.model.errors import CodingError

if TYPE_CHECKING:
    from dateline.model.coded import CodedReport
    from dateline.model.report import Report

Coded = tuple["CodedReport", str]  # a coded report and its text


def code_all(job: Job, form: CodeFormat | None, workers: int) -> int:
    """Codes every readable report of `job` in order; returns the exit code."""
    form = form or (CodeFormat.CARD if is_terminal(job.out) else CodeFormat.JSONL)
    with (
        reports_of(job) as (reports, failures),
        output(job.out) as stream,
        progress(job.sources, on_terminal=is_terminal(job.out)) as advance,
        closing(_outcomes(reports, job, workers, advance)) as outcomes,
    ):
        _print(failures.aside(outcomes), form, job, stream)
    return failures.exit_code()


def _print(coded: Iterator[Coded], form: CodeFormat, job: Job, stream: TextIO) -> None:
    if form is CodeFormat.CARD:
        from dateline.publishing.card import print_card

        console = console_on(stream)
        for report, text in coded:
            print_card(report, text, console)
            stream.flush()
        return
    write = write_object if form is CodeFormat.JSON and expected(job.sources) == 1 else write_line
    for report, _ in coded:
        write(report, stream)


def _outcomes(
    reports: Iterator[Report], job: Job, workers: int, advance: Callable[[], None]
) -> Generator[Coded | CodingError]:
    coder = job.coder()
    texts: deque[str] = deque()  # of the reports that are being coded: they come back in the order they went in

    def remembered() -> Iterator[Report]:
        for report in reports:
            texts.append(report.text)
            yield report

    for outcome in coder.code_many(remembered(), workers=workers):
        text = texts.popleft()
        yield outcome if isinstance(outcome, CodingError) else (outcome, text)
        advance()
