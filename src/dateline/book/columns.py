"""The states of one moment as columns of numbers, kept in memory until the book changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Engine

from dateline.book.facts import HEAD, NEVER_ENDS, UNKNOWN
from dateline.book.filters import Order, Review

Numbers = NDArray[Any]
_KEPT = 4  # moments that are kept of each book: a day's work looks at few, and each takes 15 MB for 100,000 incidents


@dataclass(frozen=True, slots=True)
class Many:
    """Values of which a state has none, one or several: `of` is the state of each value, `codes` its place in `names`.

    `names` has each value once, sorted, and `rows` a state that has it.
    """

    values: Numbers
    of: Numbers
    codes: Numbers
    names: Numbers
    rows: Numbers


class Columns:
    """Every incident of a moment, one row each; filters are masks over the rows."""

    def __init__(self, head: Numbers, actors: bytes, targets: bytes, reports: bytes) -> None:
        self.head = head
        self._actors, self._targets, self._reports = actors, targets, reports
        self._orders: dict[Order, Numbers] = {}
        self._codes: dict[str, tuple[Numbers, Numbers, Numbers]] = {}
        self.reviews: dict[Review, Numbers] = {}  # which incidents are in which state of review, once it was asked for
        self.searches: dict[str, Numbers] = {}  # which incidents some queries of words find
        self.names: dict[tuple[str, int], str] = {}  # of a field and a hash, as far as they were asked for

    def __len__(self) -> int:
        return len(self.head)

    @cached_property
    def actors(self) -> Many:
        """The actors of each state."""
        return _many(self._actors, self.head["actors"])

    @cached_property
    def targets(self) -> Many:
        """The kinds of those who were attacked or suffered."""
        return _many(self._targets, self.head["targets"])

    @cached_property
    def reports(self) -> Many:
        """The reports that tell of each state."""
        return _many(self._reports, self.head["reports"])

    @cached_property
    def deaths(self) -> Numbers:
        """The best figure of all killed, the low one where there is no best; -1 where neither is known."""
        best: Numbers = self.head["best"]
        return np.where(best == UNKNOWN, self.head["low"], best)

    def codes(self, name: str) -> tuple[Numbers, Numbers, Numbers]:
        """The different values of a column, a row that has each, and for each row which of them it has."""
        if name not in self._codes:
            self._codes[name] = np.unique(self.head[name], return_index=True, return_inverse=True)
        return self._codes[name]

    def rows_of(self, incidents: Sequence[int]) -> Numbers:
        """The rows of these incidents' numbers; KeyError with one that is not there."""
        wanted = np.array(incidents, np.uint64)
        places = np.searchsorted(self.head["incident"], wanted, sorter=self._by_incident)
        rows: Numbers = self._by_incident[np.minimum(places, len(self) - 1)] if len(self) else places
        missing = wanted if not len(self) else wanted[self.head["incident"][rows] != wanted]
        if len(missing):
            raise KeyError(int(missing[0]))
        return rows

    @cached_property
    def _by_incident(self) -> Numbers:
        return np.argsort(self.head["incident"])

    def order(self, order: Order) -> Numbers:
        """The rows in that order."""
        if order not in self._orders:
            self._orders[order] = np.lexsort((self.head["incident"], *_sorted_by(self, order)))
        return self._orders[order]


def _sorted_by(columns: Columns, order: Order) -> tuple[Numbers, ...]:
    """What sorts the rows before their id does, the last first."""
    head = columns.head
    match order:
        case Order.NEWEST:
            # By the first possible day: by the last one, all that is known to a year only would stand above what happened in it.
            return (-head["first"].astype(np.int64),)
        case Order.OLDEST:
            return head["first"], head["first"] == 0
        case Order.DEADLIEST:
            return (-columns.deaths.astype(np.int64),)
        case Order.MOST_REPORTED:
            return (-head["reports"].astype(np.int64),)
        case Order.CHANGED:
            return (-head["since"],)


def _many(values: bytes, counts: Numbers) -> Many:
    numbers = np.frombuffer(values, "<u8")
    names, first, codes = np.unique(numbers, return_index=True, return_inverse=True)
    of = np.repeat(np.arange(len(counts)), counts)
    return Many(numbers, of, codes, names, of[first])


def revision(connection: Connection) -> str:
    """Changes with everything that the book shows: reports, codings, decisions and rebuilding."""
    row = connection.exec_driver_sql(
        "SELECT (SELECT max(id) FROM generations), (SELECT max(id) FROM link_decisions), "
        "(SELECT max(id) FROM corrections), (SELECT max(id) FROM undoings), schema_version FROM pragma_schema_version"
    ).one()
    return ".".join(str(n or 0) for n in row)


def columns(connection: Connection, as_of: str | None) -> Columns:
    """The incidents as of a moment (None: today), read anew where the book has changed since they were read."""
    kept = _kept_of(connection.engine)
    key = revision(connection), as_of
    with kept.lock:
        found = kept.columns.get(key)
        if found is not None:
            kept.columns.move_to_end(key)
            return found
    made = _read(connection, as_of)
    with kept.lock:
        kept.columns[key] = made
        while len(kept.columns) > _KEPT:
            kept.columns.popitem(last=False)
    return made


def forget(connection: Connection) -> None:
    """Forgets what is kept in memory of a book."""
    with _BOOKS_LOCK:
        _OF_BOOKS.pop(connection.engine, None)


@dataclass(slots=True)
class _Kept:
    columns: OrderedDict[tuple[str, str | None], Columns] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)


_OF_BOOKS: WeakKeyDictionary[Engine, _Kept] = WeakKeyDictionary()
_BOOKS_LOCK = Lock()


def _kept_of(engine: Engine) -> _Kept:
    with _BOOKS_LOCK:
        return _OF_BOOKS.setdefault(engine, _Kept())


_ALL = ", ".join(
    f"CAST(coalesce(group_concat({name}, ''), '') AS BLOB)" for name in ("head", "actors", "targets", "reports")
)


def _read(connection: Connection, as_of: str | None) -> Columns:
    """One pass over the states of the moment; SQLite joins their bytes, which costs a third of making a row of each in Python."""
    at = "until = ?1" if as_of is None else "until > ?1 AND since <= ?1"
    query = f"SELECT count(*), {_ALL} FROM facts WHERE {at}"
    count, head, *many = connection.exec_driver_sql(query, (as_of or NEVER_ENDS,)).one()
    rows = np.frombuffer(head, HEAD)
    if len(rows) != count or any(
        len(m) != 8 * int(rows[n].sum()) for m, n in zip(many, ("actors", "targets", "reports"), strict=True)
    ):
        raise ValueError("rows of facts are not what they should be; mend it with: dateline rebuild")
    return Columns(rows, *many)
