"""Resolves expressions that name a day: dates with a month, weekdays, today and its neighbours, with or without a time of day."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.coding.dates.chronicle import narrated_year
from dateline.coding.dates.hits import Anchors, Hit, Value
from dateline.coding.dates.lexicon import lexicon
from dateline.coding.dates.numeric import century_of, numeric
from dateline.coding.dates.values import Moment, shifted

# A date without a year is the nearest past one, or at most so many days ahead: 10 in a clause about the past (a weekly is dated late),
# 60 where the tense is unclear ("the summit on March 12"), half a year in a clause about the future.
DAYS_AHEAD = {False: 10, None: 60, True: 183}


def day(hit: Hit, anchors: Anchors) -> Value | None:
    """A day; None when the words turn out to name none."""
    if hit.has("WEEKDAY_SHORT") and not _short_weekday_fits(hit):
        return None
    found, edtf = _day_edtf(hit, anchors)
    return Value(edtf) if found else None


def day_time(hit: Hit, anchors: Anchors) -> Value | None:
    """A time of day with its day; the value is the day's."""
    found = day(hit, anchors)
    return Value(found.edtf, kind="time") if found else None


def day_range(hit: Hit, anchors: Anchors) -> Value | None:
    """Days of one month: an interval where they follow each other or are its ends, else a set of all of them, or one of them ("or")."""
    month, place = hit.month, hit.month_place
    places = [i for i in range(hit.first, hit.last) if hit.is_class(i, "D2", "DAYTH") and not _is_year(hit, i)]
    if month is None or place is None or len(places) < 2:
        return None
    numbers = [day_number(hit.tokens.word(i)) for i in places]
    year = stated_year(hit, anchors, places[-1]) or year_of(month, numbers[0], None, anchors)
    days = [Moment(year, month, number) for number in numbers]
    if numbers != sorted(set(numbers)) or not all(moment.exists for moment in days):
        return None
    listed = ",".join(moment.edtf() for moment in days)
    kind = "time" if hit.has("PART") else "date"
    if hit.has("OR"):
        return Value(f"[{listed}]", kind=kind)
    ends = hit.has("DASH", "TO") or hit.is_class(hit.first - 1, "BETWEEN")
    if ends or numbers == list(range(numbers[0], numbers[-1] + 1)):
        return Value(f"{days[0].edtf()}/{days[-1].edtf()}", kind=kind)
    return Value(f"{{{listed}}}", kind=kind)


def _is_year(hit: Hit, place: int) -> bool:
    """Whether two figures are a year ("'12")."""
    return hit.is_class(place - 1, "APOS")


def day_of_month(hit: Hit, anchors: Anchors) -> Value | None:
    """A numbered day of this or last month ("the 3rd of this month")."""
    place = hit.find("DAYTH")
    if place is None or anchors.published is None:
        return Value(None)
    base = Moment(anchors.published.year, anchors.published.month).plus_months(-1 if hit.has("LAST") else 0)
    moment = Moment(base.year, base.month, day_number(hit.tokens.word(place)))
    return Value(moment.edtf()) if moment.exists else None


_DAY_NUMBERS = ("D2", "DAYTH", "RANK", "RANKS")


def day_number(word: str) -> int:
    """The number of a day written 3, 03, 3rd or third."""
    if word.isalpha():
        return lexicon().numbers[word]
    return int("".join(filter(str.isdecimal, word)))


def _day_edtf(hit: Hit, anchors: Anchors) -> tuple[bool, str | None]:
    """Whether the words name a day, and its value as far as known."""
    if hit.month_place is not None:
        moment = _month_day(hit, anchors)
        return moment is not None, moment.edtf() if moment else None
    if (word := hit.word("ISO", "DATE3")) is not None:
        edtf = numeric(word, hit.tokens.text, anchors.published, anchors.ahead())
        return edtf is not None, edtf
    offset = _offset(hit)
    if offset is not None:
        return True, shifted(anchors.today, offset, "day") if anchors.today else None
    return hit.weekday is not None, _weekday_edtf(hit, anchors)


def _offset(hit: Hit) -> int | None:
    """Days from publication that "yesterday", "tonight" or "last night" say."""
    for name, offset in {"TODAY": 0, "YESTERDAY": -1, "TOMORROW": 1, "TONIGHT": 0}.items():
        if hit.has(name):
            return offset
    if hit.weekday is None and hit.has("PART"):
        return -1 if hit.has("LAST") else 0 if hit.has("THIS") else None
    return None


def _month_day(hit: Hit, anchors: Anchors) -> Moment | None:
    month, place = hit.month, hit.month_place
    if month is None or place is None:
        return None
    before = place - 1 - hit.is_class(place - 1, "OF")
    if before >= hit.first and hit.is_class(before, *_DAY_NUMBERS):
        at = before
    else:
        at = next((i for i in range(place + 1, min(place + 4, hit.last)) if hit.is_class(i, *_DAY_NUMBERS)), -1)
    if at < 0:
        return None
    number = day_number(hit.tokens.word(at))
    year = stated_year(hit, anchors, max(place, at)) or year_of(month, number, hit.weekday, anchors)
    moment = Moment(year, month, number)
    return moment if moment.exists else None


