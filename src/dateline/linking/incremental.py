"""Linking one more report: its tellings against those of a book, in Python, with the weights that Splink would give.

A book keeps `kept(telling)` of each telling: its row and its keys. Looking up keys is the book's (an index on a column, or the
`Memory` here); scoring a few hundred candidates takes milliseconds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from dateline.linking.blocking import POSTS, PROBES, keys
from dateline.linking.comparisons import levels
from dateline.linking.model import Model, shipped
from dateline.linking.pair import Pair, report_of
from dateline.linking.row import Row, row_of
from dateline.linking.telling import Telling


@dataclass(frozen=True, slots=True)
class Kept:
    """What linking needs of a telling: its row, and its keys with `POSTS`, `PROBES` or `BOTH`."""

    row: Row
    keys: Mapping[int, int]


def kept(telling: Telling) -> Kept:
    """The row and keys of a telling."""
    row = row_of(telling)
    return Kept(row, keys(telling, row))


class Index(Protocol):
    """Where the tellings of a book are looked up."""

    def sharing(self, posted: Sequence[int], probed: Sequence[int]) -> Iterable[Row]:
        """The rows of the tellings that probe for one of the keys `posted` or post one of those `probed`; each once."""


class Memory:
    """An index in memory."""

    def __init__(self, tellings: Iterable[Kept] = ()) -> None:
        self._rows: dict[str, Row] = {}
        self._posting: dict[int, list[str]] = defaultdict(list)
        self._probing: dict[int, list[str]] = defaultdict(list)
        for one in tellings:
            self.add(one)

    def add(self, one: Kept) -> None:
        """Adds a telling; one that is there already is left as it is."""
        if one.row.id in self._rows:
            return
        self._rows[one.row.id] = one.row
        for key, side in one.keys.items():
            if side & POSTS:
                self._posting[key].append(one.row.id)
            if side & PROBES:
                self._probing[key].append(one.row.id)

    def sharing(self, posted: Sequence[int], probed: Sequence[int]) -> Iterable[Row]:
        """The rows of the tellings that probe for one of the keys `posted` or post one of those `probed`; each once."""
        found = {i for key in posted for i in self._probing.get(key, ())}
        found.update(i for key in probed for i in self._posting.get(key, ()))
        return [self._rows[i] for i in sorted(found)]


def candidates(new: Iterable[Kept], index: Index, model: Model | None = None) -> Iterator[Pair]:
    """Every pair of a new telling with one of another report in `index` that weighs at least the model's `keep`."""
    model = model or shipped()
    for one in new:
        posted = [key for key, side in one.keys.items() if side & POSTS]
        probed = [key for key, side in one.keys.items() if side & PROBES]
        for row in index.sharing(posted, probed):
            if report_of(row.id) == report_of(one.row.id):
                continue
            found = scored(one.row, row, model)
            if found.weight >= model.keep:
                yield found


def scored(a: Row, b: Row, model: Model) -> Pair:
    """The pair of two rows with its weight; the lesser id is the left one, whichever is given first."""
    left, right = (a, b) if a.id < b.id else (b, a)
    return Pair(left.id, right.id, model.weight(levels(left, right)))
