"""What a text has narrated so far: the date that "two days later" is counted from, and whether its year stands in the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.coding.dates.chronicle import is_chronicle
from dateline.coding.dates.hits import Anchors, Hit, Value
from dateline.coding.dates.values import Moment
from dateline.model.span import Span

_PARAGRAPH = re.compile(r"\n\s*\n")
_BRACKET = re.compile(r"[(\[][^()\[\]]*$")
_REACH = 80


@dataclass
class Story:
    """The state of reading one text from its beginning; the only mutable record of finding dates."""

    text: str
    published: date | None
    today: str | None
    chronicle: bool
    reference: str | None = None
    narrated: bool = False
    stated_at: int | None = None

    @classmethod
    def begin(cls, text: str, published: date | None, today: str | None, hits: Sequence[Hit]) -> Story:
        """A story of which nothing is told yet."""
        return cls(text, published, today, is_chronicle(hits, published.year if published else None))

    def anchors(self, span: Span, ahead: Callable[[], bool | None], year: int | None) -> Anchors:
        """What an expression at `span` is resolved against."""
        stated = self.stated_at is not None and not _PARAGRAPH.search(self.text, self.stated_at, span.start)
        return Anchors(self.published, self.reference, self.narrated, ahead, year, self.today, self.chronicle, stated)

    def tell(self, span: Span, hit: Hit, value: Value) -> None:
        """Take a date as the one narrated, unless it is vague, in brackets, or counts nothing on from it."""
        if not value.narrates or value.vague or value.kind not in ("date", "time"):
            return
        if _BRACKET.search(self.text, max(0, span.start - _REACH), span.start):
            return
        kept = self.stated_at is not None and value.edtf is not None and self._has_the_year(value.edtf)
        self.stated_at = span.end if hit.has("YEAR", "ISO") or kept else None
        self.reference, self.narrated = value.edtf, True

    def _has_the_year(self, edtf: str) -> bool:
        now, before = Moment.read(edtf), Moment.read(self.reference or "XXXX")
        return now is not None and before is not None and now.year is not None and now.year == before.year


def qualified(text: str, span: Span, value: Value) -> Value:
    """A date with "about" or "possibly" before it: approximate (~) or uncertain (?) where EDTF has a mark for it."""
    for pattern, mark in ((_ABOUT, "~"), (_MAYBE, "?")):
        before = pattern.search(text, max(0, span.start - 30), span.start)
        moment = Moment.read(value.edtf) if value.edtf and value.edtf[-1] not in "~?" else None
        if before and value.kind == "date" and moment is not None and moment.year is not None and moment.markable:
            return replace(value, edtf=f"{value.edtf}{mark}")
    return value


_ABOUT = re.compile(r"\b(?:around|about|approximately|circa|ca?\.)\s+$", re.IGNORECASE)
_MAYBE = re.compile(r"\b(?:possibly|perhaps|probably|presumably)\s+(?:(?:on|in|during)\s+)?$", re.IGNORECASE)
