"""Incidents over time, in days, weeks, months or years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
from sqlalchemy import Connection

from dateline.book.columns import Columns, Numbers
from dateline.book.facts import ordinal
from dateline.book.filters import Filters
from dateline.book.selection import selected
from dateline.book.sums import ends
from dateline.model.span import Record

MOST = 160  # bins: a bar each on a screen


class Bin(Record):
    """The incidents that began from one day to another (both ISO, included); `vague` of them may have been later than that.

    An incident of which only the latest possible day is known counts on that day.
    """

    start: str
    end: str
    incidents: int
    vague: int
    deaths_low: int
    deaths_best: int
    deaths_high: int


def bins(
    connection: Connection, filters: Filters, as_of: str | None, most: int = MOST, *, whole: bool = False
) -> list[Bin]:
    """All dated incidents that meet `filters`, in at most about `most` bins without a gap; `whole` leaves out the filter on days.

    Where days are asked for, an incident that can have begun before them counts on their first day.
    """
    found = selected(connection, filters, as_of)
    mask = found.without("first", "last") if whole else found.mask
    days = replace(filters, first=None, last=None) if whole else filters
    return bins_of(found.columns, mask, most, (days.first, days.last))


def bins_of(
    columns: Columns, mask: Numbers, most: int = MOST, days: tuple[str | None, str | None] = (None, None)
) -> list[Bin]:
    """The bins of the dated incidents in a mask, none before or after `days`."""
    head = columns.head
    began = np.where(head["first"] > 0, head["first"], head["last"])
    mask = mask & (began > 0)
    if not mask.any():
        return []
    began = began[mask]
    if days[0] is not None:
        began = np.maximum(began, ordinal(days[0]))
    edges = _edges(int(began.min()), int(began.max()), most)
    of = np.searchsorted(edges, began, side="right") - 1
    vague = head["last"][mask] >= np.asarray(edges)[of + 1]
    low, best, high = ends(columns, mask)
    number = len(edges) - 1
    counts = [np.bincount(of, minlength=number)]
    counts += [np.bincount(of, weights=w, minlength=number) for w in (vague, low, best, high)]
    return [Bin.model_construct(None, **_bin(edges, counts, k)) for k in range(number)]


_FIELDS = ("incidents", "vague", "deaths_low", "deaths_best", "deaths_high")


def _bin(edges: Sequence[int], counts: Sequence[Numbers], number: int) -> dict[str, Any]:
    """The fields of one bin."""
    start, end = (date.fromordinal(edges[number]), date.fromordinal(edges[number + 1] - 1))
    named = zip(_FIELDS, counts, strict=True)
    return {"start": start.isoformat(), "end": end.isoformat()} | {name: int(values[number]) for name, values in named}


def _edges(first: int, last: int, most: int) -> list[int]:
    """The first day of each bin, and the day after the last one."""
    span = last - first + 1
    if span <= most:
        return list(range(first, last + 2))
    start = date.fromordinal(first)
    if span <= 7 * most:
        monday = start - timedelta(days=start.weekday())
        return list(range(monday.toordinal(), last + 8, 7))
    return _months(start, last, 1) if span <= 30 * most else _months(start, last, 12 if span <= 365 * most else 120)


def _months(start: date, last: int, step: int) -> list[int]:
    """Edges each so many months, at the beginnings of years or decades where these are whole ones."""
    number = (start.year * 12 + start.month - 1) // step * step
    edges: list[int] = []
    while not edges or edges[-1] <= last:
        year, month = divmod(number, 12)
        if year > date.max.year:
            edges.append(date.max.toordinal())
            break
        edges.append(date(max(year, 1), month + 1, 1).toordinal())
        number += step
    return edges
