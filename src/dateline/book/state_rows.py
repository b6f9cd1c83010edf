"""Writes the states of incidents as rows, and reads them back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, Connection, delete, or_, select

from dateline.book import searching
from dateline.book.coded_rows import Values, compact
from dateline.book.derived import contested, estimates, facts, memberships, parties, records, states
from dateline.book.deriving import Course
from dateline.book.doubt_rows import forget_doubts, take_doubts, write_doubts
from dateline.book.doubtful import DoubtfulLink
from dateline.book.facts import facts_of
from dateline.book.incident import BookIncident, WeighedCount
from dateline.book.members import in_pieces
from dateline.coding.dates.bounds import bounds
from dateline.model.vocabulary import CountWhat, CountWho, ParticipantRole

_OF_STATES = (memberships, parties, estimates, contested, records, facts, states)
_DOERS = 3  # perpetrators that a list names
OF_ONE = (records.c.incident == states.c.incident) & (records.c.since == states.c.since)


def write_course(connection: Connection, made: Course) -> None:
    """Inserts the rows of these states and links in doubt."""
    write_states(connection, made.states)
    write_doubts(connection, made.doubts)


def write_states(connection: Connection, made: Iterable[BookIncident]) -> None:
    """Inserts the rows of these states."""
    rows: dict[str, list[Values]] = {table.name: [] for table in _OF_STATES}
    made = tuple(made)
    for incident in made:
        key = {"incident": incident.id, "since": incident.since}
        state = _state(incident)
        rows["states"].append(key | state)
        rows["facts"].append(key | facts_of(incident, state))
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
    searching.index_states(connection, made)


def forget_course(connection: Connection, tellings: Iterable[str]) -> None:
    """Removes every state that these tellings were ever part of; they are all of their components."""
    for piece in in_pieces(_names(connection, tellings)):
        forget_doubts(connection, piece)
        searching.forget_states(connection, _keys(connection, states.c.incident.in_(piece)))
        for table in _OF_STATES:
            connection.execute(delete(table).where(table.c.incident.in_(piece)))


def take_course(connection: Connection, tellings: Iterable[str], start: str) -> Course:
    """Removes what these tellings were from `start` on, and returns what held just before it, removed as well."""
    taken: list[BookIncident] = []
    doubts: list[DoubtfulLink] = []
    for piece in in_pieces(_names(connection, tellings)):
        doubts += take_doubts(connection, piece, start)
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
        gone = states.c.incident.in_(piece) & (states.c.since >= start)
        searching.forget_states(connection, _keys(connection, gone))
        for table in _OF_STATES:
            connection.execute(delete(table).where(table.c.incident.in_(piece), table.c.since >= start))
    searching.forget_states(connection, [(i.id, i.since) for i in taken])
    for incident in taken:
        for table in _OF_STATES:
            connection.execute(delete(table).where(table.c.incident == incident.id, table.c.since == incident.since))
    return Course(taken, doubts)


def _keys(connection: Connection, which: ColumnElement[bool]) -> list[tuple[str, str]]:
    """The incident and first moment of the states of which `which` holds."""
    return [
        (row.incident, row.since) for row in connection.execute(select(states.c.incident, states.c.since).where(which))
    ]


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
        "precision": where.precision if where is not None else None,
        "radius_km": where.radius_km if where is not None else None,
        "perpetrators": "; ".join(_doers(incident)) or None,
        "deaths_low": low,
        "deaths_best": best,
        "deaths_high": high,
        "contested": len(incident.disputes),
        "reports": len(incident.reports),
        "sources": incident.sources,
    }


def _doers(incident: BookIncident) -> list[str]:
    """The names of up to three of those who did it, then how many more."""
    found = list(dict.fromkeys(p.name for p in incident.participants if p.role is ParticipantRole.PERPETRATOR))
    return found[:_DOERS] + ([f"{len(found) - _DOERS} more"] if len(found) > _DOERS else [])


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
