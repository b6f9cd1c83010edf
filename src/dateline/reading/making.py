"""The last step of every reader: cleans, checks and builds the Report."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from dateline.model.errors import InputError
from dateline.model.report import Report
from dateline.reading.cleaning import clean_line, clean_text
from dateline.reading.language import check_english
from dateline.reading.options import ReadingOptions


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page or record states of its report; None where it does not."""

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: date | datetime | None = None


NOTHING_STATED = Metadata()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a report comes from: `path` as errors name it, `ref` as the coded report does."""

    path: str
    ref: str

    def line(self, number: int) -> Place:
        """The place of one line, numbered from 1."""
        return Place(f"{self.path}:{number}", f"{self.ref}:{number}")

    def named(self, identifier: str | None) -> Place:
        """This place under the input's own id, where it has one."""
        cleaned = clean_line(identifier)
        return self if cleaned is None else replace(self, ref=cleaned)


def make_report(text: str, place: Place, options: ReadingOptions, stated: Metadata = NOTHING_STATED) -> Report:
    """The report of `text`, cleaned; raises InputError for one that is empty, too long or not in English."""
    text = clean_text(text)
    if not text.strip():
        raise InputError(place.path, "the report is empty", "give a report with text")
    if len(text) > options.max_characters:
        raise too_long(place.path, options)
    return Report(
        text=text,
        ref=clean_line(place.ref) or "report",  # a file name need not be valid text
        title=clean_line(stated.title),
        url=clean_line(stated.url),
        publisher=clean_line(stated.publisher),
        published=options.published or stated.published,
        language="en" if options.any_language else check_english(text, place.path),
    )


def too_long(path: str, options: ReadingOptions) -> InputError:
    """The error for a report over the limit of `options`."""
    remedy = "split it into single reports, or raise the limit with --max-megabytes"
    return InputError(path, f"holds more than {options.max_megabytes:g} MB of text in one report", remedy)
