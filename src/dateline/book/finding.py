"""Finds the incident or tellings that a person names, through merges and splits."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from dateline.book import queries
from dateline.book.derived import current_tellings, names
from dateline.book.incident import BookIncident
from dateline.book.members import incident_name
from dateline.model.errors import InputError

_LIST = "list them with: dateline incidents"


@dataclass(frozen=True, slots=True)
class Found:
    """An incident as it was asked for; `asked` is another id where it was merged, `successors` have its other former tellings."""

    incident: BookIncident
    asked: str
    successors: tuple[str, ...] = ()

    @property
    def was_merged(self) -> bool:
        """Whether the id asked for now stands for this incident."""
        return self.asked != self.incident.id


def find(connection: Connection, asked: str, as_of: str | None) -> Found:
    """The incident of an id, the unique beginning of one, or a telling; raises InputError where there is none, or was none by then."""
    telling, name = _telling(connection, asked)
    there = queries.incident(connection, name, as_of)
    if there is not None and "/" not in asked:
        return Found(there, name, successors(connection, there, as_of))
    moved = queries.incident_of(connection, telling, as_of)
    if moved is None:
        raise InputError(asked, "was not known by then", "ask for a later moment with --as-of")
    now = queries.incident(connection, moved, as_of)
    assert now is not None
    return Found(now, moved if "/" in asked else name, successors(connection, now, as_of))


def successors(connection: Connection, incident: BookIncident, as_of: str | None) -> tuple[str, ...]:
    """The incidents that tellings once judged to be this one belong to now."""
    own = set(incident.tellings)
    once = {t for s in queries.states_of(connection, incident.id, as_of) for t in s.tellings}
    moved = {queries.incident_of(connection, t, as_of) for t in sorted(once - own)}
    return tuple(sorted(m for m in moved if m is not None and m != incident.id))


def tellings_of(connection: Connection, asked: str, as_of: str | None = None) -> tuple[str, ...]:
    """The tellings that an incident's or a telling's id means as of a moment; InputError where there is none, or was none by then."""
    found = find(connection, asked, as_of)
    return (_telling(connection, asked)[0],) if "/" in asked else found.incident.tellings


def _telling(connection: Connection, asked: str) -> tuple[str, str]:
    """The telling that an id stands for today, and the incident id in full."""
    if "/" in asked:
        name = incident_name(asked)
        telling = connection.execute(select(names.c.telling).where(names.c.incident == name)).scalar()
        if telling is None:
            raise InputError(asked, "no such telling in the book", "`dateline show INCIDENT` lists them")
        own = select(current_tellings.c.name).where(current_tellings.c.telling == telling)
        return telling, connection.execute(own).scalar_one()
    found = queries.names_like(connection, asked) if asked else []
    exact = [row for row in found if row[0] == asked]
    if len(exact or found) != 1:
        problem = (
            f"begins several ids ({', '.join(n for n, _ in found[:3])})" if found else "no such incident in the book"
        )
        raise InputError(asked or "''", problem, _LIST)
    name, telling = (exact or found)[0]
    return telling, name
