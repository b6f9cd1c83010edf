"""The reports of a job: those that can be read go on, the others are written down and listed at the end."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from dateline.cli.main import ExitCode
from dateline.cli.options import Job
from dateline.model.errors import InputError, NotEnglishError
from dateline.model.report import Report
from dateline.reading import read

_LISTED = 20  # failures printed at the end; all of them are in the file of --errors


class Failures:
    """The inputs of one job that could not be read, in order, each written to `file` as soon as it is known."""

    def __init__(self, file: TextIO | None) -> None:
        self._file = file
        self._errors: list[InputError] = []
        self._read = 0

    def passing(self, outcomes: Iterator[Report | InputError]) -> Iterator[Report]:
        """The reports among `outcomes`; the errors stay here."""
        for outcome in outcomes:
            if isinstance(outcome, Report):
                self._read += 1
                yield outcome
            else:
                self._keep(outcome)

    def exit_code(self) -> ExitCode:
        """BAD_INPUT where anything failed."""
        return ExitCode.BAD_INPUT if self._errors else ExitCode.DONE

    def lines(self) -> Iterator[str]:
        """What to print at the end: a line for one input, a list under a heading for several."""
        several = self._read + len(self._errors) > 1
        if several and self._errors:
            yield f"dateline: {len(self._errors)} of {self._read + len(self._errors)} reports could not be read:"
        for error in self._errors[:_LISTED]:
            yield f"  {error}" if several else f"dateline: {error}"
        if len(self._errors) > _LISTED:
            more = len(self._errors) - _LISTED
            yield f"  and {more} more" + ("" if self._file else "; write all of them to a file with --errors FILE")

    def _keep(self, error: InputError) -> None:
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
        yield failures.passing(outcomes), failures
        for line in failures.lines():
            print(line, file=sys.stderr)
    finally:
        if file is not None:
            file.close()


def opened(path: Path, option: str) -> TextIO:
    """The file of `option`, open for writing; raises InputError where that cannot be."""
    try:
        # backslashreplace: a file name need not be valid text
        return path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise InputError(f"{option} {path}", f"cannot be written ({error.strerror})", "give another file") from None
