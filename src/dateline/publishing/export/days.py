"""The days of an incident as schemes with less room for doubt need them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dateline.book.incident import BookIncident
from dateline.coding.dates.bounds import bounds


@dataclass(frozen=True, slots=True)
class Days:
    """The earliest and latest possible day, both known; `precision` is UCDP date_prec by how many days they are apart."""

    first: date
    last: date

    @property
    def length(self) -> int:
        """How many days it can have been, at least 1."""
        return (self.last - self.first).days + 1

    @property
    def precision(self) -> int:
        """UCDP date_prec: 1 a day, 2 two to six days, 3 a week, 4 to a month, 5 longer (unconfirmed; docs/export.md)."""
        limits = ((1, 1), (6, 2), (7, 3), (31, 4))
        return next((code for most, code in limits if self.length <= most), 5)

    @property
    def middle(self) -> date:
        """The day in the middle, the earlier of two."""
        return self.first + timedelta(days=(self.length - 1) // 2)


def ends(incident: BookIncident) -> tuple[date | None, date | None]:
    """The earliest and latest possible day of an incident; None where that end is unknown."""
    edtf = incident.date.edtf if incident.date is not None else None
    return bounds(edtf) if edtf else (None, None)


def days(incident: BookIncident) -> Days | None:
    """The days of an incident, None where either end is unknown."""
    first, last = ends(incident)
    return Days(first, last) if first is not None and last is not None else None
