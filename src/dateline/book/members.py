"""The tellings that incidents are made of, as they are today: read from the current coding of their reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice

from sqlalchemy import Connection, select

from dateline.book.coded_rows import read_coding
from dateline.book.derived import current_tellings
from dateline.book.kept import reports
from dateline.model.coded import Claim, CodedReport, Incident

_AT_ONCE = 500  # values of one IN list: SQLite takes a limited number


@dataclass(frozen=True, slots=True)
class Member:
    """One telling with its claims; `name` is the id of an incident that it comes first in, `known` from when on it counts."""

    telling: str
    name: str
    report: CodedReport
    known: str
    incident: Incident
    claims: tuple[Claim, ...]

    @property
    def order(self) -> tuple[str, str]:
        """Sorts members by when they became known."""
        return self.known, self.telling


def telling_id(report: str, incident: str) -> str:
    """The id of an incident as one report tells it."""
    return f"{report}/{incident}"


def incident_name(telling: str) -> str:
    """The id of the incident that a telling comes first in; the same for ever."""
    return "i" + sha256(telling.encode()).hexdigest()[:16]


def in_pieces(values: Iterable[str]) -> Iterator[list[str]]:
    """The values in order, so many at a time as one query takes."""
    rest = iter(values)
    while piece := list(islice(rest, _AT_ONCE)):
        yield piece


def members(connection: Connection, tellings: Sequence[str]) -> list[Member]:
    """The members of these telling ids, in the order in which they became known; KeyError for one that is not current."""
    rows = [
        row
        for piece in in_pieces(tellings)
        for row in connection.execute(select(current_tellings).where(current_tellings.c.telling.in_(piece)))
    ]
    codings = {g: read_coding(connection, g) for g in sorted({row.generation for row in rows})}
    found = {}
    for row in rows:
        coded = codings[row.generation]
        incident = next(i for i in coded.incidents if i.id == row.incident)
        said = tuple(c for c in coded.claims if c.incident == incident.id)
        found[row.telling] = Member(row.telling, row.name, coded, row.known, incident, said)
    return sorted((found[t] for t in tellings), key=lambda m: m.order)


def all_tellings(connection: Connection) -> list[str]:
    """Every current telling, in the order of their ids."""
    return list(connection.execute(select(current_tellings.c.telling).order_by(current_tellings.c.telling)).scalars())


def all_reports(connection: Connection) -> list[str]:
    """Every report, in the order of their ids."""
    return list(connection.execute(select(reports.c.id).order_by(reports.c.id)).scalars())
