"""The errors Dateline raises; each message names the remedy.

DatelineError
 └─ InputError            a report or option that cannot be read (exit code 2)
     └─ NotEnglishError   a readable report in a language that Dateline does not code
"""

from __future__ import annotations


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
