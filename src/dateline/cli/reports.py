"""The reports of a job: those that can be read and coded go on, the others are written down and listed at the end."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO, TypeVar

from dateline.cli.main import ExitCode
from dateline.cli.options import Job
from dateline.model.errors import CodingError, InputError, NotEnglishError
from dateline.model.report import Report
from dateline.reading import read

_LISTED = 20  # failures printed at the end; all of them are in the file of --errors


Result = TypeVar("Result")


class Failures:
    """The inputs of one job that could not be read or broke the coder, each written to `file` as soon as it is known."""

    def __init__(self, file: TextIO | None) -> None:
        self._file = file
        self._errors: list[InputError | CodingError] = []
        self._inputs = 0

    def unread(self, outcomes: Iterator[Report | InputError]) -> Iterator[Report]:
        """The reports among what was read; the errors stay here."""
        for outcome in outcomes:
            self._inputs += 1
            if isinstance(outcome, Report):
                yield outcome
            else:
                self._keep(outcome)

    def aside(self, outcomes: Iterator[Result | CodingError]) -> Iterator[Result]:
        """The results among what was made of those reports; the errors stay here."""
        for outcome in outcomes:
            if isinstance(outcome, CodingError):
                if os.environ.get("DATELINE_DEBUG"):
                    print(outcome.trace, end="", file=sys.stderr)
                self._keep(outcome)
            else:
                yield outcome

    def exit_code(self) -> ExitCode:
        """FAULT where a report broke the coder, else BAD_INPUT where one could not be read."""
        if any(isinstance(error, CodingError) for error in self._errors):
            return ExitCode.FAULT
        return ExitCode.BAD_INPUT if self._errors else ExitCode.DONE

    def lines(self) -> Iterator[str]:
        """What to print at the end: a line for one input, a list under a heading for several."""
        several = self._inputs > 1
        if several and self._errors:
            broken = sum(isinstance(error, CodingError) for error in self._errors)
            told = "read" if not broken else "coded" if broken == len(self._errors) else "read or coded"
            yield f"dateline: {len(self._errors)} of {self._inputs} reports could not be {told}:"
        for error in self._errors[:_LISTED]:
            yield f"  {error}" if several else f"dateline: {error}"
        if len(self._errors) > _LISTED:
            more = len(self._errors) - _LISTED
            yield f"  and {more} more" + ("" if self._file else "; write all of them to a file with --errors FILE")

    def _keep(self, error: InputError | CodingError) -> None:
        self._errors.append(error)
        if self._file is not None:
            row = {"ref": error.ref, "problem": error.problem, "remedy": error.remedy}
            if isinstance(error, NotEnglishError):
                row["language"] = error.language
            self._file.write(json.dumps(row, ensure_ascii=False) + "\n")
            self._file.flush()


@contextmanager
def reports_of(job: Job) -> Iterator[tuple[Iterator[Report], Failures]]:
    """The readable reports of a job and, once they are used up, its failures, which are listed on standard error at the end."""
    outcomes = read(job.sources, job.reading())
    file = None if job.errors is None else opened(job.errors, "--errors")
    failures = Failures(file)
    try:
        yield failures.unread(outcomes), failures
        for line in failures.lines():
            print(line, file=sys.stderr)
    finally:
        if file is not None:
            file.close()


def opened(path: Path, option: str, *, append: bool = False) -> TextIO:
    """The file of `option`, open for writing, or for adding to its end; raises InputError where that cannot be."""
    try:
        # backslashreplace: a file name need not be valid text
        return path.open("a" if append else "w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise InputError(f"{option} {path}", f"cannot be written ({error.strerror})", "give another file") from None
