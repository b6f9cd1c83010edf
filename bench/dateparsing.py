"""What `dateparser` alone finds in a text and makes of it: the general library that dates are measured beside."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import Any

from dateparser.date import DateDataParser
from dateparser.search import search_dates

from dateline.model.span import Span

NAME = "dateparser alone (search_dates, English, in the past)"


def found_by_dateparser(text: str, published: date) -> list[tuple[Span, str | None]]:
    """Each expression that `search_dates` returns, where it stands, with its value as fine as dateparser says it is."""
    found: list[tuple[Span, str | None]] = []
    position = 0
    for words, moment in search_dates(text, languages=["en"], settings=_settings(published)) or ():
        start = text.find(words, position)
        if start < 0:
            continue
        position = start + len(words)
        found.append((_trimmed(text, Span(start, position)), _edtf(words, moment, published)))
    return found


def _trimmed(text: str, span: Span) -> Span:
    """The span without a preposition before it, which no annotation has and dateparser often returns."""
    first, _, rest = span.of(text).partition(" ")
    return Span(span.end - len(rest), span.end) if rest and first.lower() in ("on", "in", "at", "of", "by") else span


def _edtf(words: str, moment: datetime, published: date) -> str:
    period = _parser(published).get_date_data(words).period
    length = {"year": 4, "month": 7}.get(str(period), 10)
    return moment.date().isoformat()[:length]


@cache
def _parser(published: date) -> DateDataParser:
    return DateDataParser(languages=["en"], settings=_settings(published))


def _settings(published: date) -> dict[str, Any]:
    return {"RELATIVE_BASE": datetime.combine(published, datetime.min.time()), "PREFER_DATES_FROM": "past"}
