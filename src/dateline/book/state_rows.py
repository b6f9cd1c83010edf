"""Writes the states of incidents as rows, and reads them back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, delete, or_, select

from dateline.book.coded_rows import Values, compact
from dateline.book.derived import contested, estimates, memberships, parties, records, states
from dateline.book.incident import BookIncident, WeighedCount
from dateline.book.members import in_pieces
from dateline.coding.dates.bounds import bounds
from dateline.model.vocabulary import CountWhat, CountWho

_OF_STATES = (memberships, parties, estimates, contested, records, states)
OF_ONE = (records.c.incident == states.c.incident) & (records.c.since == states.c.since)


def write_states(connection: Connection, made: Iterable[BookIncident]) -> None:
    """Inserts the rows of these states."""
    rows: dict[str, list[Values]] = {table.name: [] for table in _OF_STATES}
    for incident in made:
        key = {"incident": incident.id, "since": incident.since}
        rows["states"].append(key | _state(incident))
        rows["records"].append(key | {"record": incident.model_dump_json()})
        rows["memberships"] += [key | {"telling": t} for t in incident.tellings]
        acting = {(p.actor, p.role.value) for p in incident.participants if p.actor is not None}
        rows["parties"] += [key | {"actor": actor, "role": role} for actor, role in sorted(acting)]
        rows["estimates"] += [key | _estimate(c) for c in incident.counts]
        rows["contested"] += [
            key | {"field": d.field, "sides": compact([s.model_dump(mode="json") for s in d.sides])}
            for d in incident.disputes
        ]
    for table in _OF_STATES:
        if rows[table.name]:
            connection.execute(table.insert(), rows[table.name])


def forget_states(connection: Connection, tellings: Iterable[str]) -> None:
    """Removes every state that these tellings were ever part of; they are all of their components."""
    for piece in in_pieces(_names(connection, tellings)):
        for table in _OF_STATES:
            connection.execute(delete(table).where(table.c.incident.in_(piece)))


def take_states(connection: Connection, tellings: Iterable[str], start: str) -> list[BookIncident]:
    """Removes the states of these tellings from `start` on, and returns those that held just before it, removed as well."""
    names = _names(connection, tellings)
    taken: list[BookIncident] = []
    for piece in in_pieces(names):
        held = (
            select(records.c.record)
            .join(states, OF_ONE)
            .where(
                states.c.incident.in_(piece),
                states.c.since < start,
                or_(states.c.until.is_(None), states.c.until >= start),
            )
        )
        taken += [from_row(record) for record in connection.execute(held).scalars()]
        for table in _OF_STATES:
            connection.execute(delete(table).where(table.c.incident.in_(piece), table.c.since >= start))
    for incident in taken:
        for table in _OF_STATES:
            connection.execute(delete(table).where(table.c.incident == incident.id, table.c.since == incident.since))
    return taken


def _names(connection: Connection, tellings: Iterable[str]) -> list[str]:
    """The incidents that these tellings were ever part of."""
    names: set[str] = set()
    for piece in in_pieces(sorted(tellings)):
        found = select(memberships.c.incident).where(memberships.c.telling.in_(piece)).distinct()
        names.update(connection.execute(found).scalars())
    return sorted(names)


def from_row(record: str) -> BookIncident:
    """The state in a row's `record`."""
    return BookIncident.model_validate_json(record)


def _state(incident: BookIncident) -> Values:
    where, when = incident.place, incident.date
    edtf = when.edtf if when is not None else None
    first, last = bounds(edtf) if edtf else (None, None)
    low, best, high = deaths(incident)
    return {
        "until": incident.until,
        "type": incident.type,
        "role": incident.role.value,
        "stage": incident.stage.value,
        "headline": incident.headline,
        "edtf": edtf,
        "first_day": _day(first),
        "last_day": _day(last),
        "country": where.country if where is not None else None,
        "admin1": where.admin1 if where is not None else None,
        "place": where.name if where is not None else None,
        "latitude": where.latitude if where is not None else None,
        "longitude": where.longitude if where is not None else None,
        "deaths_low": low,
        "deaths_best": best,
        "deaths_high": high,
        "contested": len(incident.disputes),
        "reports": len(incident.reports),
        "sources": incident.sources,
    }


def deaths(incident: BookIncident) -> tuple[int | None, int | None, int | None]:
    """Low, best and high of all killed: the count of everybody, else the sum over the kinds of people, which never overlap."""
    killed = [c for c in incident.counts if c.what is CountWhat.KILLED]
    total = [c for c in killed if c.who is CountWho.PEOPLE] or killed
    lows, bests, highs = ([getattr(c, end) for c in total] for end in ("low", "best", "high"))
    known = [n for n in lows if n is not None]
    return sum(known) if known else None, _whole(bests), _whole(highs)


def _whole(ends: list[int | None]) -> int | None:
    """The sum, None where a part of it is open."""
    known = [n for n in ends if n is not None]
    return sum(known) if ends and len(known) == len(ends) else None


def _estimate(count: WeighedCount) -> Values:
    return {
        **count.model_dump(mode="json", include={"what", "who", "low", "best", "high", "rule"}),
        "contested": int(count.contested),
        "weights": compact({c.claim: c.weight for c in count.claims}),
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
