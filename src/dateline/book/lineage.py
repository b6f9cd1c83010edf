"""Which coding of a report is current, and which of its tellings an older coding's telling has become."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, select

from dateline.book.coder_versions import newness
from dateline.book.derived import current_tellings, currents, names
from dateline.book.kept import coders, generations, mentions, reports, tellings
from dateline.book.members import incident_name, telling_id


@dataclass(frozen=True, slots=True)
class _Told:
    """A telling with where its report mentions it: character offsets."""

    id: str
    incident: str
    type: str
    at: frozenset[int]


def settle(connection: Connection, report: str) -> list[str]:
    """Writes which coding of `report` is current and what its tellings are called; returns their ids."""
    codings = _codings(connection, report)
    told = [_told(connection, report, generation) for generation in codings]
    known = connection.execute(select(reports.c.known).where(reports.c.id == report)).scalar_one()
    _forget(connection, report)
    connection.execute(currents.insert().values(report=report, generation=codings[-1]))
    today = told[-1]
    if not today:
        return []
    became = _became(told)
    called = {t.id: incident_name(t.id) for t in today}
    for old, new in reversed(list(became.items())):  # the oldest coding's name stays
        called[new] = incident_name(old)
    rows = [
        {
            "telling": t.id,
            "report": report,
            "generation": codings[-1],
            "incident": t.incident,
            "name": called[t.id],
            "known": known,
        }
        for t in today
    ]
    connection.execute(current_tellings.insert(), rows)
    connection.execute(names.insert(), [{"incident": incident_name(o), "telling": n} for o, n in became.items()])
    return [t.id for t in today]


def _codings(connection: Connection, report: str) -> list[int]:
    """The generations of a report, oldest coder first."""
    rows = connection.execute(
        select(generations.c.id, coders.c.version)
        .join(coders, coders.c.id == generations.c.coder)
        .where(generations.c.report == report)
    ).all()
    return [row.id for row in sorted(rows, key=lambda row: newness(row.version))]


def _told(connection: Connection, report: str, generation: int) -> list[_Told]:
    rows = connection.execute(
        select(tellings.c.incident, tellings.c.type)
        .where(tellings.c.generation == generation)
        .order_by(tellings.c.position)
    ).all()
    spans: dict[str, set[int]] = {row.incident: set() for row in rows}
    for row in connection.execute(select(mentions).where(mentions.c.generation == generation)):
        spans[row.incident].update(range(row.start, row.end))
    return [_Told(telling_id(report, r.incident), r.incident, r.type, frozenset(spans[r.incident])) for r in rows]


def _became(codings: Sequence[Sequence[_Told]]) -> Mapping[str, str]:
    """For every telling of any coding, oldest first, the current one that it has become; one that was dropped is left out."""
    today = codings[-1]
    ids = {t.id for t in today}
    became: dict[str, str] = {}
    for coding in codings:
        for told in coding:
            if told.id in ids:
                became.setdefault(told.id, told.id)
                continue
            best = max(today, key=lambda t: (len(t.at & told.at), t.type == told.type, t.id), default=None)
            if best is not None and best.at & told.at:
                became.setdefault(told.id, best.id)
    return became


def _forget(connection: Connection, report: str) -> None:
    old = select(current_tellings.c.telling).where(current_tellings.c.report == report)
    connection.execute(delete(names).where(names.c.telling.in_(old)))
    connection.execute(delete(current_tellings).where(current_tellings.c.report == report))
    connection.execute(delete(currents).where(currents.c.report == report))
