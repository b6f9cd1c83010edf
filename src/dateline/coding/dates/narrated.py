"""Resolves expressions counted from the event just narrated: "the previous month", "two days later", "the same evening"."""

from __future__ import annotations

import re
from datetime import timedelta

from dateline.coding.dates.bounds import bounds
from dateline.coding.dates.days import day
from dateline.coding.dates.hits import Anchors, Hit, Value
from dateline.coding.dates.holidays import holiday
from dateline.coding.dates.lexicon import lexicon
from dateline.coding.dates.values import Moment, interval, shifted, week_of

_SENTENCE_START = re.compile(r"(?:^|[.!?:]|\n)[\s\"'“‘(\[]*$")
_UNITS = {"hour": None, "minute": None, "second": None, "fortnight": ("week", 2), "century": ("decade", 10)}


def amount(hit: Hit) -> int | None:
    """The whole number that the hit counts with ("two", "a", "24"); None for a few, several, ranges and halves."""
    if hit.has("FEW", "HALF", "OR"):
        return 2 if hit.word("FEW") == "couple" else None
    places = [i for i in range(hit.first, hit.last) if hit.is_class(i, "D2", "NUM2", "NUM", "NUMBER", "NINETEEN", "AN")]
    exact = [i for i in places if not hit.is_class(i, "AN")] or places
    if not exact or len(exact) > 2:
        return None
    values = [_number(hit.tokens.word(i)) for i in exact]
    if len(values) == 2:
        tens, ones = values
        return (
            tens + ones
            if tens and ones and tens % 10 == 0 and ones < 10 and hit.tokens.word(exact[0]).isalpha()
            else None
        )
    return values[0]


def _number(word: str) -> int | None:
    if word in lexicon().numbers:
        return lexicon().numbers[word]
    plain = word.replace(",", "")
    return int(plain) if plain.isdecimal() and len(plain) <= 4 else None


def next_or_previous(hit: Hit, anchors: Anchors) -> Value | None:
    """The next, following or previous day, week, month, year, weekend or part of a day after the narrated one."""
    step = -1 if hit.has("PREVIOUS") else 1
    reference = anchors.reference
    if reference is None and step < 0 and not anchors.narrated and anchors.published:
        reference = anchors.published.isoformat()
    kind = "time" if hit.has("PART") else "date"
    if reference is None:
        return Value(None, kind=kind)
    if hit.has("WEEKEND"):
        return Value(_weekend_after(reference, step))
    if hit.has("DAYUNIT", "PART"):
        if (
            hit.has("PART")
            and not hit.has("DAYUNIT")
            and step > 0
            and hit.word("PART") in ("evening", "night", "afternoon")
        ):
            return Value(_day_of(reference, 1), kind=kind)
        return Value(_day_of(reference, step), kind=kind)
    return Value(neighbour_unit(reference, step, hit.unit or ""))


def neighbour_unit(reference: str, step: int, unit: str) -> str | None:
    """The whole week, month, year or decade `step` of them from the one that holds `reference`."""
    moment = Moment.read(reference) or _around(reference)
    if unit == "week":
        at = moment.date() if moment else None
        return week_of(at + timedelta(weeks=step)) if at else shifted(reference, step, "week")
    if moment is None:
        return None
    if unit == "month":
        return moment.plus_months(step).edtf() if moment.unit in ("day", "month") else None
    if unit == "year" and moment.year is not None:
        return Moment(moment.year + step).edtf()
    return f"{moment.year // 10 + step:03d}X" if unit == "decade" and moment.year is not None else None


def _around(edtf: str) -> Moment | None:
    """The month or year that holds all of an interval ("late March" is of March); None where none does."""
    low, high = bounds(edtf) if "/" in edtf else (None, None)
    if low is None or high is None or low.year != high.year:
        return None
    return Moment(low.year, low.month if low.month == high.month else None)


def _day_of(reference: str, step: int) -> str | None:
    moment = Moment.read(reference)
    return shifted(reference, step, "day") if moment and moment.unit == "day" else None


def _weekend_after(reference: str, step: int) -> str | None:
    moment = Moment.read(reference)
    at = moment.date() if moment else None
    if at is None:
        return None
    saturday = at - timedelta(days=(at.weekday() - 5) % 7 or (7 if step < 0 else 0))
    saturday += timedelta(weeks=1) if step > 0 else timedelta()
    return interval(saturday, saturday + timedelta(days=1))


def the_same(hit: Hit, anchors: Anchors) -> Value | None:
    """The same or that day, part of a day, week, month or year as the narrated one."""
    reference = anchors.reference
    if hit.has("PART", "DAYUNIT"):
        moment = Moment.read(reference) if reference else None
        known = reference if moment and moment.unit == "day" else None
        return Value(known, kind="time" if hit.has("PART") else "date")
    if reference is None or hit.has("WEEKEND", "SEASON"):
        return Value(None)
    return Value(neighbour_unit(reference, 0, hit.unit or ""))


