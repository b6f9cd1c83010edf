"""The errors Dateline raises; each message names the remedy.

DatelineError
 ├─ InputError            a report or option that cannot be read (exit code 2)
 │   └─ NotEnglishError   a readable report in a language that Dateline does not code
 └─ CodingError           a report that broke the coder, a fault of Dateline's own (exit code 1)
"""

from __future__ import annotations

import os
import traceback


class DatelineError(Exception):
    """Base of every error that Dateline raises on purpose."""


class InputError(DatelineError):
    """Input that cannot be read: `ref` names it, `problem` says what is wrong, `remedy` what to do."""

    def __init__(self, ref: str, problem: str, remedy: str) -> None:
        super().__init__(f"{ref}: {problem}; {remedy}")
        self.ref = ref
        self.problem = problem
        self.remedy = remedy


class NotEnglishError(InputError):
    """A report whose language, `language` (ISO 639-1), is not English."""

    def __init__(self, ref: str, language: str, remedy: str) -> None:
        super().__init__(ref, f"the report is not in English (detected: {language})", remedy)
        self.language = language


class CodingError(DatelineError):
    """A report that broke the coder: `ref` names it, `problem` the fault, with no word of the report, which could name people.

    `trace` is the traceback, which may quote the report; it is empty where a process was killed.
    """

    remedy = "please report it, with what DATELINE_DEBUG=1 prints"

    def __init__(self, ref: str, problem: str, trace: str = "") -> None:
        super().__init__(ref, problem, trace)  # as pickling gives them back
        self.ref = ref
        self.problem = problem
        self.trace = trace

    def __str__(self) -> str:
        return f"{self.ref}: {self.problem}; {self.remedy}"

    @classmethod
    def by(cls, error: Exception, ref: str) -> CodingError:
        """The error of the report `ref`, in whose coding `error` was raised."""
        trace = "".join(traceback.format_exception(error))
        return cls(ref, f"a fault in Dateline itself ({where(error)})", trace)


def where(error: BaseException) -> str:
    """The kind of a raised error and its place in the code: "KeyError at build.py:12"."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {os.path.basename(last.filename)}:{last.lineno}"
