"""All that the book has of one actor or place: totals, incidents over time, targets, companions and types."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from dateline.book.bins import Bin, bins
from dateline.book.facets import Facet, facets
from dateline.book.filters import Filters, Order, Page
from dateline.book.queries import Listed, incidents
from dateline.book.sums import Sums, sums
from dateline.model.span import Record

SHOWN = 25  # incidents, the newest


class Standing(Record):
    """What the incidents of one actor or place come to; `actors` are those with a part in them, without the actor itself."""

    filters: Filters
    sums: Sums
    bins: tuple[Bin, ...]
    types: tuple[Facet, ...]
    targets: tuple[Facet, ...]
    actors: tuple[Facet, ...]
    countries: tuple[Facet, ...]
    divisions: tuple[Facet, ...]
    incidents: tuple[Listed, ...]


def actor_view(connection: Connection, actor: str, as_of: str | None, filters: Filters | None = None) -> Standing:
    """What an actor (id) has a part in, in any role, as of a moment; `filters` narrow it."""
    found = standing(connection, replace(filters or Filters(), actor=actor), as_of)
    return found.model_copy(update={"actors": tuple(f for f in found.actors if f.value != actor)})


def place_view(
    connection: Connection, country: str, admin1: str | None, place: str | None, as_of: str | None
) -> Standing:
    """What happened in a country, division or place as of a moment."""
    return standing(connection, Filters(country=country, admin1=admin1, place=place), as_of)


def standing(connection: Connection, filters: Filters, as_of: str | None) -> Standing:
    """What the incidents that meet `filters` come to; every facet is counted among these alone."""
    within = facets(connection, filters, as_of, own=True)
    return Standing(
        filters=filters,
        sums=sums(connection, filters, as_of),
        bins=tuple(bins(connection, filters, as_of)),
        types=within.type,
        targets=within.target,
        actors=within.actor,
        countries=within.country,
        divisions=within.admin1,
        incidents=tuple(incidents(connection, filters, as_of, Page(Order.NEWEST, SHOWN))),
    )
