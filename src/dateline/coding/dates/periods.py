"""Resolves expressions that name a month, season, quarter or half of a year, and thirds of periods (early, mid, late)."""

from __future__ import annotations

import calendar
from datetime import date

from dateline.coding.dates.chronicle import narrated_year
from dateline.coding.dates.days import stated_year
from dateline.coding.dates.hits import Anchors, Hit, Value
from dateline.coding.dates.lexicon import lexicon
from dateline.coding.dates.values import Moment, shifted

# Words before "May", "March" or "Mar" that make it a month when nothing after it does.
_MONTH_CUES = ("IN", "SINCE", "UNTIL", "BY", "DURING", "OF", "FROM", "BETWEEN", "TO", "AND", "COMMA", "LATE", "EARLY")
# "Early", "mid" and "late" name a third of a period: days of a month, months of a year.
_THIRDS_OF_MONTH = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_THIRDS_OF_YEAR = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}


def edge(hit: Hit) -> str | None:
    """Which third of the period the words name: "early", "mid" or "late"; None for all of it."""
    names = {"early": ("EARLY", "EARLIER", "BEGIN"), "mid": ("MID", "MIDDLE"), "late": ("LATE", "LATER", "END")}
    return next((third for third, classes in names.items() if hit.has(*classes)), None)


def third_of(moment: Moment, third: str | None) -> str:
    """The EDTF value of a month or year, or of a third of it."""
    year = moment.edtf()[:4]
    if third is None or moment.unit not in ("month", "year"):
        return moment.edtf()
    if moment.month is None:
        first, last = _THIRDS_OF_YEAR[third]
        return f"{year}-{first:02d}/{year}-{last:02d}"
    first, last = _THIRDS_OF_MONTH[third]
    last = min(last, calendar.monthrange(moment.year or 2001, moment.month)[1])
    return f"{moment.edtf()}-{first:02d}/{moment.edtf()}-{last:02d}"


def month(hit: Hit, anchors: Anchors) -> Value | None:
    """A month: the one of the stated year, else the nearest past ("last", "this" and "next" as they say)."""
    number, place = hit.month, hit.month_place
    if number is None or place is None or not _is_month(hit, place):
        return None
    year = stated_year(hit, anchors, place)
    if year is None and not hit.has("YEARUNIT"):
        year = year_of_month(number, hit, anchors)
    if year is not None and anchors.published and hit.has("LAST") and _is_month_before(year, number, anchors.published):
        return Value(f"[{year - 1:04d}-{number:02d},{year:04d}-{number:02d}]")
    return Value(third_of(Moment(year, number), edge(hit)))


def _is_month_before(year: int, month: int, published: date) -> bool:
    """Whether "last February" is said in March, so that it may be of this year or of the last."""
    return Moment(published.year, published.month).plus_months(-1) == Moment(year, month)


def _is_month(hit: Hit, place: int) -> bool:
    """Whether may, march or a short form is a month here: "in May", "last March", "Oct 2004", not "Theresa May" or "Dec"."""
    if hit.is_class(place, "MONTH"):
        return True
    if hit.has("YEAR", "YEARUNIT") or place > hit.first:
        return not hit.is_class(place, "MAYBE_MONTH") or hit.first == place or not hit.is_class(place - 1, "THE")
    cue = hit.is_class(place - 1, *_MONTH_CUES) and not hit.is_class(place - 1, "AND", "TO", "COMMA", "OF", "BY")
    if hit.is_class(place - 1, "AND", "TO", "COMMA"):
        cue = hit.is_class(place - 2, "MONTH", "YEAR", "D2", "WEEKDAY")
    if hit.is_class(place, "MONTH_SHORT"):
        return cue
    written = hit.neighbour(place)
    following = hit.neighbour(place + 1)
    capital_follows = following[:1].isupper() and not hit.tokens.one_case
    return cue and (hit.tokens.one_case or written[:1].isupper()) and not capital_follows


