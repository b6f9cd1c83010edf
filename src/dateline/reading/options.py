"""The choices that apply to every report of one reading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

DEFAULT_MEGABYTES = 5.0


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """What a caller knows or wants of every report read.

    `published` stands before the date of a page or record; `max_megabytes` is the most text one report may hold, in
    millions of characters; `any_language` takes every report as English.
    """

    published: date | datetime | None = None
    max_megabytes: float = DEFAULT_MEGABYTES
    any_language: bool = False

    @property
    def max_characters(self) -> int:
        """The most characters of text that one report may hold."""
        return int(self.max_megabytes * 1_000_000)

    @property
    def max_bytes(self) -> int:
        """The most bytes that one report may have on disk, with markup and in any encoding: four a character."""
        return self.max_characters * 4
