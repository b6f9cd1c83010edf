"""Which incidents meet which filter: a mask over all incidents for each filter, so that any of them can be left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce

import numpy as np
from sqlalchemy import Connection

from dateline.book.columns import Columns, Many, Numbers, columns
from dateline.book.facts import long_hash, ordinal, short_hash, source_bit
from dateline.book.filters import Box, Filters
from dateline.book.reviewing import review_mask
from dateline.book.searching import search_mask
from dateline.schemes.incident_types import all_incident_types


@dataclass(frozen=True, slots=True)
class Selection:
    """The incidents of a moment with a mask for each filter that is set, by its name in `Filters`."""

    columns: Columns
    masks: dict[str, Numbers]

    @property
    def mask(self) -> Numbers:
        """Which incidents meet all filters."""
        return self.without()

    def without(self, *names: str) -> Numbers:
        """Which incidents meet all filters but those of these names."""
        chosen = [m for name, m in self.masks.items() if name not in names]
        return reduce(np.logical_and, chosen) if chosen else np.ones(len(self.columns), bool)


def selected(connection: Connection, filters: Filters, as_of: str | None) -> Selection:
    """The incidents as of a moment (None: today) and which filters they meet; KeyError for an unknown type."""
    found = columns(connection, as_of)
    masks = {**dict(_fields(found, filters)), **dict(_of_many(found, filters))}
    if filters.review is not None:
        masks["review"] = review_mask(connection, found, filters.review, as_of)
    if filters.search is not None:
        masks["search"] = search_mask(connection, found, filters.search)
    return Selection(found, masks)


def _fields(found: Columns, filters: Filters) -> Iterator[tuple[str, Numbers]]:
    """The filters on fields of which an incident has one."""
    head = found.head
    if filters.first is not None:
        yield "first", head["last"] >= ordinal(filters.first)  # unknown is 0: no day
    if filters.last is not None:
        yield "last", (head["first"] <= ordinal(filters.last)) & (head["first"] > 0)
    if filters.country is not None:
        yield "country", head["country"] == short_hash(filters.country)
    if filters.admin1 is not None:
        yield "admin1", head["admin1"] == long_hash(filters.admin1)
    if filters.place is not None:
        yield "place", head["place"] == long_hash(filters.place)
    if filters.box is not None:
        yield "box", within(head, filters.box)
    if filters.type is not None:
        yield "type", np.isin(head["type"], [short_hash(name) for name in narrower(filters.type)])
    if filters.deaths is not None:
        yield "deaths", found.deaths >= max(filters.deaths, 0)
    if filters.contested:
        yield "contested", head["contested"] > 0


def _of_many(found: Columns, filters: Filters) -> Iterator[tuple[str, Numbers]]:
    """The filters on what an incident may have several of."""
    if filters.actor is not None:
        yield "actor", _having(found.actors, long_hash(filters.actor), len(found))
    if filters.target is not None:
        yield "target", _having(found.targets, long_hash(filters.target), len(found))
    if filters.source is not None:
        yield "source", (found.head["sources"] & source_bit(filters.source)) > 0


def within(head: Numbers, box: Box) -> Numbers:
    """Whether a point is known and in the box; NaN is in none."""
    west, south, east, north = box
    longitude = head["longitude"]
    after, before = longitude >= west, longitude <= east
    across = (after & before) if west <= east else (after | before)
    inside: Numbers = (head["latitude"] >= south) & (head["latitude"] <= north) & across
    return inside


def _having(many: Many, wanted: int, number: int) -> Numbers:
    mask = np.zeros(number, bool)
    mask[many.of[many.values == np.uint64(wanted)]] = True
    return mask


def narrower(name: str) -> list[str]:
    """The type or family of that name with all narrower types; KeyError where there is none."""
    found = [t.name for t in all_incident_types() if name in (t.name, t.family, *t.ancestors)]
    if not found:
        raise KeyError(name)
    return found
