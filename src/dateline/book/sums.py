"""What the incidents that meet some filters come to."""

from __future__ import annotations

import numpy as np
from sqlalchemy import Connection

from dateline.book.columns import Columns, Numbers
from dateline.book.facts import UNKNOWN
from dateline.book.filters import Filters
from dateline.book.selection import selected
from dateline.model.span import Record


class Sums(Record):
    """Totals over incidents; an incident with no figure at all adds nothing and is one of `deaths_unknown`.

    `deaths_best` takes the low figure where there is no best one; `deaths_high` the best or low one where the high end is open, which
    `deaths_open` counts: there the total is this or more.
    """

    incidents: int
    reports: int  # each once
    deaths_low: int
    deaths_best: int
    deaths_high: int
    deaths_unknown: int
    deaths_open: int
    contested: int
    undated: int
    unplaced: int


def sums(connection: Connection, filters: Filters, as_of: str | None) -> Sums:
    """The totals over the incidents that meet `filters` as of a moment (None: today)."""
    found = selected(connection, filters, as_of)
    return sums_of(found.columns, found.mask)


def sums_of(columns: Columns, mask: Numbers) -> Sums:
    """The totals over the incidents in a mask."""
    head = columns.head[mask]
    low, best, high = ends(columns, mask)
    known = (head["low"] != UNKNOWN) | (head["best"] != UNKNOWN) | (head["high"] != UNKNOWN)
    told = columns.reports
    return Sums(
        incidents=len(head),
        reports=int(np.count_nonzero(np.bincount(told.codes[mask[told.of]], minlength=1))),
        deaths_low=int(low.sum()),
        deaths_best=int(best.sum()),
        deaths_high=int(high.sum()),
        deaths_unknown=int(np.count_nonzero(~known)),
        deaths_open=int(np.count_nonzero(known & (head["high"] == UNKNOWN))),
        contested=int(np.count_nonzero(head["contested"])),
        undated=int(np.count_nonzero((head["first"] == 0) & (head["last"] == 0))),
        unplaced=int(np.count_nonzero(np.isnan(head["latitude"]))),
    )


def ends(columns: Columns, mask: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Low, best and high of all killed for each incident in a mask, 0 where nothing is known, so that they can be summed."""
    head = columns.head[mask]
    low = np.maximum(head["low"], 0).astype(np.int64)
    best = np.maximum(columns.deaths[mask], 0).astype(np.int64)
    high: Numbers = np.maximum(head["high"], best)
    return low, best, high
