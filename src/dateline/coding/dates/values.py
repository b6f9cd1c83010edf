"""Calendar values that may lack a year: read from plain EDTF, moved by days, weeks, months or years, and written back."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.coding.dates.bounds import bounds

QUARTERS = range(33, 37)


@dataclass(frozen=True, slots=True)
class Moment:
    """A year, month or day; `year` None is an unknown year, `month` 21-24 a season and 33-36 a quarter (EDTF level 2)."""

    year: int | None
    month: int | None = None
    day: int | None = None

    @classmethod
    def of(cls, day: date) -> Moment:
        """The moment of a calendar day."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def read(cls, edtf: str) -> Moment | None:
        """The moment that a plain EDTF value names; None for intervals, sets and decades."""
        parts = edtf.strip("~?%").split("-")
        if not (parts[0] == "XXXX" or parts[0].isdigit()) or not all(part.isdigit() for part in parts[1:]):
            return None
        year = None if parts[0] == "XXXX" else int(parts[0])
        return cls(year, *(int(part) for part in parts[1:]))

    @property
    def exists(self) -> bool:
        """Whether the calendar has such a day (29 February counts when the year is unknown)."""
        if self.year is not None and not 1 <= self.year <= 9999:
            return False
        if self.day is None or self.month is None:
            return self.day is None
        return 1 <= self.month <= 12 and 1 <= self.day <= calendar.monthrange(self.year or 2000, self.month)[1]

    @property
    def markable(self) -> bool:
        """Whether EDTF has a mark for it being approximate: a year, month or day, no season or quarter."""
        return self.unit in ("day", "month", "year")

    @property
    def unit(self) -> str:
        """The finest part known: "day", "month", "quarter", "season" or "year"."""
        if self.day is not None:
            return "day"
        if self.month is None:
            return "year"
        return "month" if self.month <= 12 else "quarter" if self.month in QUARTERS else "season"

    def edtf(self) -> str:
        """The EDTF form: 2025-03-11, XXXX-11, 2004."""
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        return year + "".join(f"-{part:02d}" for part in (self.month, self.day) if part is not None)

    def date(self) -> date | None:
        """The calendar day; None when a part is unknown."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    def plus_months(self, months: int) -> Moment:
        """The month `months` away; an unknown year stays unknown."""
        if self.month is None or self.month > 12:
            raise ValueError(f"{self.edtf()} names no month")
        index = (self.year or 0) * 12 + self.month - 1 + months
        return Moment(None if self.year is None else index // 12, index % 12 + 1)

    def plus_years(self, years: int) -> Moment:
        """The same month, season or year `years` away (the day is dropped: a year later is not to the day)."""
        return Moment(None if self.year is None else self.year + years, self.month)

    def plus_days(self, days: int) -> Moment | None:
        """The day `days` away; None over the end of a February of an unknown year."""
        if self.month is None or self.day is None:
            raise ValueError(f"{self.edtf()} names no day")
        if self.year is not None:
            return Moment.of(date(self.year, self.month, self.day) + timedelta(days=days))
        common, leap = (date(year, self.month, min(self.day, 28 if self.month == 2 else 31)) for year in (2001, 2004))
        moved = Moment.of(common + timedelta(days=days)), Moment.of(leap + timedelta(days=days))
        agreed = {replace(moment, year=None) for moment in moved}
        return agreed.pop() if len(agreed) == 1 and self.day <= 28 + 3 * (self.month != 2) else None


def interval(first: date, last: date) -> str:
    """The EDTF interval of two days, or the day itself when they are one."""
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def week_of(day: date) -> str:
    """The ISO week, Monday to Sunday, that holds `day`, as an EDTF interval (EDTF has no weeks)."""
    monday = day - timedelta(days=day.weekday())
    return interval(monday, monday + timedelta(days=6))


def shifted(edtf: str, amount: int, unit: str) -> str | None:
    """`edtf` moved by `amount` days, weeks, months, quarters, years or decades, as finely as both allow; None when that is not known."""
    moment = Moment.read(edtf)
    if moment is None:
        return _shifted_interval(edtf, amount, unit)
    match unit:
        case "day" | "week":
            moved = moment.plus_days(amount * (7 if unit == "week" else 1)) if moment.unit == "day" else None
        case "month":
            moved = moment.plus_months(amount) if moment.unit in ("day", "month") else None
        case "quarter":
            moved = _quarter_plus(moment, amount)
        case "year" | "decade":
            moved = moment.plus_years(amount * (10 if unit == "decade" else 1))
        case _:
            raise ValueError(f"unknown unit: {unit}")
    return moved.edtf() if moved is not None and moved.exists else None


def _quarter_plus(moment: Moment, amount: int) -> Moment | None:
    if moment.unit != "quarter" or moment.year is None or moment.month is None:
        return None
    index = moment.year * 4 + moment.month - 33 + amount
    return Moment(index // 4, 33 + index % 4)


def _shifted_interval(edtf: str, amount: int, unit: str) -> str | None:
    low, high = bounds(edtf) if "/" in edtf else (None, None)
    if low is None or high is None:
        return None
    if unit in ("day", "week"):
        by = timedelta(days=amount * (7 if unit == "week" else 1))
        return interval(low + by, high + by)
    return shifted(low.isoformat()[:7], amount, unit)
