"""Checks a whole book: that ids are what they are made from, spans quote their text, and every reference leads somewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, select

from dateline.book.coded_rows import read_coding
from dateline.book.derived import current_tellings, memberships, records, states
from dateline.book.kept import corrections, generations, link_decisions, reports, tellings, undoings
from dateline.book.members import telling_id
from dateline.book.state_rows import from_row
from dateline.model.coded import CodedReport
from dateline.model.report import Report
from dateline.model.span import Record


class Problem(Record):
    """Something in a book that cannot be: in which table, on which row, and what."""

    table: str
    row: str
    problem: str

    def __str__(self) -> str:
        return f"{self.table} {self.row}: {self.problem}"


def check(connection: Connection) -> Iterator[Problem]:
    """Every problem of a book, none where it is sound."""
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check").all():
        if line != "ok":
            yield Problem(table="file", row="-", problem=line)
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        yield Problem(table=row[0], row=str(row[1]), problem=f"refers to a row of {row[2]} that is not there")
    yield from _reports(connection)
    yield from _decisions(connection)
    yield from _derived(connection)


def _reports(connection: Connection) -> Iterator[Problem]:
    codings: dict[str, list[int]] = {}
    for row in connection.execute(select(generations.c.report, generations.c.id).order_by(generations.c.id)):
        codings.setdefault(row.report, []).append(row.id)
    for (name,) in connection.execute(select(reports.c.id).order_by(reports.c.id)).all():
        row = connection.execute(select(reports).where(reports.c.id == name)).one()
        if Report(text=row.text, ref=row.ref, title=row.title).id != name:
            yield Problem(table="reports", row=name, problem="its id is not the hash of its title and text")
        if name not in codings:
            yield Problem(table="reports", row=name, problem="has no coding")
        for generation in codings.get(name, ()):
            yield from _coding(connection, generation, row.text)


def _coding(connection: Connection, generation: int, text: str) -> Iterator[Problem]:
    try:
        coded = read_coding(connection, generation)
    except (ValidationError, ValueError) as error:
        first = str(error).splitlines()[0]
        yield Problem(table="generations", row=str(generation), problem=f"breaks the contract ({first})")
        return
    yield from (
        Problem(table="generations", row=f"{generation} {where}", problem=problem)
        for where, problem in _faults(coded, text)
    )


def _faults(coded: CodedReport, text: str) -> Iterator[tuple[str, str]]:
    """What is wrong inside one coding: where, and what."""
    own, said = {i.id for i in coded.incidents}, {c.id for c in coded.claims}
    for claim in coded.claims:
        if claim.incident is not None and claim.incident not in own:
            yield claim.id, f"refers to incident {claim.incident}, which is not there"
        for passage in claim.evidence:
            if text[passage.start : passage.end] != passage.quote:
                yield claim.id, f"characters {passage.start}..{passage.end} are not what it quotes"
    for incident in coded.incidents:
        for mention in incident.mentions:
            if text[mention.start : mention.end] != mention.quote:
                yield incident.id, f"characters {mention.start}..{mention.end} are not what it quotes"
        named = {c for count in incident.counts for c in count.claims}
        named |= {c for p in incident.participants for c in p.claims} | {r.claim for r in incident.responsibility}
        named |= {c for d in incident.disputes for s in d.sides for c in s.claims}
        yield from ((incident.id, f"refers to claim {c}, which is not there") for c in sorted(named - said))
        away = {r.to for r in incident.relations} - own
        yield from ((incident.id, f"refers to incident {i}, which is not there") for i in sorted(away))


def _decisions(connection: Connection) -> Iterator[Problem]:
    told = select(generations.c.report, tellings.c.incident).join(tellings, tellings.c.generation == generations.c.id)
    known = {telling_id(row.report, row.incident) for row in connection.execute(told)}
    made = set()
    for row in connection.execute(select(link_decisions)):
        made.add(f"L{row.id}")
        away = {*json.loads(row.left_tellings), *json.loads(row.right_tellings)} - known
        for telling in sorted(away):
            yield Problem(table="link_decisions", row=f"L{row.id}", problem=_away(telling))
    for row in connection.execute(select(corrections)):
        made.add(f"C{row.id}")
        if row.telling not in known:
            yield Problem(table="corrections", row=f"C{row.id}", problem=_away(row.telling))
    for row in connection.execute(select(undoings).order_by(undoings.c.id)):
        if row.decision not in made:
            yield Problem(table="undoings", row=f"U{row.id}", problem=f"undoes {row.decision}, which is not there")
        made.add(f"U{row.id}")


def _derived(connection: Connection) -> Iterator[Problem]:
    """Whether every current telling is in exactly one incident of today, and incidents have no others."""
    latest = select(states.c.incident, states.c.since).where(states.c.until.is_(None)).subquery()
    told = select(memberships.c.telling, memberships.c.incident).join(
        latest, (latest.c.incident == memberships.c.incident) & (latest.c.since == memberships.c.since)
    )
    found: dict[str, list[str]] = {}
    for row in connection.execute(told):
        found.setdefault(row.telling, []).append(row.incident)
    now = set(connection.execute(select(current_tellings.c.telling)).scalars())
    for telling in sorted(now | set(found)):
        places: Any = found.get(telling, [])
        if telling not in now or len(places) != 1:
            problem = f"is in {len(places)} incidents" if telling in now else "is not told by any current coding"
            yield Problem(table="memberships", row=telling, problem=f"{problem}; mend it with: dateline rebuild")
    yield from _counted(connection)
    for name, since, record in connection.execute(select(records)):
        state = from_row(record)
        if (state.id, state.since) != (name, since):
            yield Problem(table="records", row=name, problem="is not what its record says")


def _counted(connection: Connection) -> Iterator[Problem]:
    """Whether numbers and words are there of all that is found by them."""
    for table, rows, what in _PER_ROW:
        here, there = (connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar_one() for name in (rows, what))
        if here != there:
            problem = f"does not have a row for each of {what}; mend it with: dateline rebuild"
            yield Problem(table=table, row="-", problem=problem)


# FTS5 keeps a row for each text, of how long it is, under the name of its table.
_PER_ROW = (
    ("facts", "facts", "states"),
    ("state_words", "state_words_docsize", "states"),
    ("report_words", "report_words_docsize", "reports"),
)


def _away(telling: str) -> str:
    return f"is about the telling {telling}, which no coding has"
