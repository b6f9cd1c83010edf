"""Dates of the publishing of a page ("Posted: Friday, March 7, 2014 7:14 PM EST"), which date no incident."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from dateline.model.layers import TimeExpression
from dateline.model.span import Span

_STAMP = re.compile(
    r"\b(?:(?:last |first |originally )?(?:posted|updated|published|modified|created|aired|dated)(?: on| at| duration)?\s*:\s*(?:on\s+)?"
    r"|(?:Last |First |Originally )?(?:Posted|Updated|Published|Modified|POSTED|UPDATED|PUBLISHED)(?: on| at| duration)?\s+)$",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\s*:\s")
_TITLED = re.compile(r"[A-Z]")
_LATER = re.compile(r"updated|modified", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_REACH = 40


def in_metadata(text: str, span: Span) -> bool:
    """Whether the words before a date say that the page was posted or updated then: "Updated:", or "Posted on" with a capital.

    So does a date that opens the text before a colon ("March 27: Operations in the south").
    """
    if _TITLE.match(text, span.end) and not text[: span.start].strip():
        return True
    before = _STAMP.search(text, max(0, span.start - _REACH), span.start)
    return before is not None and (":" in before.group() or _TITLED.match(before.group()) is not None)


def posted_on(text: str, times: Iterable[TimeExpression]) -> date | None:
    """The day on which the page says that it was posted, by one of the `times` found in its `text`; None where it names no full day.

    A day of updating says little about "Saturday" in the text and is left out.
    """
    for time in times:
        before = _STAMP.search(text, max(0, time.span.start - _REACH), time.span.start)
        if before is None or _LATER.search(before.group()) or not in_metadata(text, time.span):
            continue
        day = (time.edtf or "").partition("T")[0]
        if _DAY.fullmatch(day):
            return date.fromisoformat(day)
    return None
