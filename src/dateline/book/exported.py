"""Whole incidents of a book for files and briefs, one after another: with the heads of their reports and the claims behind them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from dateline.book import queries
from dateline.book.derived import current_tellings, records, states
from dateline.book.incident import BookIncident, TellingReport
from dateline.book.kept import claims, mentions, reports
from dateline.book.members import in_pieces
from dateline.book.queries import Filters
from dateline.book.state_rows import OF_ONE, from_row

_TOGETHER = 250  # incidents read at a time: memory stays the same however many there are


@dataclass(frozen=True, slots=True)
class ExportedReport:
    """A report that tells of an incident, as it was published; `telling` has its place in the incident."""

    telling: TellingReport
    url: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class ExportedClaim:
    """A claim behind an incident; `evidence` is (start, end, quote) of passages of the report `report`."""

    id: str
    telling: str
    report: str
    attribute: str
    value: Mapping[str, Any]
    stance: str
    certainty: str
    source: str
    source_kind: str
    chain: tuple[str, ...]
    evidence: tuple[tuple[int, int, str], ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class ExportedMention:
    """A passage of a report at which it talks of an incident."""

    telling: str
    report: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Exported:
    """One incident as of a moment; `claims` and `mentions` are empty where they were not asked for."""

    incident: BookIncident
    reports: tuple[ExportedReport, ...]
    claims: tuple[ExportedClaim, ...] = ()
    mentions: tuple[ExportedMention, ...] = ()


def exported(
    connection: Connection, filters: Filters, as_of: str | None, *, claims: bool = False, mentions: bool = False
) -> Iterator[Exported]:
    """The incidents that meet `filters` as of a moment, by first day and id, undated ones last; claims and mentions where asked for."""
    found = queries.matching(connection, filters, as_of)
    for start in range(0, len(found), _TOGETHER):
        yield from _whole(connection, found[start : start + _TOGETHER], as_of, (claims, mentions))


def exported_one(connection: Connection, name: str, as_of: str | None, *, claims: bool = False) -> Exported:
    """The incident of that very id as of a moment; KeyError where there was none."""
    return next(_whole(connection, [name], as_of, (claims, False)))


def these(
    connection: Connection, names: Sequence[str], as_of: str | None, *, claims: bool = False, mentions: bool = False
) -> Iterator[Exported]:
    """The incidents of these ids as of a moment, in their order; KeyError for one that was not known then."""
    for start in range(0, len(names), _TOGETHER):
        yield from _whole(connection, list(names[start : start + _TOGETHER]), as_of, (claims, mentions))


def counted(connection: Connection, filters: Filters, as_of: str | None) -> int:
    """How many incidents `exported` gives."""
    return len(queries.matching(connection, filters, as_of))


def _whole(
    connection: Connection, names: list[str], as_of: str | None, wanted: tuple[bool, bool]
) -> Iterator[Exported]:
    query = select(records.c.record).join(states, OF_ONE).where(states.c.incident.in_(names), queries.at(as_of))
    found = {i.id: i for i in map(from_row, connection.execute(query).scalars())}
    heads = _heads(connection, sorted({r.id for i in found.values() for r in i.reports}))
    tellings = sorted({t for i in found.values() for t in i.tellings})
    said = _said(connection, tellings) if wanted[0] else {}
    mentioned = _mentioned(connection, tellings) if wanted[1] else {}
    for name in names:
        incident = found[name]
        told = tuple(ExportedReport(r, *heads[r.id]) for r in incident.reports)
        of = incident.tellings
        yield Exported(
            incident,
            told,
            tuple(c for t in of for c in said.get(t, ())),
            tuple(m for t in of for m in mentioned.get(t, ())),
        )


def _heads(connection: Connection, wanted: Sequence[str]) -> dict[str, tuple[str | None, str | None]]:
    """The address and language of each report."""
    columns = select(reports.c.id, reports.c.url, reports.c.language)
    return {
        row.id: (row.url, row.language)
        for piece in in_pieces(wanted)
        for row in connection.execute(columns.where(reports.c.id.in_(piece)))
    }


def _said(connection: Connection, tellings: Sequence[str]) -> dict[str, list[ExportedClaim]]:
    """The claims of each telling in the current coding of its report, in the order of their passages."""
    query = (
        select(current_tellings.c.telling, current_tellings.c.report, claims)
        .join(
            claims,
            (claims.c.generation == current_tellings.c.generation) & (claims.c.incident == current_tellings.c.incident),
        )
        .order_by(current_tellings.c.telling, claims.c.position)
    )
    found: dict[str, list[ExportedClaim]] = {}
    for piece in in_pieces(tellings):
        for row in connection.execute(query.where(current_tellings.c.telling.in_(piece))):
            found.setdefault(row.telling, []).append(_claim(row))
    return found


def _mentioned(connection: Connection, tellings: Sequence[str]) -> dict[str, list[ExportedMention]]:
    """The mentions of each telling in the current coding of its report, in text order."""
    query = (
        select(current_tellings.c.telling, current_tellings.c.report, mentions)
        .join(
            mentions,
            (mentions.c.generation == current_tellings.c.generation)
            & (mentions.c.incident == current_tellings.c.incident),
        )
        .order_by(current_tellings.c.telling, mentions.c.position)
    )
    found: dict[str, list[ExportedMention]] = {}
    for piece in in_pieces(tellings):
        for row in connection.execute(query.where(current_tellings.c.telling.in_(piece))):
            one = ExportedMention(row.telling, row.report, row.start, row.end, row.quote)
            found.setdefault(row.telling, []).append(one)
    return found


def _claim(row: Row[Any]) -> ExportedClaim:
    plain = ("id", "telling", "report", "attribute", "stance", "certainty", "source", "source_kind", "confidence")
    return ExportedClaim(
        **{name: row._mapping[name] for name in plain},
        value=json.loads(row.value),
        chain=tuple(json.loads(row.chain)),
        evidence=tuple((start, end, quote) for start, end, quote in json.loads(row.evidence)),
    )
