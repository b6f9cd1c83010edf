"""Finds the time expressions of a text and resolves them to EDTF: against the publication date or the event just narrated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache, partial

from dateline.coding.dates.bounds import bounds, precision
from dateline.coding.dates.clock import time_of_day
from dateline.coding.dates.dateline import report_dateline
from dateline.coding.dates.hits import Hit, Value
from dateline.coding.dates.lexicon import named_days
from dateline.coding.dates.matching import matches, resolve
from dateline.coding.dates.metadata import in_metadata
from dateline.coding.dates.story import Story, qualified
from dateline.coding.dates.tense import looks_ahead
from dateline.coding.dates.tokens import FIRST_YEAR, LAST_YEAR, tokenise
from dateline.coding.dates.values import Moment
from dateline.model.layers import TimeExpression
from dateline.model.span import Span

_SINCE = re.compile(r"\b(?:ever )?since\s+(?:about |around |at least |as early as )?(?:the )?$", re.IGNORECASE)
_JOINT = {"and", "to", "or", "-", "–", "through", ",", "until"}


def find_times(text: str, published: date | None, future_spans: Sequence[Span] = ()) -> tuple[TimeExpression, ...]:
    """Every time expression of `text` in order, none overlapping another.

    `published` is what relative ones are counted from; without it a date in the report's dateline serves (one without a year for
    "today" and "yesterday" alone), else they stay unresolved. `future_spans` are clauses known to be about the future. A date in
    the dateline, in a title above it or of the posting of a page is `vague_past`: it dates no incident.
    """
    dateline = report_dateline(text)
    given = dateline[1] if dateline else None
    anchor = _anchor(published) or _full_day(given)
    found: list[TimeExpression] = []
    for span, value in _values(text, anchor, dateline, future_spans):
        metadata = (dateline and _is_metadata(span, dateline[0], text)) or in_metadata(text, span)
        if metadata and value.kind in ("date", "time"):
            value = replace(value, vague=True)
        level = precision(value.edtf)
        found.append(TimeExpression(span, span.of(text), value.kind, value.edtf, level, value.vague, value.time))
    return tuple(found)


def _is_metadata(span: Span, dateline: Span, text: str) -> bool:
    """Whether a date stands in the dateline, or with its number above it."""
    return span.start < dateline.end and (dateline.overlaps(span) or any(map(str.isdecimal, span.of(text))))


def _anchor(published: date | None) -> date | None:
    """The day to count from; none for a year in which no report can have been published, as broken metadata have it."""
    if published is None or not FIRST_YEAR <= published.year <= LAST_YEAR:
        return None
    return published.date() if isinstance(published, datetime) else published


def _full_day(edtf: str | None) -> date | None:
    moment = Moment.read(edtf) if edtf else None
    return moment.date() if moment else None


def _values(
    text: str, published: date | None, dateline: tuple[Span, str | None] | None, future_spans: Sequence[Span]
) -> Iterator[tuple[Span, Value]]:
    """Spans with their values; each date that narrates becomes the reference of those after it."""
    hits = list(matches(tokenise(text)))
    head, today = dateline or (Span(0, 0), None)
    story = Story.begin(text, published, published.isoformat() if published else today, [hit for _, hit in hits])
    named = list(_named(text, published))
    position = 0
    for index, (rule, hit) in enumerate(hits):
        span = _span(hit)
        while named and named[0][0].start < span.end:
            at, value = named.pop(0)
            if at.start >= position:
                yield at, value
                position = at.end
        if span.start < position:
            continue
        ahead = partial(_ahead, text, span, future_spans)
        found = resolve(rule, hit, story.anchors(span, ahead, _shared_year(hits, index)))
        if found is None:
            continue
        position = span.end
        if found.kind == "nothing":
            continue
        span, value = _since(text, span, qualified(text, span, _timed(found, hit)))
        if not in_metadata(text, span) and not head.overlaps(span):
            story.tell(span, hit, value)
        yield span, value
    for at, value in named:
        if at.start >= position:
            yield at, value
            position = at.end


def _timed(value: Value, hit: Hit) -> Value:
    return replace(value, time=time_of_day(hit)) if value.kind == "time" and value.time is None else value


def _span(hit: Hit) -> Span:
    return Span(hit.tokens.start(hit.first), hit.tokens.end(hit.last - 1))


def _ahead(text: str, span: Span, future_spans: Sequence[Span]) -> bool | None:
    if any(clause.covers(span) for clause in future_spans):
        return True
    return looks_ahead(text, *span)


def _since(text: str, span: Span, value: Value) -> tuple[Span, Value]:
    """A date after "since" widened to the open interval that begins with it; vague when it begins a month or longer."""
    before = _SINCE.search(text, max(0, span.start - 30), span.start)
    if before is None or value.kind not in ("date", "time"):
        return span, value
    start = Span(before.start(), span.end)
    first = _first_of(value.edtf) if value.edtf else None
    if first is None:
        return start, replace(value, narrates=False, edtf=None)
    return start, replace(value, edtf=f"{first}/..", vague=len(first) < len("2025-03-11"), narrates=False)


def _first_of(edtf: str) -> str | None:
    """The year, month or day that a value begins with, as an open EDTF interval may have it; None for a set or an unknown year."""
    first = edtf.split("/")[0]
    moment = Moment.read(first)
    if moment is not None and moment.year is not None and moment.unit in ("day", "month", "year"):
        return first
    low = None if edtf.startswith("[") else bounds(edtf)[0]
    return low.isoformat()[:7] if low else None


def _shared_year(hits: Sequence[tuple[object, Hit]], index: int) -> int | None:
    """The year stated by a later date joined to this one: 2002 in "between March 3 and April 5, 2002"."""
    hit = hits[index][1]
    for _, later in hits[index + 1 : index + 4]:
        if later.first - hit.last > 2:
            return None
        gap = [hit.tokens.word(i) for i in range(hit.last, later.first)]
        if later.first >= hit.last and len(gap) <= 2 and set(gap) <= _JOINT and gap and gap != [","]:
            year = later.word("YEAR")
            return int(year) if year and later.month is not None and hit.month is not None else None
    return None


@cache
def _named_pattern() -> re.Pattern[str]:
    names = sorted(named_days(), key=len, reverse=True)
    return re.compile(r"(?<![\w/.-])(?:" + "|".join(map(re.escape, names)) + r")(?![\w/]|-\d)", re.IGNORECASE)


def _named(text: str, published: date | None) -> Iterator[tuple[Span, Value]]:
    """Days known by name, from their date on."""
    for match in _named_pattern().finditer(text):
        day = named_days()[match.group().lower()]
        following = re.match(r"\W*(\w+)", text[match.end() : match.end() + 30])
        if day.followers and (following is None or following.group(1).lower() not in day.followers):
            continue
        first = bounds(day.edtf)[0]
        if published is None or (first is not None and first <= published):
            yield Span(*match.span()), Value(day.edtf, narrates=False)
