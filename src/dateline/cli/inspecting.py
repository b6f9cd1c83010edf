"""`dateline inspect`: reads reports and prints the layers under their coding."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from dateline.cli.options import InspectFormat, Job
from dateline.cli.progress import expected, progress
from dateline.cli.reports import opened, reports_of
from dateline.cli.writing import console_on, is_terminal, output, write_line, write_object
from dateline.model.errors import CodingError, InputError

if TYPE_CHECKING:
    from dateline.model.inspection import Inspection
    from dateline.model.report import Report

Inspected = tuple["Inspection", str]  # the layers of a report and its text

_NOT_IN_NAMES = re.compile(r"[^\w.-]+")


def inspect_all(job: Job, form: InspectFormat | None) -> int:
    """Inspects every readable report of `job` in order; returns the exit code."""
    form = form or (InspectFormat.CARD if is_terminal(job.out) else InspectFormat.JSONL)
    to_folder = form is InspectFormat.HTML and job.out is not None and (job.out.is_dir() or not job.out.suffix)
    with reports_of(job) as (reports, failures), progress(job.sources, on_terminal=is_terminal(job.out)) as advance:
        inspected = failures.aside(_outcomes(reports, job, advance))
        if to_folder and job.out is not None:
            _write_pages(inspected, job.out)
        else:
            with output(job.out) as stream:
                _print(inspected, form, job, stream)
    return failures.exit_code()


def _outcomes(reports: Iterator[Report], job: Job, advance: Callable[[], None]) -> Iterator[Inspected | CodingError]:
    from dateline.coding.attempt import attempt

    coder = job.coder()
    for report in reports:
        outcome = attempt(coder.inspect, report)
        yield outcome if isinstance(outcome, CodingError) else (outcome, report.text)
        advance()


def _print(inspected: Iterator[Inspected], form: InspectFormat, job: Job, stream: TextIO) -> None:
    if form is InspectFormat.HTML:
        _print_page(inspected, stream)
    elif form is InspectFormat.CARD:
        from dateline.publishing.card import print_inspection

        console = console_on(stream)
        for inspection, text in inspected:
            print_inspection(inspection, text, console)
            stream.flush()
    else:
        write = write_object if form is InspectFormat.JSON and expected(job.sources) == 1 else write_line
        for inspection, _ in inspected:
            write(inspection, stream)


def _print_page(inspected: Iterator[Inspected], stream: TextIO) -> None:
    """The page of the only report; raises InputError where there is a second one."""
    from dateline.publishing.html import page

    for number, (inspection, text) in enumerate(inspected):
        if number:
            remedy = "give --out FOLDER for a page a report"
            raise InputError("--format html", "one page holds one report, and there are several", remedy)
        stream.write(page(inspection, text))
        stream.flush()


def _write_pages(inspected: Iterator[Inspected], folder: Path) -> None:
    """One page a report in `folder`, named after its ref."""
    from dateline.publishing.html import page

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"--out {folder}", f"cannot be made ({error.strerror})", "give another folder") from None
    taken: set[str] = set()
    for inspection, text in inspected:
        name = _free_name(inspection.report.ref, taken)
        with opened(folder / f"{name}.html", "--out") as stream:
            stream.write(page(inspection, text))


def _free_name(ref: str, taken: set[str]) -> str:
    """A file name for `ref` that no other report of this run has."""
    stem = _NOT_IN_NAMES.sub("-", ref).strip("-.")[:80] or "report"
    name, number = stem, 1
    while name.lower() in taken:
        number += 1
        name = f"{stem}-{number}"
    taken.add(name.lower())
    return name
