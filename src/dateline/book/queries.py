"""Which incidents a book holds that meet some filters, today or as of a moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select

from dateline.book.derived import memberships, names, parties, records, states
from dateline.book.incident import BookIncident
from dateline.book.state_rows import OF_ONE, from_row
from dateline.model.span import Record
from dateline.schemes.incident_types import all_incident_types


@dataclass(frozen=True, slots=True)
class Filters:
    """What incidents to list: those that can have been on these days (ISO), of these types, there, by or against that actor.

    `deaths` is the least best figure of all killed (the least low one where there is no best); None does not filter. An incident whose
    field is unknown does not meet a filter on it.
    """

    first: str | None = None
    last: str | None = None
    country: str | None = None
    admin1: str | None = None
    type: str | None = None
    actor: str | None = None
    deaths: int | None = None
    contested: bool = False


class Listed(Record):
    """One incident in a list."""

    id: str
    date: str | None
    type: str
    stage: str
    role: str
    headline: str
    country: str | None
    admin1: str | None
    place: str | None
    deaths_low: int | None
    deaths_best: int | None
    deaths_high: int | None
    contested: int
    reports: int
    sources: int


_LISTED = tuple(
    states.c["edtf" if name == "date" else name if name != "id" else "incident"] for name in Listed.model_fields
)


def incidents(connection: Connection, filters: Filters, as_of: str | None, limit: int | None = None) -> list[Listed]:
    """The incidents that meet `filters` as of a moment (None: today), by date, undated ones last."""
    query = filtered(select(*_LISTED), filters, as_of)
    query = query.order_by(states.c.first_day.is_(None), states.c.first_day, states.c.incident).limit(limit)
    fields = tuple(Listed.model_fields)
    return [Listed.model_construct(**dict(zip(fields, row, strict=True))) for row in connection.execute(query)]


def at(as_of: str | None) -> ColumnElement[bool]:
    """Whether a state is that of a moment."""
    latest: ColumnElement[bool] = states.c.until.is_(None)
    if as_of is None:
        return latest
    return and_(states.c.since <= as_of, or_(latest, states.c.until > as_of))


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
        .join(memberships, and_(memberships.c.incident == states.c.incident, memberships.c.since == states.c.since))
        .where(memberships.c.telling == telling, at(as_of))
    ).scalar()


def names_like(connection: Connection, start: str) -> list[tuple[str, str]]:
    """Up to a few (incident id, telling) whose id begins so."""
    after = start[:-1] + chr(ord(start[-1]) + 1)
    found = select(names).where(names.c.incident >= start, names.c.incident < after).order_by(names.c.incident).limit(4)
    return [(row.incident, row.telling) for row in connection.execute(found)]


def filtered(query: Select[Any], filters: Filters, as_of: str | None) -> Select[Any]:
    """A query of states, narrowed to those that meet the filters as of a moment."""
    query = query.where(at(as_of))
    if filters.first is not None:
        query = query.where(states.c.last_day >= filters.first)
    if filters.last is not None:
        query = query.where(states.c.first_day <= filters.last)
    if filters.country is not None:
        query = query.where(states.c.country == filters.country)
    if filters.admin1 is not None:
        query = query.where(func.lower(states.c.admin1) == filters.admin1.lower())
    if filters.type is not None:
        query = query.where(states.c.type.in_(narrower(filters.type)))
    if filters.deaths is not None:
        query = query.where(func.coalesce(states.c.deaths_best, states.c.deaths_low) >= filters.deaths)
    if filters.contested:
        query = query.where(states.c.contested > 0)
    if filters.actor is not None:
        takes_part = exists().where(
            parties.c.actor == filters.actor, parties.c.incident == states.c.incident, parties.c.since == states.c.since
        )
        query = query.where(takes_part)
    return query


def narrower(name: str) -> list[str]:
    """The type or family of that name with all narrower types; KeyError where there is none."""
    found = [t.name for t in all_incident_types() if name in (t.name, t.family, *t.ancestors)]
    if not found:
        raise KeyError(name)
    return found
