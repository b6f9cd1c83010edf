"""The claims behind an incident, each with the report that holds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from dateline.book.derived import current_tellings
from dateline.book.incident import BookIncident
from dateline.book.members import Member, in_pieces, members
from dateline.model.coded import Claim


@dataclass(frozen=True, slots=True)
class Told:
    """A claim, the report that holds it, who published that, from when on it is known, and the telling it belongs to."""

    claim: Claim
    report: str
    publisher: str
    known: str
    telling: str


@dataclass(frozen=True, slots=True)
class Telling:
    """All that the reports of an incident tell: its members in the order in which they became known, and every claim by its id."""

    members: tuple[Member, ...]
    claims: Mapping[str, Told]


def telling(connection: Connection, incident: BookIncident) -> Telling:
    """What the current codings of an incident's reports say; texts are not read."""
    column = current_tellings.c.telling
    there = [
        t
        for piece in in_pieces(incident.tellings)
        for t in connection.execute(select(column).where(column.in_(piece))).scalars()
    ]
    found = tuple(members(connection, there))
    claims: dict[str, Told] = {}
    for member in found:
        head = member.report.report
        for claim in member.report.claims:
            claims[claim.id] = Told(claim, head.id, head.publisher or head.ref, member.known, member.telling)
    return Telling(found, claims)
