"""Which incidents a book holds that meet some filters, and what they are, today or as of a moment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from dateline.book.columns import Numbers
from dateline.book.derived import memberships, names, records, states
from dateline.book.facts import incident_id
from dateline.book.filters import Filters, Order, Page, Review
from dateline.book.incident import BookIncident
from dateline.book.members import in_pieces
from dateline.book.selection import Selection, narrower, selected
from dateline.book.state_at import at
from dateline.book.state_rows import OF_ONE, from_row
from dateline.model.span import Record

__all__ = ["Filters", "Listed", "Order", "Page", "Review", "at", "incident", "incidents", "matching", "narrower"]


class Listed(Record):
    """One incident in a list; `perpetrators` names those held to have done it, `since` is the moment of its latest change."""

    id: str
    since: str
    date: str | None
    first_day: str | None
    last_day: str | None
    type: str
    stage: str
    role: str
    headline: str
    country: str | None
    admin1: str | None
    place: str | None
    latitude: float | None
    longitude: float | None
    precision: int | None
    radius_km: float | None
    perpetrators: str | None
    deaths_low: int | None
    deaths_best: int | None
    deaths_high: int | None
    contested: int
    reports: int
    sources: int


_COLUMN = {"id": "incident", "date": "edtf"}
_LISTED = tuple(states.c[_COLUMN.get(name, name)] for name in Listed.model_fields)
_ALL = Page()


def incidents(connection: Connection, filters: Filters, as_of: str | None, page: Page = _ALL) -> list[Listed]:
    """The incidents that meet `filters` as of a moment (None: today), in the order of `page`."""
    return listed(connection, matching(connection, filters, as_of, page), as_of)


def matching(connection: Connection, filters: Filters, as_of: str | None, page: Page = _ALL) -> list[str]:
    """The ids of the incidents that meet `filters` as of a moment (None: today), in the order of `page`."""
    found = selected(connection, filters, as_of)
    return names_of(found, found.mask, page)


def names_of(found: Selection, mask: Numbers, page: Page) -> list[str]:
    """The ids of the incidents in a mask, in the order of `page`."""
    order = found.columns.order(page.order)
    rows = order[mask[order]]
    end = None if page.limit is None else page.offset + page.limit
    return [incident_id(n) for n in found.columns.head["incident"][rows[page.offset : end]].tolist()]


def listed(connection: Connection, wanted: Sequence[str], as_of: str | None) -> list[Listed]:
    """These incidents as of a moment, in the order given; KeyError for one that was not known then."""
    found = {row.id: row for piece in in_pieces(wanted) for row in _rows(connection, piece, as_of)}
    return [found[name] for name in wanted]


def _rows(connection: Connection, wanted: Sequence[str], as_of: str | None) -> Iterator[Listed]:
    fields = tuple(Listed.model_fields)
    for row in connection.execute(select(*_LISTED).where(states.c.incident.in_(wanted), at(as_of))):
        yield Listed.model_construct(**dict(zip(fields, row, strict=True)))


def incident(connection: Connection, name: str, as_of: str | None) -> BookIncident | None:
    """The incident of that very id as of a moment; None where there was none."""
    row = connection.execute(
        select(records.c.record).join(states, OF_ONE).where(states.c.incident == name, at(as_of))
    ).scalar()
    return None if row is None else from_row(row)


def states_of(connection: Connection, name: str, as_of: str | None) -> list[BookIncident]:
    """Every state of an incident until a moment, the first first."""
    query = select(records.c.record).where(records.c.incident == name).order_by(records.c.since)
    if as_of is not None:
        query = query.where(records.c.since <= as_of)
    return [from_row(record) for record in connection.execute(query).scalars()]


def incident_of(connection: Connection, telling: str, as_of: str | None) -> str | None:
    """The id of the incident that a telling belongs to as of a moment; None where it was not known by then."""
    return connection.execute(
        select(states.c.incident)
        .join(memberships, (memberships.c.incident == states.c.incident) & (memberships.c.since == states.c.since))
        .where(memberships.c.telling == telling, at(as_of))
    ).scalar()


def names_like(connection: Connection, start: str) -> list[tuple[str, str]]:
    """Up to a few (incident id, telling) whose id begins so."""
    after = start[:-1] + chr(ord(start[-1]) + 1)
    found = select(names).where(names.c.incident >= start, names.c.incident < after).order_by(names.c.incident).limit(4)
    return [(row.incident, row.telling) for row in connection.execute(found)]
