"""What else could be asked: for each filter the values that would leave anything, with how many incidents each would leave."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from sqlalchemy import Connection

from dateline.book.columns import Columns, Many, Numbers
from dateline.book.facts import SOURCES, source_bit
from dateline.book.filters import Filters, Review
from dateline.book.hash_names import Names
from dateline.book.reviewing import review_mask
from dateline.book.selection import narrower, selected
from dateline.model.span import Record
from dateline.schemes.incident_types import all_incident_types

MOST = 50  # values of a facet


class Facet(Record):
    """A value of a filter, and how many incidents there are with it and all other filters."""

    value: str
    incidents: int


class Facets(Record):
    """The values of each filter, the most frequent first; each is counted as if its own filter were not set.

    A type counts with all narrower ones, as it filters; `country` also leaves out the filter on divisions, and
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


def facets(connection: Connection, filters: Filters, as_of: str | None, *, own: bool = False) -> Facets:
    """The facets of the incidents that meet `filters` as of a moment (None: today); with `own`, each filter counts for its own facet too."""
    found = selected(connection, filters, as_of)
    columns, names = found.columns, Names(connection, found.columns, as_of)

    def mask(*fields: str) -> Numbers:
        return found.mask if own else found.without(*fields)

    reviewed = mask("review")
    divided = filters.country is not None
    return Facets.model_construct(
        country=_of_one(columns, names, "country", mask("country", "admin1")),
        admin1=_of_one(columns, names, "admin1", mask("admin1")) if divided else (),
        type=_types(columns, names, mask("type")),
        actor=_of_many(columns.actors, names, "actor", mask("actor")),
        target=_of_many(columns.targets, names, "target", mask("target")),
        source=_sources(columns.head["sources"][mask("source")]),
        review=_facets((r.value, _number(reviewed & review_mask(connection, columns, r, as_of))) for r in Review),
        contested=_facets([("contested", _number(mask("contested") & (columns.head["contested"] > 0)))]),
    )


def _of_many(many: Many, names: Names, field: str, mask: Numbers) -> tuple[Facet, ...]:
    """The facet of a field of which an incident may have several values."""
    counts = np.bincount(many.codes[mask[many.of]], minlength=len(many.names))
    return _top(names, field, (many.names, many.rows, counts))


def _of_one(columns: Columns, names: Names, field: str, mask: Numbers) -> tuple[Facet, ...]:
    values, rows, of = columns.codes(field)
    return _top(names, field, (values, rows, np.bincount(of[mask], minlength=len(values))))


def _top(names: Names, field: str, counted: tuple[Numbers, Numbers, Numbers], most: int = MOST) -> tuple[Facet, ...]:
    """The most frequent values with their names; an unknown one (0) is none."""
    values, rows, counts = counted
    counts = np.where(values == 0, 0, counts)
    order = np.argsort(-counts, kind="stable")[:most]
    order = order[counts[order] > 0]
    named = names.of(field, values[order].tolist(), rows[order].tolist())
    return _facets(zip(named, counts[order].tolist(), strict=True))


def _types(columns: Columns, names: Names, mask: Numbers) -> tuple[Facet, ...]:
    values, rows, of = columns.codes("type")
    counts = np.bincount(of[mask], minlength=len(values))
    known = names.of("type", values.tolist(), rows.tolist())
    own = dict(zip(known, counts.tolist(), strict=True))
    return _facets((t.name, sum(own.get(n, 0) for n in narrower(t.name))) for t in all_incident_types())


def _sources(bits: Numbers) -> tuple[Facet, ...]:
    return _facets((kind.value, _number(bits & source_bit(kind))) for kind in SOURCES)


def _number(mask: Numbers) -> int:
    return int(np.count_nonzero(mask))


def _facets(counted: Iterable[tuple[str, int]]) -> tuple[Facet, ...]:
    kept = sorted(((value, number) for value, number in counted if number), key=lambda f: (-f[1], f[0]))
    return tuple(Facet.model_construct(value=value, incidents=number) for value, number in kept[:MOST])