def later_or_earlier(hit: Hit, anchors: Anchors) -> Value | None:
    """So many units later or earlier than the narrated date.

    "A day after" at the start of a sentence counts on from that date. Within a sentence it dates what follows, which came before the
    date narrated: in "said on Wednesday, a day after a bomb killed 12" the bomb fell on Tuesday.
    """
    unit, number = hit.unit, amount(hit) if not hit.is_class(hit.first, "THE") else 1
    later = hit.has("LATER", "AFTER")
    if hit.has("BEFORE", "AFTER") and not _starts_sentence(hit) and _governs(hit):
        later = not later
    if hit.has("PART"):
        return Value(_day_of(anchors.reference, 1 if later else -1) if anchors.reference else None, kind="time")
    if unit is None:
        return None
    if not _governs(hit) and hit.has("BEFORE", "AFTER") and not hit.has("THE") and hit.has("LEAST", "MORE"):
        return Value(None)
    reference = anchors.reference
    if reference is None and not anchors.narrated and anchors.published and not later:
        reference = anchors.published.isoformat()
    if unit in ("hour", "minute", "second"):
        short = number is not None and (unit != "hour" or number < 12) and anchors.reference is not None
        return Value(_day_of(anchors.reference, 0) if short and anchors.reference else None, kind="time")
    if reference is None or number is None:
        return Value(None)
    name, times = _UNITS.get(unit) or (unit, 1)
    if unit == "year" and number == 1 and anchors.in_quarter is not None:
        return Value(shifted(reference, 1 if later else -1, "year"), narrates=False)
    moved = shifted(reference, number * times * (1 if later else -1), name)
    if later and moved and anchors.published and not anchors.chronicle and not anchors.ahead():
        first = bounds(moved)[0]
        if first is not None and first > anchors.published:  # counted from something else than what was narrated
            return Value(None)
    return Value(_approximate(moved, hit))


def from_day(hit: Hit, anchors: Anchors) -> Value | None:
    """So many units before or after a day that is named with them ("the day before last Tuesday")."""
    edge = hit.find("BEFORE", "AFTER")
    if edge is None:
        return None
    count, named = Hit(hit.tokens, hit.first, edge), _named(Hit(hit.tokens, edge + 1, hit.last), anchors)
    number, unit = 1 if count.has("THE") else amount(count), count.unit
    if named is None or unit in (None, "hour", "minute", "second"):
        return None
    if named.edtf is None or number is None:
        return Value(None)
    name, times = _UNITS.get(unit) or (unit, 1)
    return Value(shifted(named.edtf, number * times * (1 if hit.has("AFTER") else -1), name))


def eve_of_day(hit: Hit, anchors: Anchors) -> Value | None:
    """The day before one that is named with it ("the eve of Eid al-Fitr")."""
    place = hit.find("OF")
    named = _named(Hit(hit.tokens, (place or hit.first) + 1, hit.last), anchors)
    if named is None or named.kind == "nothing":
        return None
    first = named.edtf.split("/")[0] if named.edtf else None
    before = shifted(first, -1, "day") if first else None
    return Value(f"{before}~" if before and first and first.endswith("~") else before)


def _named(hit: Hit, anchors: Anchors) -> Value | None:
    return holiday(hit, anchors) if hit.has("HOLIDAY", "BOXING", "NEW") else day(hit, anchors)


def before_last(hit: Hit, anchors: Anchors) -> Value | None:
    """The week, weekend, month or year before the last, or so many weekends ago."""
    if anchors.published is None:
        return Value(None)
    back = 2 if hit.has("LAST") else amount(hit)
    if back is None:
        return None
    published = anchors.published
    if hit.has("WEEKEND", "WEEKENDS"):
        saturday = published - timedelta(days=(published.weekday() - 5) % 7 + 7 * (back - 1))
        return Value(interval(saturday, saturday + timedelta(days=1)))
    return Value(neighbour_unit(published.isoformat(), -back, hit.unit or ""))


def _approximate(edtf: str | None, hit: Hit) -> str | None:
    """The value marked approximate ("about", "more than") where EDTF has a mark for it: a year, month or day of a known year."""
    moment = Moment.read(edtf) if edtf and "/" not in edtf else None
    markable = moment is not None and moment.year is not None and moment.unit in ("day", "month", "year")
    return f"{edtf}~" if markable and hit.has("ABOUT", "MORE", "LEAST") else edtf


def _starts_sentence(hit: Hit) -> bool:
    start = hit.tokens.start(hit.first)
    return bool(_SENTENCE_START.search(hit.tokens.text[max(0, start - 10) : start]))


def _governs(hit: Hit) -> bool:
    """Whether "a day after" is followed by what it counts from ("after the attack"), rather than closing its clause."""
    following = hit.neighbour(hit.last)
    return following[:1].isalnum() and following.lower() not in _PLACING


_PLACING = frozenset({"in", "at", "near", "on", "outside", "inside", "by", "from", "and", "but", "when"})
RESOLVERS = (next_or_previous, the_same, later_or_earlier, from_day, eve_of_day, before_last)