def year_of_month(number: int, hit: Hit, anchors: Anchors) -> int | None:
    """The year of a month that none is given with; None where nothing tells it."""
    published = anchors.published
    if hit.has("PREVIOUS", "FOLLOWING", "THAT", "SAME"):
        reference = Moment.read(anchors.reference) if anchors.reference else None
        if reference is not None and hit.has("THAT", "SAME"):
            return reference.year
        if reference is None or reference.year is None or reference.month is None or reference.month > 12:
            return None
        step = hit.has("FOLLOWING") and number <= reference.month
        return reference.year + step - (hit.has("PREVIOUS") and number >= reference.month)
    plain = not hit.has("THIS", "NEXT", "COMING", "LAST", "PAST")
    if plain and (told := narrated_year(number, anchors)) is not None:
        return told
    if published is None:
        return None
    if hit.has("THIS"):
        return published.year
    if hit.has("NEXT", "COMING"):
        return published.year + (number <= published.month)
    if hit.has("LAST", "PAST"):
        return published.year - (number >= published.month)
    past = published.year - (number > published.month)
    return past + 1 if 0 < (number - published.month) % 12 <= 9 and anchors.ahead() else past


def season(hit: Hit, anchors: Anchors) -> Value | None:
    """A season of a year, as EDTF 21-24; without a year the nearest past one."""
    place = hit.find("SEASON")
    if place is None or not _is_season(hit, place):
        return None
    code = lexicon().seasons[hit.tokens.word(place)]
    year = stated_year(hit, anchors, place)
    published = anchors.published
    if year is None and anchors.chronicle and not hit.has("LAST", "THIS", "NEXT", "YEARUNIT"):
        return Value(_season_narrated(code, anchors))
    if year is None and published is not None and not hit.has("YEARUNIT"):
        started = published.month >= 3 * (code - 20)
        year = published.year - (not started and not hit.has("THIS", "NEXT", "COMING"))
        year -= started and hit.has("LAST") and published.month < 3 * (code - 20) + 3
        year += started and hit.has("NEXT")
    return Value(Moment(year, code).edtf() if year is not None else None)


def _season_narrated(code: int, anchors: Anchors) -> str | None:
    reference = Moment.read(anchors.reference) if anchors.reference else None
    return Moment(reference.year, code).edtf() if reference is not None and reference.year is not None else None


def _is_season(hit: Hit, place: int) -> bool:
    if hit.has("YEAR", "LAST", "THIS", "NEXT", "COMING", "YEARUNIT", "PAST"):
        return not (place == hit.first and hit.neighbour(place - 1)[:1].isupper() and not hit.tokens.one_case)
    if hit.tokens.word(place) == "fall" or not hit.is_class(hit.first, "THE", "EARLY", "LATE", "MID"):
        return False
    return hit.is_class(hit.first - 1, "IN", "DURING", "OF", "SINCE", "MORE", "TO") and not hit.is_class(
        place + 1, "DASH"
    )


def quarter(hit: Hit, anchors: Anchors) -> Value | None:
    """A quarter (EDTF 33-36) or half of a year; without a year the latest one begun."""
    rank = lexicon().numbers[hit.word("RANK") or "first"]
    place = hit.find("RANK")
    if place is None or (hit.has("HALF") and (rank > 2 or not hit.has("YEAR", "YEARUNIT"))):
        return None
    year = stated_year(hit, anchors, place)
    if year is None:
        if anchors.published is None:
            return Value(None)
        now = (anchors.published.month - 1) // (6 if hit.has("HALF") else 3) + 1
        year = anchors.published.year - (rank > now) + (hit.has("NEXT") and rank <= now)
    if hit.has("HALF"):
        return Value(f"{year:04d}-01/{year:04d}-06" if rank == 1 else f"{year:04d}-07/{year:04d}-12")
    return Value(Moment(year, 32 + rank).edtf())


def the_quarter(hit: Hit, anchors: Anchors) -> Value | None:
    """The quarter at hand: the one narrated, else the last that ended before publication ("the current quarter": the one begun)."""
    reference = Moment.read(anchors.reference) if anchors.reference else None
    if reference is not None and reference.unit == "quarter":
        return Value(reference.edtf())
    if anchors.published is None:
        return Value(None)
    index = anchors.published.year * 4 + (anchors.published.month - 1) // 3 - (not hit.has("CURRENT"))
    return Value(Moment(index // 4, 33 + index % 4).edtf())


def year_before(hit: Hit, anchors: Anchors) -> Value | None:
    """A year before the period narrated ("the year-earlier period"), else the year before publication."""
    if anchors.reference is not None:
        return Value(shifted(anchors.reference, -1, "year"), narrates=False)
    return Value(
        f"{anchors.published.year - 1:04d}" if anchors.published and not anchors.narrated else None, narrates=False
    )


RESOLVERS = (month, season, quarter, the_quarter, year_before)
