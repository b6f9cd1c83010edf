"""Which incidents a book holds that meet some filters, today or as of a moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select

from dateline.book.derived import current_tellings, memberships, names, parties, records, states
from dateline.book.incident import BookIncident
from dateline.book.kept import claims, link_decisions, reports
from dateline.book.state_rows import OF_ONE, from_row
from dateline.model.span import Record
from dateline.model.vocabulary import SourceKind
from dateline.schemes.incident_types import all_incident_types


class Review(StrEnum):
    """What people have to do with an incident: something to decide is open, something was decided, or neither."""

    OPEN = "open"
    DECIDED = "decided"
    UNTOUCHED = "untouched"


class Order(StrEnum):
    """In which order incidents are listed; those whose date or deaths are unknown come last."""

    NEWEST = "newest"
    OLDEST = "oldest"
    DEADLIEST = "deadliest"
    MOST_REPORTED = "most_reported"
    CHANGED = "changed"  # latest change first


@dataclass(frozen=True, slots=True)
class Filters:
    """What incidents to list: those that can have been on these days (ISO), of these types, there, by or against that actor.

    `box` is (west, south, east, north) in degrees; west > east crosses 180. `deaths` is the least best figure of all killed (the least
    low one where there is no best); `target` the kind of a target or victim, `source` the kind of a source of any claim, `search` words
    of its headline, place and people or of its reports. None does not filter. An incident whose field is unknown does not meet a filter on it.
    """

    first: str | None = None
    last: str | None = None
    country: str | None = None
    admin1: str | None = None
    place: str | None = None
    box: tuple[float, float, float, float] | None = None
    type: str | None = None
    actor: str | None = None
    target: str | None = None
    deaths: int | None = None
    source: SourceKind | None = None
    contested: bool = False
    review: Review | None = None
    search: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of a list: `limit` incidents (None: all) from the one numbered `offset` on, in an order."""

    order: Order = Order.OLDEST
    limit: int | None = None
    offset: int = 0


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


_PEOPLE = func.json_each(records.c.record, "$.participants").table_valued("value")
_PERPETRATORS = (
    select(func.group_concat(func.json_extract(_PEOPLE.c.value, "$.name"), "; "))
    .where(func.json_extract(_PEOPLE.c.value, "$.role") == "perpetrator")
    .scalar_subquery()
)
_ELSEWHERE: dict[str, Any] = {
    "id": states.c.incident,
    "date": states.c.edtf,
    "precision": func.json_extract(records.c.record, "$.place.precision"),
    "radius_km": func.json_extract(records.c.record, "$.place.radius_km"),
    "perpetrators": _PERPETRATORS,
}
_LISTED = tuple(_ELSEWHERE[n] if n in _ELSEWHERE else states.c[n] for n in Listed.model_fields)
_DEATHS = func.coalesce(states.c.deaths_best, states.c.deaths_low)
_ORDERS: dict[Order, tuple[Any, ...]] = {
    Order.NEWEST: (states.c.last_day.desc(), states.c.incident),
    Order.OLDEST: (states.c.first_day.is_(None), states.c.first_day, states.c.incident),
    Order.DEADLIEST: (_DEATHS.desc(), states.c.incident),
    Order.MOST_REPORTED: (states.c.reports.desc(), states.c.incident),
    Order.CHANGED: (states.c.since.desc(), states.c.incident),
}


def incidents(connection: Connection, filters: Filters, as_of: str | None, page: Page = Page()) -> list[Listed]:
    """The incidents that meet `filters` as of a moment (None: today)."""
    query = filtered(select(*_LISTED).join(records, OF_ONE), filters, as_of)
    query = query.order_by(*_ORDERS[page.order]).limit(page.limit).offset(page.offset)
    fields = tuple(Listed.model_fields)
    return [Listed.model_construct(**dict(zip(fields, row, strict=True))) for row in connection.execute(query)]


_OWN = and_(memberships.c.incident == states.c.incident, memberships.c.since == states.c.since)
_TITLE, _TEXT = reports.c.title, reports.c.text
_TELLS = (
    select(current_tellings.c.telling)
    .join(memberships, memberships.c.telling == current_tellings.c.telling)
    .where(_OWN)
)
_TOLD = _TELLS.join(
    claims, and_(claims.c.generation == current_tellings.c.generation, claims.c.incident == current_tellings.c.incident)
)
_REPORTED = _TELLS.join(reports, reports.c.id == current_tellings.c.report)
_JUDGED = (
    select(memberships.c.telling)
    .join(
        link_decisions,
        or_(
            *(
                c.contains(memberships.c.telling)
                for c in (link_decisions.c.left_tellings, link_decisions.c.right_tellings)
            )
        ),
    )
    .where(_OWN)
)


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
    return query.where(*_rarer(filters))


def _rarer(filters: Filters) -> Iterator[ColumnElement[bool]]:
    """The filters that look into records and reports."""
    if filters.place is not None:
        yield states.c.place == filters.place
    if filters.box is not None:
        west, south, east, north = filters.box
        yield states.c.latitude.between(south, north)
        after, before = states.c.longitude >= west, states.c.longitude <= east
        yield and_(after, before) if west <= east else or_(after, before)
    if filters.target is not None:
        role = func.json_extract(_PEOPLE.c.value, "$.role")
        kind = func.json_extract(_PEOPLE.c.value, "$.kind")
        yield exists(select(_PEOPLE.c.value).where(role.in_(("target", "victim")), kind == filters.target))
    if filters.source is not None:
        yield _TOLD.where(claims.c.source_kind == filters.source.value).exists()
    if filters.review is not None:
        decided = or_(func.json_array_length(records.c.record, "$.corrected") > 0, _JUDGED.exists())
        open_ = and_(states.c.contested > 0, ~decided)
        yield {Review.OPEN: open_, Review.DECIDED: decided, Review.UNTOUCHED: ~or_(decided, open_)}[filters.review]
    for word in (filters.search or "").split():
        within = (states.c.headline, states.c.place, _TITLE, _TEXT)
        yield or_(
            *(c.icontains(word, autoescape=True) for c in within[:2]),
            _REPORTED.where(or_(*(c.icontains(word, autoescape=True) for c in within[2:]))).exists(),
        )


def narrower(name: str) -> list[str]:
    """The type or family of that name with all narrower types; KeyError where there is none."""
    found = [t.name for t in all_incident_types() if name in (t.name, t.family, *t.ancestors)]
    if not found:
        raise KeyError(name)
    return found
