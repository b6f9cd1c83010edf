"""All that is shown of one incident: its state, how its figures ran, and the claims behind them in their reports' words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from dateline.book.derived import current_tellings
from dateline.book.finding import Found, find
from dateline.book.history import figures
from dateline.book.incident import BookIncident
from dateline.book.kept import reports
from dateline.book.members import members
from dateline.book.queries import states_of
from dateline.model.coded import Claim
from dateline.model.span import Record


class Figures(Record):
    """The figures of an incident from one moment until the next row's: by count, "low/best/high" or one number."""

    since: str
    reports: int
    counts: dict[str, str]


@dataclass(frozen=True, slots=True)
class ClaimInReport:
    """A claim with the report that holds it: its id, who published it, and its text."""

    claim: Claim
    report: str
    publisher: str
    text: str


@dataclass(frozen=True, slots=True)
class View:
    """One incident as it is shown."""

    found: Found
    timeline: tuple[Figures, ...]
    claims: dict[str, ClaimInReport]


def view(connection: Connection, asked: str, as_of: str | None) -> View:
    """What is shown of an incident as of a moment; raises InputError where there was none."""
    found = find(connection, asked, as_of)
    states = states_of(connection, found.incident.id, as_of)
    return View(found, tuple(timeline(states)), _claims(connection, found.incident))


def timeline(states: Sequence[BookIncident]) -> list[Figures]:
    """The moments at which a figure changed, the first first."""
    rows: list[Figures] = []
    for state in states:
        counts = {count_name(c.what.value, c.who.value): figures(c.low, c.best, c.high) for c in state.counts}
        if not rows or rows[-1].counts != counts:
            rows.append(Figures(since=state.since, reports=len(state.reports), counts=counts))
    return rows


def count_name(what: str, who: str) -> str:
    """ "killed" for everybody, else "killed:civilians"."""
    return what if who == "people" else f"{what}:{who}"


def _claims(connection: Connection, incident: BookIncident) -> dict[str, ClaimInReport]:
    current = select(current_tellings.c.telling).where(current_tellings.c.telling.in_(incident.tellings))
    found = {}
    for member in members(connection, list(connection.execute(current).scalars())):
        head = member.report.report
        text = connection.execute(select(reports.c.text).where(reports.c.id == head.id)).scalar_one()
        for claim in member.claims:
            found[claim.id] = ClaimInReport(claim, head.id, head.publisher or head.ref, text)
    return found