def stated_year(hit: Hit, anchors: Anchors, place: int) -> int | None:
    """The year given after token `place`, in four figures, two ("12 JAN 89", "May '68") or words ("last year"); None without one."""
    if (at := Hit(hit.tokens, place + 1, hit.last).find("YEAR")) is not None:
        return int(hit.tokens.word(at))
    for i in range(place + 1, min(place + 4, hit.last)):
        if hit.is_class(i, "NUM2", "D2") and (hit.is_class(i - 1, "APOS") or hit.is_class(i, "NUM2")):
            return century_of(int(hit.tokens.word(i)), anchors.published)
    if hit.has("YEARUNIT"):
        return _worded_year(hit, anchors)
    if (hit.has("LAST") or hit.has("NEXT")) and hit.weekday is None and anchors.published:
        return None
    return anchors.year


def _worded_year(hit: Hit, anchors: Anchors) -> int | None:
    if hit.has("SAME", "THAT", "PREVIOUS", "FOLLOWING"):
        reference = Moment.read(anchors.reference) if anchors.reference else None
        if reference is None or reference.year is None:
            return None
        return reference.year + hit.has("FOLLOWING") - hit.has("PREVIOUS")
    if anchors.published is None:
        return None
    return anchors.published.year + hit.has("NEXT") - hit.has("LAST")


def year_of(month: int, number: int, weekday: int | None, anchors: Anchors) -> int | None:
    """The year of a day without one: the nearest past, or the next within DAYS_AHEAD.

    A weekday beside it picks the year in which it falls on that day.
    """
    published = anchors.published
    told = narrated_year(month, anchors) if weekday is None or anchors.chronicle else None
    if told is not None:
        near = [Moment(year, month, number) for year in (told, told + 1, told - 1)]
        return next((d.year for d in near if weekday is None or _falls_on(d, weekday)), told)
    if published is None:
        return None
    days = [date(year, month, number) for year in _years(published) if Moment(year, month, number).exists]
    if not days:
        return None
    if weekday is not None:
        fitting = [d for d in days if d.weekday() == weekday]
        days = fitting or days
    coming = next((d for d in days if published < d <= published + timedelta(days=DAYS_AHEAD[True])), None)
    if coming and (coming - published).days <= max(DAYS_AHEAD[False], DAYS_AHEAD[anchors.ahead()]):
        return coming.year
    return max((d for d in days if d <= published), default=days[-1]).year


def _falls_on(moment: Moment, weekday: int) -> bool:
    day = moment.date() if moment.exists else None
    return day is not None and day.weekday() == weekday


def _years(published: date) -> range:
    return range(max(1, published.year - 6), min(9999, published.year + 1) + 1)


def _weekday_edtf(hit: Hit, anchors: Anchors) -> str | None:
    weekday = hit.weekday
    if weekday is None:
        return None
    if hit.has("FOLLOWING", "PREVIOUS", "SAME") or (anchors.chronicle and not hit.has("LAST", "THIS", "NEXT", "PAST")):
        return _weekday_from_reference(weekday, hit, anchors)
    published = anchors.published
    if published is None:
        return None
    back = (published.weekday() - weekday) % 7
    if hit.has("DAYTH"):
        return _numbered(weekday, day_number(hit.word("DAYTH") or ""), published)
    if hit.has("WEEKUNIT"):
        monday = published - timedelta(days=published.weekday())
        return (monday + timedelta(days=weekday + 7 * (hit.has("NEXT") - hit.has("LAST")))).isoformat()
    if hit.has("LAST", "PAST"):
        return (published - timedelta(days=back or 7)).isoformat()
    if hit.has("NEXT", "COMING") or (back and anchors.ahead()):
        return (published + timedelta(days=7 - back)).isoformat()
    if hit.has("THIS") and back > published.weekday():
        return (published + timedelta(days=7 - back)).isoformat()
    return (published - timedelta(days=back)).isoformat()


def _numbered(weekday: int, number: int, published: date) -> str | None:
    """The nearest past day of that number and weekday, at most a year back ("Tuesday the 4th"); None where there is none."""
    days = (published + timedelta(days=DAYS_AHEAD[False] - back) for back in range(376))
    return next((d.isoformat() for d in days if d.day == number and d.weekday() == weekday), None)


def _weekday_from_reference(weekday: int, hit: Hit, anchors: Anchors) -> str | None:
    moment = Moment.read(anchors.reference) if anchors.reference else None
    day = moment.date() if moment else None
    if day is None:
        return None
    back = (day.weekday() - weekday) % 7
    if hit.has("SAME") or not hit.has("FOLLOWING", "PREVIOUS"):
        if not hit.has("SAME"):
            return shifted(day.isoformat(), -back % 7, "day")
        return day.isoformat() if back == 0 else (day - timedelta(days=back)).isoformat()
    return shifted(day.isoformat(), 7 - back if hit.has("FOLLOWING") else -(back or 7), "day")


def _short_weekday_fits(hit: Hit) -> bool:
    """Whether Mon, Sat, Sun ... is a day here: beside a date or time, or after a preposition, and no single capitalised name."""
    place = hit.find("WEEKDAY_SHORT")
    if place is None:
        return True
    if hit.month_place is not None or hit.has("DAYTH", "PART", "MOMENT", "CLOCK", "AMPM"):
        return True
    if hit.tokens.one_case and hit.tokens.word(place) in ("sun", "sat", "mon", "wed"):
        return False
    return hit.is_class(place - 1, "ON", "LAST", "NEXT", "THIS", "EARLY", "LATE") or hit.is_class(
        place - 1, "SINCE", "UNTIL"
    )


RESOLVERS = (day, day_time, day_range, day_of_month)
