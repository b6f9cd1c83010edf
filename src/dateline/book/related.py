"""What belongs to an incident or stands near it: what its reports tie to it, what was there before, and what its doers did else."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

import numpy as np
from sqlalchemy import Connection, select

from dateline.book.columns import Columns, Numbers, columns
from dateline.book.derived import current_tellings
from dateline.book.facts import incident_id, incident_number, long_hash
from dateline.book.incident import BookIncident
from dateline.book.kept import tellings
from dateline.book.members import in_pieces, telling_id
from dateline.book.queries import Listed, incident_of, listed
from dateline.linking.pair import report_of
from dateline.model.span import Record
from dateline.model.vocabulary import ParticipantRole, RelationKind

MOST = 6  # of each kind
NEAR_KM, NEAR_DAYS = 50.0, 7
_ONE_DEGREE_KM = 111.2
_EXACT = 3  # where_prec of a district: what is known less exactly is near nothing


class Part(Record):
    """An incident that a report ties to this one; read "`incident` `kind` this" or, where `reverse`, "this `kind` `incident`"."""

    kind: RelationKind
    reverse: bool
    incident: Listed


class Related(Record):
    """Incidents beside one: `earlier` at the same place before it, `nearby` within 50 km and 7 days, `same_actor` by its perpetrators.

    Each at most six: the latest earlier ones, the nearest, and those nearest in time.
    """

    parts: tuple[Part, ...]
    earlier: tuple[Listed, ...]
    nearby: tuple[Listed, ...]
    same_actor: tuple[Listed, ...]


def related(connection: Connection, incident: BookIncident, as_of: str | None) -> Related:
    """The incidents related to one as of a moment (None: today); KeyError where it was not known then."""
    found = columns(connection, as_of)
    own = np.flatnonzero(found.head["incident"] == np.uint64(incident_number(incident.id)))
    if not len(own):
        raise KeyError(incident.id)
    one = int(own[0])
    kinds = (_earlier(found, one), _nearby(found, one), _same_actor(found, one, incident))
    earlier, nearby, same = (tuple(listed(connection, _ids(found, rows), as_of)) for rows in kinds)
    return Related(parts=tuple(_parts(connection, incident, as_of)), earlier=earlier, nearby=nearby, same_actor=same)


def _ids(found: Columns, rows: Numbers) -> list[str]:
    return [incident_id(n) for n in found.head["incident"][rows].tolist()]


def _days_between(found: Columns, one: int) -> Numbers:
    """The first day of each incident less that of one; those without a day are as far as can be."""
    first = found.head["first"].astype(np.int64)
    if first[one] == 0:
        return np.full(len(found), np.iinfo(np.int64).max)
    return np.where(first > 0, first - first[one], np.iinfo(np.int64).max)


def _earlier(found: Columns, one: int) -> Numbers:
    head = found.head
    if head["place"][one] == 0:
        return np.array([], int)
    days = _days_between(found, one)
    here = (head["place"] == head["place"][one]) & (head["country"] == head["country"][one]) & (days < 0)
    rows = np.flatnonzero(here)
    return rows[np.lexsort((head["incident"][rows], -days[rows]))][:MOST]


def _nearby(found: Columns, one: int) -> Numbers:
    head = found.head
    exact = (head["precision"] > 0) & (head["precision"] <= _EXACT)
    if not exact[one]:
        return np.array([], int)
    north = (head["latitude"] - head["latitude"][one]) * _ONE_DEGREE_KM
    degrees = (head["longitude"] - head["longitude"][one] + 180) % 360 - 180
    east = degrees * _ONE_DEGREE_KM * np.cos(np.radians(head["latitude"][one]))
    away = np.hypot(north, east)  # flat: the error within 50 km is far below that of the places
    near = exact & (away <= NEAR_KM) & (np.abs(_days_between(found, one)) <= NEAR_DAYS)
    near[one] = False
    rows = np.flatnonzero(near)
    return rows[np.lexsort((head["incident"][rows], away[rows]))][:MOST]


def _same_actor(found: Columns, one: int, incident: BookIncident) -> Numbers:
    doers = {p.actor for p in incident.participants if p.role is ParticipantRole.PERPETRATOR and p.actor is not None}
    wanted = np.array([long_hash(actor) for actor in sorted(doers)], np.uint64)
    rows = np.unique(found.actors.of[np.isin(found.actors.values, wanted)])
    rows = rows[rows != one]
    away = np.abs(_days_between(found, one)[rows])
    nearest: Numbers = rows[np.lexsort((found.head["incident"][rows], away))][:MOST]
    return nearest


def _parts(connection: Connection, incident: BookIncident, as_of: str | None) -> Iterator[Part]:
    """What the current codings of its reports say, each incident and kind once."""
    seen: dict[tuple[RelationKind, bool, str], None] = {}
    for kind, reverse, telling in _ties(connection, incident.tellings):
        other = incident_of(connection, telling, as_of)
        if other is not None and other != incident.id:
            seen.setdefault((kind, reverse, other))
    for kind, reverse, other in seen:
        yield Part(kind=kind, reverse=reverse, incident=listed(connection, [other], as_of)[0])


def _ties(connection: Connection, own: Sequence[str]) -> Iterator[tuple[RelationKind, bool, str]]:
    """Every relation of these tellings to others of their reports, and of others to them."""
    mine = set(own)
    query = (
        select(current_tellings.c.telling, tellings.c.record)
        .join(tellings, tellings.c.generation == current_tellings.c.generation)
        .where(tellings.c.incident == current_tellings.c.incident)
        .order_by(current_tellings.c.telling)
    )
    for piece in in_pieces(sorted({report_of(t) for t in own})):
        for row in connection.execute(query.where(current_tellings.c.report.in_(piece))):
            for relation in json.loads(row.record)["relations"]:
                to = telling_id(report_of(row.telling), relation["to"])
                if row.telling in mine:
                    yield RelationKind(relation["kind"]), True, to
                elif to in mine:
                    yield RelationKind(relation["kind"]), False, row.telling
