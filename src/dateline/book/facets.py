"""What else could be asked: for each filter the values that would leave anything, with how many incidents each would leave."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from sqlalchemy import Connection

from dateline.book.columns import Many, Numbers
from dateline.book.facts import SOURCES, source_bit
from dateline.book.filters import Filters, Review
from dateline.book.hash_names import Names
from dateline.book.reviewing import review_mask
from dateline.book.selection import Selection, narrower, selected
from dateline.model.span import Record
from dateline.schemes.incident_types import all_incident_types, families

MOST = 50  # values of a facet


class Facet(Record):
    """A value of a filter, and how many incidents there are with it and all other filters."""

    value: str
    incidents: int


class Facets(Record):
    """The values of each filter, the most frequent first; each is counted as if its own filter were not set.

    A type counts with all narrower ones, and so do families, as they filter; `country` also leaves out the filter on divisions, and
    `admin1` is empty where no country is chosen.
    """

    country: tuple[Facet, ...]
    admin1: tuple[Facet, ...]
    type: tuple[Facet, ...]
    actor: tuple[Facet, ...]
    target: tuple[Facet, ...]
    source: tuple[Facet, ...]
    review: tuple[Facet, ...]
    contested: tuple[Facet, ...]


def facets(connection: Connection, filters: Filters, as_of: str | None) -> Facets:
    """The facets of the incidents that meet `filters` as of a moment (None: today)."""
    found = selected(connection, filters, as_of)
    columns = found.columns
    names = Names(connection, columns, as_of)
    reviewed = found.without("review")
    return Facets.model_construct(
        country=_of_one(found, names, "country", found.without("country", "admin1")),
        admin1=() if filters.country is None else _of_one(found, names, "admin1", found.without("admin1")),
        type=_types(found, names),
        actor=of_many(columns.actors, names, "actor", found.without("actor")),
        target=of_many(columns.targets, names, "target", found.without("target")),
        source=_sources(found),
        review=_facets((r.value, _number(reviewed & review_mask(connection, columns, r, as_of))) for r in Review),
        contested=_facets([("contested", _number(found.without("contested") & (columns.head["contested"] > 0)))]),
    )


def of_many(many: Many, names: Names, field: str, mask: Numbers) -> tuple[Facet, ...]:
    """The facet of a field of which an incident may have several values."""
    counts = np.bincount(many.codes[mask[many.of]], minlength=len(many.names))
    return _top(names, field, (many.names, many.rows, counts))


def _of_one(found: Selection, names: Names, field: str, mask: Numbers) -> tuple[Facet, ...]:
    values, rows, of = found.columns.codes(field)
    return _top(names, field, (values, rows, np.bincount(of[mask], minlength=len(values))))


def _top(names: Names, field: str, counted: tuple[Numbers, Numbers, Numbers], most: int = MOST) -> tuple[Facet, ...]:
    """The most frequent values with their names; an unknown one (0) is none."""
    values, rows, counts = counted
    counts = np.where(values == 0, 0, counts)
    order = np.argsort(-counts, kind="stable")[:most]
    order = order[counts[order] > 0]
    named = names.of(field, values[order].tolist(), rows[order].tolist())
    return _facets(zip(named, counts[order].tolist(), strict=True))


def _types(found: Selection, names: Names) -> tuple[Facet, ...]:
    values, rows, of = found.columns.codes("type")
    counts = np.bincount(of[found.without("type")], minlength=len(values))
    known = names.of("type", values.tolist(), rows.tolist())
    own = dict(zip(known, counts.tolist(), strict=True))
    asked = dict.fromkeys([*families(), *(t.name for t in all_incident_types())])
    return _facets((name, sum(own.get(n, 0) for n in narrower(name))) for name in asked)


def _sources(found: Selection) -> tuple[Facet, ...]:
    bits = found.columns.head["sources"][found.without("source")]
    return _facets((kind.value, _number(bits & source_bit(kind))) for kind in SOURCES)


def _number(mask: Numbers) -> int:
    return int(np.count_nonzero(mask))


def _facets(counted: Iterable[tuple[str, int]]) -> tuple[Facet, ...]:
    kept = sorted(((value, number) for value, number in counted if number), key=lambda f: (-f[1], f[0]))
    return tuple(Facet.model_construct(value=value, incidents=number) for value, number in kept[:MOST])
