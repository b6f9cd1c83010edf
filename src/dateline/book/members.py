"""The tellings that incidents are made of, as they are today: read from the current coding of their reports."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Row, select

from dateline.book.coded_rows import claim_record, compact
from dateline.book.derived import current_tellings
from dateline.book.kept import claims, reports, tellings
from dateline.model.coded import Claim, CodedReport, Incident
from dateline.weighing.statements import EPISODE

_AT_ONCE = 500  # values of one IN list: SQLite takes a limited number


@dataclass(frozen=True, slots=True)
class Member:
    """One telling with its claims; `name` is the id of an incident that it comes first in, `known` from when on it counts.

    `report` holds this telling, those that answer it or are part of it (a rescue), and their claims, without where they are mentioned.
    """

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


def members(connection: Connection, wanted: Sequence[str]) -> list[Member]:
    """The members of these telling ids, in the order in which they became known; KeyError for one that is not current."""
    rows = [
        row
        for piece in in_pieces(wanted)
        for row in connection.execute(_ROWS.where(current_tellings.c.telling.in_(piece)))
    ]
    said = _claims(connection, sorted({row.generation for row in rows}))
    tied = _tied(connection, sorted({row.generation for row in rows}))
    found = {row.telling: _member(row, said, tied.get((row.generation, row.incident), ())) for row in rows}
    return sorted((found[t] for t in wanted), key=lambda m: m.order)


_HEAD = ("ref", "title", "url", "publisher", "published", "language")
_ROWS = (
    select(current_tellings, tellings.c.record, *(reports.c[name] for name in _HEAD))
    .join(
        tellings,
        (tellings.c.generation == current_tellings.c.generation) & (tellings.c.incident == current_tellings.c.incident),
    )
    .join(reports, reports.c.id == current_tellings.c.report)
)


Said = Mapping[tuple[int, str], Sequence[Claim]]


def _member(row: Row[Any], said: Said, tied: Sequence[dict[str, Any]]) -> Member:
    head = {"id": row.report, **{name: row._mapping[name] for name in _HEAD}}
    own = {**json.loads(row.record), "mentions": []}
    record = {"report": head, "incidents": [own, *tied], "claims": []}
    coded = CodedReport.model_validate_json(compact(record))
    behind = [tuple(said.get((row.generation, i.id), ())) for i in coded.incidents]
    report = coded.model_copy(update={"claims": tuple(c for some in behind for c in some)})
    return Member(row.telling, row.name, report, row.known, coded.incidents[0], behind[0])


def _tied(connection: Connection, generations: Sequence[int]) -> dict[tuple[int, str], list[dict[str, Any]]]:
    """The incidents that answer or are part of each incident of these codings, as their reports say."""
    found: dict[tuple[int, str], list[dict[str, Any]]] = {}
    for start in range(0, len(generations), _AT_ONCE):
        piece = generations[start : start + _AT_ONCE]
        query = select(tellings.c.generation, tellings.c.record).where(tellings.c.generation.in_(piece))
        for row in connection.execute(query.order_by(tellings.c.generation, tellings.c.incident)):
            record = {**json.loads(row.record), "mentions": []}
            for to in {r["to"] for r in record["relations"] if r["kind"] in EPISODE}:
                found.setdefault((row.generation, to), []).append(record)
    return found


def _claims(connection: Connection, generations: Sequence[int]) -> dict[tuple[int, str], list[Claim]]:
    """The claims of every incident of these codings, in the order of their passages."""
    found: dict[tuple[int, str], list[Claim]] = {}
    for start in range(0, len(generations), _AT_ONCE):
        piece = generations[start : start + _AT_ONCE]
        query = select(claims).where(claims.c.generation.in_(piece), claims.c.incident.is_not(None))
        for row in connection.execute(query.order_by(claims.c.generation, claims.c.position)):
            claim = Claim.model_validate_json(compact(claim_record(row._mapping)))
            found.setdefault((row.generation, row.incident), []).append(claim)
    return found


def all_tellings(connection: Connection) -> list[str]:
    """Every current telling, in the order of their ids."""
    return list(connection.execute(select(current_tellings.c.telling).order_by(current_tellings.c.telling)).scalars())


def all_reports(connection: Connection) -> list[str]:
    """Every report, in the order of their ids."""
    return list(connection.execute(select(reports.c.id).order_by(reports.c.id)).scalars())
