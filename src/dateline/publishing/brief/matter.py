"""What a brief is made from: the incidents of its period, those without a day that were reported in it, and how they belong together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from dateline.book.episodes import episodes, undated
from dateline.book.exported import Exported, exported, these
from dateline.book.filters import Filters
from dateline.book.incident import BookIncident
from dateline.book.queries import incident
from dateline.model.vocabulary import IncidentRole
from dateline.publishing.brief.sums import weight
from dateline.publishing.export.projecting import not_done


@dataclass(frozen=True, slots=True)
class Asked:
    """The question of a brief: which incidents, as known when (None: today), and what to compare with (None: nothing)."""

    filters: Filters
    as_of: str | None
    since: str | None


LISTED = 300  # incidents that are told of; more are counted


@dataclass(frozen=True, slots=True)
class Matter:
    """The incidents of a brief; only those of `listed`, the weightiest, have their claims.

    `done` are those that reports are about and that were carried out or tried; `undone` were foiled, threatened or planned; `undated` have no
    known day but were reported in the period; `recalled` counts those that reports only recall,
    `period` says whether days were asked for. `episodes` are the ids of incidents that
    belong together (an attack, its answer). `before` holds each incident as it was at the earlier moment.
    """

    done: tuple[Exported, ...]
    undone: tuple[Exported, ...]
    undated: tuple[Exported, ...]
    recalled: int
    period: bool
    listed: frozenset[str]
    episodes: tuple[tuple[str, ...], ...]
    before: dict[str, BookIncident]
    gone: tuple[BookIncident, ...]

    @property
    def all(self) -> tuple[Exported, ...]:
        """Every incident that the brief tells of."""
        return self.told((*self.done, *self.undone, *self.undated))

    def told(self, records: Sequence[Exported]) -> tuple[Exported, ...]:
        """Those of these that it tells of."""
        return tuple(r for r in records if r.incident.id in self.listed)


def matter(connection: Connection, asked: Asked) -> Matter:
    """Reads what the brief needs, of one moment of the book."""
    main, recalled = [], 0
    for record in exported(connection, asked.filters, asked.as_of):
        if record.incident.role is IncidentRole.MAIN:
            main.append(record)
        else:
            recalled += 1
    vague = _undated(connection, asked)
    whole = _weightiest(connection, asked, [*main, *vague])
    main, vague = ([whole.get(r.incident.id, r) for r in some] for some in (main, vague))
    told = [*main, *vague]
    before, gone = _before(connection, asked, sorted(whole), {r.incident.id for r in told})
    return Matter(
        done=tuple(r for r in main if not not_done(r.incident)),
        undone=tuple(r for r in main if not_done(r.incident)),
        undated=tuple(vague),
        recalled=recalled,
        period=asked.filters.first is not None or asked.filters.last is not None,
        listed=frozenset(whole),
        episodes=episodes(connection, [r.incident for r in told]),
        before=before,
        gone=gone,
    )


def _weightiest(connection: Connection, asked: Asked, records: Sequence[Exported]) -> dict[str, Exported]:
    """Those that are told of, with their claims, by id."""
    heavy = sorted(records, key=lambda r: (*(-n for n in weight(r.incident)), r.incident.id))[:LISTED]
    names = [r.incident.id for r in heavy]
    return {r.incident.id: r for r in these(connection, names, asked.as_of, claims=True)}


def _undated(connection: Connection, asked: Asked) -> list[Exported]:
    """Those without a known day of which a report was published in the period; none where no period is asked for: then they are in it."""
    first, last = asked.filters.first, asked.filters.last
    if first is None and last is None:
        return []
    names = undated(connection, replace(asked.filters, first=None, last=None), asked.as_of)
    return [
        r
        for r in these(connection, names, asked.as_of)
        if r.incident.role is IncidentRole.MAIN and not not_done(r.incident) and _reported(r, first, last)
    ]


def _reported(record: Exported, first: str | None, last: str | None) -> bool:
    days = [r.telling.published[:10] for r in record.reports if r.telling.published]
    return any((first is None or day >= first) and (last is None or day <= last) for day in days)


def _before(
    connection: Connection, asked: Asked, listed: Sequence[str], there: set[str]
) -> tuple[dict[str, BookIncident], tuple[BookIncident, ...]]:
    """Each incident that is told of as it was then, and those that met the question then and are not there any more."""
    if asked.since is None:
        return {}, ()
    before = {name: incident(connection, name, asked.since) for name in listed}
    then = (r.incident for r in exported(connection, asked.filters, asked.since))
    gone = tuple(i for i in then if i.role is IncidentRole.MAIN and i.id not in there)
    return {name: one for name, one in before.items() if one is not None}, gone
