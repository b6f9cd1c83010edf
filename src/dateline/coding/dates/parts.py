"""Resolves parts of named periods: "the first week of March", "the last days of May", "the end of the month", "later in the year"."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from dateline.coding.dates.days import day_number, stated_year, year_of
from dateline.coding.dates.hits import Anchors, Hit, Value
from dateline.coding.dates.lexicon import lexicon
from dateline.coding.dates.narrated import amount, neighbour_unit
from dateline.coding.dates.numeric import century_of
from dateline.coding.dates.periods import edge, third_of, year_of_month
from dateline.coding.dates.values import Moment, interval

_FEW_DAYS = 4  # "the first days of May" are about so many


def part_of_month(hit: Hit, anchors: Anchors) -> Value | None:
    """A numbered or last week, weekend, weekday, half or stretch of days of a named month."""
    number, place = hit.month, hit.month_place
    if number is None or place is None:
        return None
    year = stated_year(hit, anchors, place) or (year_of_month(number, hit, anchors))
    if year is None:
        return Value(Moment(None, number).edtf())
    rank = _rank(hit, place)
    return Value(_days_of(hit, Moment(year, number), rank)) if rank is not None else None


def _rank(hit: Hit, before: int) -> int | None:
    """Which of them: 1 for the first; 0 for the last."""
    head = Hit(hit.tokens, hit.first, before)
    if head.has("LAST", "END"):
        return 0
    word = head.word("RANK", "RANKS", "DAYTH", "BEGIN", "EARLY")
    if word is None:
        return None
    return 1 if head.has("BEGIN", "EARLY") else lexicon().numbers.get(word) or day_number(word)


def _days_of(hit: Hit, month: Moment, rank: int) -> str | None:
    first = date.fromisoformat(f"{month.edtf()}-01")
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    if hit.has("WEEKDAY", "WEEKEND"):
        return _nth_weekday(first, last, 5 if hit.weekday is None else hit.weekday, rank, hit.has("WEEKEND"))
    if hit.has("HALF"):
        middle = first + timedelta(days=14)
        return (
            interval(first, middle) if rank == 1 else interval(middle + timedelta(days=1), last) if rank != 1 else None
        )
    length = 7 if hit.has("WEEKUNIT") else 1 if hit.has("DAYUNIT") else _FEW_DAYS
    if rank == 0:
        return interval(last - timedelta(days=length - 1), last)
    begin = first + timedelta(days=length * (rank - 1))
    return interval(begin, min(last, begin + timedelta(days=length - 1))) if begin <= last else None


def _nth_weekday(first: date, last: date, weekday: int, rank: int, both: bool) -> str | None:
    day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (rank - 1))
    if rank == 0:
        day = last - timedelta(days=(last.weekday() - weekday) % 7)
    if not first <= day <= last:
        return None
    return interval(day, day + timedelta(days=1)) if both else day.isoformat()


def months_of_year(hit: Hit, anchors: Anchors) -> Value | None:
    """The first or last months, quarters, quarter or half of a year."""
    head = hit.find("OF") or hit.last
    count, last = Hit(hit.tokens, hit.first + 2, head), hit.is_class(hit.first + 1, "LAST")
    months = (amount(count) or 1) * (6 if count.has("HALF") else 3 if count.has("QUARTER", "QUARTERS") else 1)
    year = stated_year(hit, anchors, head)
    if year is None and hit.has("YEARUNIT") and anchors.published:
        year = anchors.published.year
    if year is None or not 1 <= months <= 12 or (not last and hit.word("RANK") != "first"):
        return Value(None)
    first = 13 - months if last else 1
    return Value(
        f"{year:04d}-{first:02d}/{year:04d}-{first + months - 1:02d}" if months > 1 else f"{year:04d}-{first:02d}"
    )


def edge_of_unit(hit: Hit, anchors: Anchors) -> Value | None:
    """The end, middle or beginning of the day, week, month, year or decade at hand: the narrated one in a history, else publication's."""
    base = anchors.reference if anchors.chronicle or anchors.published is None else anchors.published.isoformat()
    unit = hit.unit or ""
    if unit == "day":
        moment = Moment.read(anchors.reference) if anchors.reference else None
        return Value(anchors.reference if moment and moment.unit == "day" else anchors.today, kind="time")
    whole = neighbour_unit(base, 0, unit) if base else None
    moment = Moment.read(whole) if whole else None
    return Value(third_of(moment, edge(hit)) if moment and moment.year is not None else whole, narrates=False)


def day_of_narrated(hit: Hit, anchors: Anchors) -> Value | None:
    """A numbered day of the month narrated ("on the 25th"); without one, of this or last month, the nearest past."""
    place = hit.find("DAYTH")
    if place is None or not _closes(hit):
        return None
    number = day_number(hit.tokens.word(place))
    reference = Moment.read(anchors.reference) if anchors.reference else None
    if reference is not None and reference.unit in ("day", "month"):
        moment = Moment(reference.year, reference.month, number)
        return Value(moment.edtf() if moment.exists else None)
    if anchors.published is None or anchors.narrated or anchors.chronicle:
        return Value(None)
    month = Moment(anchors.published.year, anchors.published.month).plus_months(-(number > anchors.published.day))
    moment = Moment(month.year, month.month, number)
    return Value(moment.edtf() if moment.exists else None)


# Words that can follow a numbered day, when it is not the number of something ("the 25th Division", "the 38th parallel").
_AFTER = frozenset(
    """a an the and or but at in on by to until when while as with they he she it we his her its their this that these those
    there two three four some many most all after before from they another both was were had did who which""".split()
)


def _closes(hit: Hit) -> bool:
    following = hit.neighbour(hit.last)
    return not following or following in ",.;:)–—" or following.lower() in _AFTER


def ordinal_day(hit: Hit, anchors: Anchors) -> Value | None:
    """The third day of a siege: a day counted from a beginning that is not known here."""
    return Value(None, narrates=False)


def military(hit: Hit, anchors: Anchors) -> Value | None:
    """A military date-time group: 041530Z JUL 12 is 15:30 UTC on 4 July 2012."""
    digits, month = hit.word("DTG") or "", hit.month
    number, hour, minute = (int(digits[i : i + 2]) for i in (0, 2, 4))
    if month is None or hour > 23 or minute > 59:
        return None
    place = hit.month_place or hit.first
    after = Hit(hit.tokens, place + 1, hit.last).word("YEAR", "NUM2", "D2")
    year = _year_written(after, anchors) if after else year_of(month, number, None, anchors)
    moment = Moment(year, month, number)
    if not moment.exists:
        return None
    return Value(moment.edtf(), kind="time", time=f"T{hour:02d}:{minute:02d}{'Z' if digits.endswith('z') else ''}")


def _year_written(word: str, anchors: Anchors) -> int:
    return int(word) if len(word) == 4 else century_of(int(word), anchors.published)


RESOLVERS = (part_of_month, months_of_year, edge_of_unit, day_of_narrated, ordinal_day, military)
