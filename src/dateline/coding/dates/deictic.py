"""Resolves expressions counted from the publication date: "two days ago", "last month", "over the weekend", "in the past 24 hours"."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from dateline.coding.dates.hits import Anchors, Hit, Value
from dateline.coding.dates.narrated import amount, neighbour_unit
from dateline.coding.dates.periods import edge, third_of
from dateline.coding.dates.values import Moment, interval, shifted, week_of

_DAYS = {"minute": 0, "hour": 1 / 24, "second": 0, "day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
# A count of "a few" or "several" days is two to six of them.
_FEW = (2, 6)


def ago(hit: Hit, anchors: Anchors) -> Value | None:
    """So long before publication, as finely as the unit says: days to the day, weeks to the week, months to the month."""
    unit, published = hit.unit, anchors.published
    if unit is None:
        return None
    number = amount(hit)
    if unit == "year" and number == 1 and anchors.in_quarter is not None:
        return Value(shifted(anchors.in_quarter, -1, "year"), narrates=False)
    if published is None or (number is None and unit != "day"):
        return Value(None, narrates=False)
    if number is None:
        return Value(interval(published - timedelta(days=_FEW[1]), published - timedelta(days=_FEW[0])))
    return Value(_ago(published, number, unit, hit.has("ABOUT", "MORE", "LEAST")))


def _ago(published: date, number: int, unit: str, rough: bool) -> str | None:
    if unit in ("hour", "minute", "second"):
        days = number * _DAYS[unit]
        return interval(published - timedelta(days=1), published) if 0 < days < 24 else None
    if unit == "day":
        edtf = _back(published, number)
    elif unit in _DAYS:
        day = _back(published, number * int(_DAYS[unit]))
        return week_of(date.fromisoformat(day)) if day else None
    elif unit == "month":
        edtf = Moment(published.year, published.month).plus_months(-number).edtf() if number < 600 else None
    else:
        years = published.year - number * _MONTHS[unit] // 12
        edtf = Moment(years).edtf() if years > 0 else None
        rough = rough or unit in ("decade", "century")
    return f"{edtf}~" if edtf and rough else edtf


def _back(published: date, days: int) -> str | None:
    return (published - timedelta(days=days)).isoformat() if days < 36525 else None


def stretch(hit: Hit, anchors: Anchors) -> Value | None:
    """A stretch that ends or begins at publication; longer than a week it dates no single incident."""
    unit, published = hit.unit, anchors.published
    if unit is None:
        return None
    number = (
        amount(hit) if hit.has("D2", "NUM2", "NUM", "NUMBER", "FEW", "HALF") else (None if hit.word(*_PLURALS) else 1)
    )
    if hit.has("RECENT") or number is None or hit.has("NEXT", "COMING"):
        return Value(None, vague=True, narrates=False)
    long = unit in _MONTHS or number * _DAYS[unit] > 7
    if published is None:
        return Value(None, vague=long, narrates=False)
    first = _start(published, number, unit)
    return Value(interval(first, published) if first else None, vague=long, narrates=False)


_PLURALS = ("HOURS", "DAYS", "WEEKS", "MONTHS", "YEARS", "QUARTERS", "BIGUNITS")


def _start(published: date, number: int, unit: str) -> date | None:
    if unit in _DAYS:
        days = int(-(-number * _DAYS[unit] // 1)) or 1
        return published - timedelta(days=days) if days < 36525 else None
    months = published.year * 12 + published.month - 1 - number * _MONTHS[unit]
    if months < 12:
        return None
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(published.day, calendar.monthrange(year, month)[1]))


def last_this_next(hit: Hit, anchors: Anchors) -> Value | None:
    """Last, this or next week, month, year, weekend or part of a day; "earlier this month" runs up to publication."""
    published = anchors.published
    kind = "time" if hit.has("PART") else "date"
    if hit.has("THAT") or (hit.unit == "day" and not hit.has("THIS")):
        return None
    step = hit.has("NEXT", "COMING") - hit.has("LAST", "PAST")
    if (hit.has("PART") or hit.unit == "day") and anchors.today:
        return Value(shifted(anchors.today, step, "day"), kind=kind)
    if published is None:
        return Value(None, kind=kind, vague=_is_total(hit))
    if hit.has("WEEKEND"):
        past = step == 0 and not anchors.ahead() and (published.weekday() <= 2 or anchors.ahead() is False)
        return Value(_weekend(published, step, begun=past))
    if hit.unit == "quarter":
        index = published.year * 4 + (published.month - 1) // 3 + step
        return Value(Moment(index // 4, 33 + index % 4).edtf())
    whole = neighbour_unit(published.isoformat(), step, hit.unit or "")
    if step == 0 and whole and hit.has("EARLIER"):
        return Value(interval(_first_day(published, hit.unit or ""), published))
    if step == 0 and whole and hit.has("LATER"):
        return Value(whole, narrates=False)
    moment = Moment.read(whole) if whole else None
    return Value(third_of(moment, edge(hit)) if moment else whole, vague=_is_total(hit))


def _is_total(hit: Hit) -> bool:
    """Whether the words are those of a running total ("this year", "so far this year"), which dates no single incident."""
    return (
        hit.has("THIS", "CURRENT")
        and hit.unit in ("year", "decade", "century")
        and not hit.has("EARLIER", "EARLY", "LATE", "LATER")
    )


def _first_day(published: date, unit: str) -> date:
    match unit:
        case "week":
            return published - timedelta(days=published.weekday())
        case "month":
            return published.replace(day=1)
        case "year":
            return published.replace(month=1, day=1)
        case "decade":
            return date(max(1, published.year // 10 * 10), 1, 1)
        case _:
            raise ValueError(f"unknown unit: {unit}")


def weekend(hit: Hit, anchors: Anchors) -> Value | None:
    """The weekend: the last one begun, or the coming one in a clause about the future."""
    if anchors.published is None:
        return Value(None)
    return Value(_weekend(anchors.published, int(bool(anchors.ahead())), begun=True))


def _weekend(published: date, step: int, begun: bool = False) -> str:
    """The last weekend begun (`begun`, or `step` -1 past it), this week's (0) or the next (1)."""
    back = (published.weekday() - 5) % 7
    saturday = published - timedelta(days=back)
    if step > 0 or (not begun and step == 0 and back >= 2):
        saturday += timedelta(weeks=1)
    if step < 0 and back < 2:
        saturday -= timedelta(weeks=1)
    return interval(saturday, saturday + timedelta(days=1))


def night(hit: Hit, anchors: Anchors) -> Value | None:
    """Tonight, or overnight: the night that ended on the day of publication."""
    before = shifted(anchors.today, -1, "day") if anchors.today else None
    if before is None:
        return Value(None, kind="time")
    return Value(f"{before}/{anchors.today}" if hit.has("OVERNIGHT") else anchors.today, kind="time")


RESOLVERS = (ago, stretch, last_this_next, weekend, night)
