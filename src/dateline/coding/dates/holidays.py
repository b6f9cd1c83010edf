"""Resolves holidays to the days they fall on (knowledge/data/dates/holidays.toml)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.coding.dates.days import DAYS_AHEAD, stated_year
from dateline.coding.dates.hits import NOTHING, Anchors, Hit, Value
from dateline.coding.dates.lexicon import Holiday, holidays
from dateline.coding.dates.values import Moment

# The first day of the Islamic calendar less one, as an ordinal of the Gregorian calendar.
_ISLAMIC_EPOCH = 227014
_SPELLINGS = {
    "ramzan": "ramadan",
    "ramazan": "ramadan",
    "azha": "adha",
    "zuha": "adha",
    "ashoura": "ashura",
    "xmas": "christmas",
}
NO_DAY = Value(None, narrates=False)
_NAMED = ("HOLIDAY", "EPITHET", "NEW", "FESTIVAL", "BOXING", "EVE", "WEEKDAY")


@dataclass(frozen=True, slots=True)
class _Days:
    first: date
    last: date


def holiday(hit: Hit, anchors: Anchors) -> Value | None:
    """The day or days of a holiday in the stated year, else the nearest past or soon to come; Islamic ones are approximate."""
    found = holidays().get(_name(hit))
    if found is None:
        return NO_DAY if hit.has("HOLIDAY") else NOTHING
    name_end = hit.find("DAYUNIT", "EVE") if hit.has("NEW") else hit.first
    year = stated_year(Hit(hit.tokens, name_end or hit.first, hit.last), anchors, name_end or hit.first)
    published = anchors.published
    if year is None and published is None:
        return Value(Moment(None, found.month, found.day).edtf() if found.month and found.day else None)
    around = range(year, year + 1) if year else _around(published)
    days = [span for number in around for span in _in_year(found, number)]
    chosen = days[0] if year and days else _nearest(days, published, anchors)
    return Value(_written(chosen, approximate=found.islamic is not None)) if chosen else NO_DAY


def _name(hit: Hit) -> str:
    places = [i for i in range(hit.first, hit.last) if hit.is_class(i, *_NAMED)]
    words = [_SPELLINGS.get(word, word) for word in (hit.tokens.word(i) for i in places)]
    if words[0] == "new":
        words = ["new", "year", "eve" if hit.has("EVE") else "day"]
    if words[0] == "boxing":
        words = ["boxing", "day"]
    name = " ".join(words)
    return "easter" if name == "easter sunday" else name


def _around(published: date | None) -> range:
    return range(max(1, published.year - 1), min(9999, published.year + 1) + 1) if published else range(0)


def _in_year(found: Holiday, year: int) -> Iterator[_Days]:
    """Each time the holiday begins in a Gregorian year: once, or for Islamic ones up to twice."""
    for first in _starts(found, year):
        yield _Days(first, first + timedelta(days=found.days - 1))


def _starts(found: Holiday, year: int) -> Iterator[date]:
    if found.islamic is not None:
        month, day = found.islamic
        about = (year - 622) * 33 // 32
        for islamic_year in range(about - 1, about + 3):
            first = islamic_day(islamic_year, month, day)
            if first.year == year:
                yield first
    elif found.easter is not None:
        yield easter_sunday(year) + timedelta(days=found.easter)
    elif found.month is not None and found.day is not None:
        yield date(year, found.month, found.day)
    elif found.month is not None and found.weekday is not None and found.nth is not None:
        first = date(year, found.month, 1)
        yield first + timedelta(days=(found.weekday - first.weekday()) % 7 + 7 * (found.nth - 1))


def _nearest(days: list[_Days], published: date | None, anchors: Anchors) -> _Days | None:
    if published is None or not days:
        return None
    coming = next((span for span in days if span.first > published), None)
    limit = max(DAYS_AHEAD[False], DAYS_AHEAD[anchors.ahead()])
    if coming and (coming.first - published).days <= limit:
        return coming
    return max((span for span in days if span.first <= published), key=lambda span: span.first, default=None)


def _written(span: _Days, approximate: bool) -> str:
    mark = "~" if approximate else ""
    first, last = (f"{day.isoformat()}{mark}" for day in (span.first, span.last))
    return first if span.first == span.last else f"{first}/{last}"


def easter_sunday(year: int) -> date:
    """Western Easter Sunday by the Gregorian computus (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30, 2 * (b % 4) + 2 * (c // 4) - c % 4
    shift = (32 + e - d) % 7
    days = d + shift - 7 * ((a + 11 * d + 22 * shift) // 451) + 114
    return date(year, days // 31, days % 31 + 1)


def islamic_day(year: int, month: int, day: int) -> date:
    """The Gregorian day of a day of the tabular Islamic calendar."""
    return date.fromordinal(
        day + 29 * (month - 1) + month // 2 + 354 * (year - 1) + (3 + 11 * year) // 30 + _ISLAMIC_EPOCH
    )


RESOLVERS = (holiday,)
