"""One report as the book keeps it: its text, what its current coding says of it, and where else its text stands."""

from __future__ import annotations

from sqlalchemy import Connection, or_, select

from dateline.book.coded_rows import read_coding
from dateline.book.derived import copies, currents, memberships, states
from dateline.book.kept import coders, generations, reports
from dateline.book.linked import COPY
from dateline.book.members import telling_id
from dateline.book.queries import Listed, listed
from dateline.book.state_at import at
from dateline.model.coded import Claim, ReportHead
from dateline.model.errors import InputError
from dateline.model.span import Record


class Copy(Record):
    """A report with nearly the same text; `likeness` is the share of runs of five words that both have."""

    id: str
    ref: str
    title: str | None
    publisher: str | None
    published: str | None
    likeness: float


class ToldIncident(Record):
    """An incident that the report tells of: its telling, where the text mentions it (character offsets), and the incident it is part of."""

    telling: str
    headline: str
    mentions: tuple[tuple[int, int], ...]
    incident: Listed | None  # None where the telling was not known yet


class StoredReport(Record):
    """A report of the book; `claims` are those of its current coding, which `coder` made, with the passages that they quote."""

    head: ReportHead
    text: str
    added: str
    known: str
    coder: str
    codings: int
    claims: tuple[Claim, ...]
    copies: tuple[Copy, ...]
    incidents: tuple[ToldIncident, ...]

    @property
    def url(self) -> str | None:
        """Where it was published."""
        return self.head.url


def stored_report(connection: Connection, asked: str, as_of: str | None = None) -> StoredReport:
    """The report of an id or the unique beginning of one, with its incidents as of a moment; InputError where there is none."""
    row = connection.execute(select(reports).where(reports.c.id == _id(connection, asked))).one()
    generation, coder = connection.execute(
        select(generations.c.id, coders.c.version)
        .join(coders, coders.c.id == generations.c.coder)
        .join(currents, currents.c.generation == generations.c.id)
        .where(currents.c.report == row.id)
    ).one()
    coded = read_coding(connection, generation)
    every = connection.execute(select(generations.c.id).where(generations.c.report == row.id)).all()
    within = _incidents(connection, [telling_id(row.id, i.id) for i in coded.incidents], as_of)
    return StoredReport(
        head=coded.report,
        text=row.text,
        added=row.added,
        known=row.known,
        coder=coder,
        codings=len(every),
        claims=coded.claims,
        copies=tuple(_copies(connection, row.id)),
        incidents=tuple(
            ToldIncident(
                telling=telling_id(row.id, i.id),
                headline=i.headline,
                mentions=tuple((m.start, m.end) for m in i.mentions),
                incident=within.get(telling_id(row.id, i.id)),
            )
            for i in coded.incidents
        ),
    )


def _id(connection: Connection, asked: str) -> str:
    """The one report whose id begins so."""
    after = asked[:-1] + chr(ord(asked[-1]) + 1) if asked else ""
    begins = (reports.c.id >= asked) & (reports.c.id < after)
    found = connection.execute(select(reports.c.id).where(begins).limit(3)).scalars().all()
    if asked in found:
        return asked
    if len(found) != 1:
        problem = "begins several reports' ids" if found else "no such report in the book"
        raise InputError(asked or "''", problem, "`dateline show INCIDENT` lists an incident's reports")
    return str(found[0])


def _copies(connection: Connection, report: str) -> list[Copy]:
    either = select(copies).where(or_(copies.c.left == report, copies.c.right == report), copies.c.likeness >= COPY)
    found = {(row.right if row.left == report else row.left): row.likeness for row in connection.execute(either)}
    fields = [reports.c[name] for name in ("id", "ref", "title", "publisher", "published")]
    heads = connection.execute(select(*fields).where(reports.c.id.in_(sorted(found))).order_by(reports.c.known))
    return [Copy(**row._mapping, likeness=found[row.id]) for row in heads]


def _incidents(connection: Connection, tellings: list[str], as_of: str | None) -> dict[str, Listed]:
    """The incident of each telling as of a moment."""
    same = (memberships.c.incident == states.c.incident) & (memberships.c.since == states.c.since)
    query = select(memberships.c.telling, states.c.incident).join(states, same)
    rows = connection.execute(query.where(memberships.c.telling.in_(tellings), at(as_of))).all()
    names = sorted({row.incident for row in rows})
    found = dict(zip(names, listed(connection, names, as_of), strict=True))
    return {row.telling: found[row.incident] for row in rows}
