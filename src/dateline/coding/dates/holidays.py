"""Resolves holidays to the days they fall on (knowledge/data/dates/holidays.toml)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.coding.dates.days import DAYS_AHEAD, day_number, stated_year
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
    "fitar": "fitr",
    "arbain": "arbaeen",
    "deepavali": "diwali",
    **dict.fromkeys(("norouz", "nauruz", "navroz", "newroz"), "nowruz"),
}
NO_DAY = Value(None, narrates=False)
# Days around publication within which a bare "Eid" is known to be meant.
EID_NEAR = 14
_NAMED = ("ORTHODOX", "HOLIDAY", "EPITHET", "NEW", "FESTIVAL", "BOXING", "EVE", "WEEKDAY")


@dataclass(frozen=True, slots=True)
class _Days:
    first: date
    last: date


def holiday(hit: Hit, anchors: Anchors) -> Value | None:
    """The day or days of a holiday in the stated year, else the nearest past or soon to come; Islamic ones are approximate."""
    nth = _nth_day(hit)
    if nth is not None:
        hit = Hit(hit.tokens, hit.find("HOLIDAY", "BOXING", "NEW") or hit.first, hit.last)
    found = _feast(_name(hit), anchors.published)
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
    return Value(_written(_day(chosen, nth), approximate=found.is_approximate)) if chosen else NO_DAY


def _nth_day(hit: Hit) -> int | None:
    """Which day of the feast the words name ("the first day of Ramadan"): 1 for the first, 0 for the last; None for all of it."""
    place = hit.find("DAYUNIT")
    if place is None or not hit.is_class(place + 1, "OF"):
        return None
    head = Hit(hit.tokens, hit.first, place)
    word = head.word("RANK", "RANKS", "DAYTH")
    return 0 if head.has("LAST") else day_number(word) if word else None


def _day(days: _Days, nth: int | None) -> _Days:
    if nth is None:
        return days
    day = days.last if nth == 0 else days.first + timedelta(days=nth - 1)
    return _Days(day, day)


def _feast(name: str, published: date | None) -> Holiday | None:
    """The holiday of that name; a bare "Eid" is the one that begins within EID_NEAR days of publication."""
    if name != "eid" or published is None:
        return holidays().get(name)
    for feast in ("eid fitr", "eid adha"):
        days = (span.first for year in _around(published) for span in _in_year(holidays()[feast], year))
        if any(abs((published - first).days) <= EID_NEAR for first in days):
            return holidays()[feast]
    return None


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
    elif found.orthodox is not None:
        yield orthodox_easter(year) + timedelta(days=found.orthodox)
    elif found.on:
        yield from (date.fromisoformat(day) for day in found.on if day.startswith(f"{year:04d}-"))
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


def orthodox_easter(year: int) -> date:
    """Orthodox Easter Sunday by the Julian computus (Meeus), as a Gregorian day from 1583 on."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    days = d + (2 * a + 4 * b - d + 34) % 7 + 114
    julian = date(year, days // 31, days % 31 + 1)
    return julian + timedelta(days=year // 100 - year // 400 - 2)


def islamic_day(year: int, month: int, day: int) -> date:
    """The Gregorian day of a day of the tabular Islamic calendar."""
    return date.fromordinal(
        day + 29 * (month - 1) + month // 2 + 354 * (year - 1) + (3 + 11 * year) // 30 + _ISLAMIC_EPOCH
    )


RESOLVERS = (holiday,)
