"""A coding as rows of the book, and back: what is read is what was added, to the last field."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Table, select

from dateline.book.kept import claims, generations, mentions, reports, tellings
from dateline.model.coded import Claim, CodedReport, Incident
from dateline.model.report import Report
from dateline.model.span import Evidence

Values = dict[str, Any]


def compact(value: object) -> str:
    """JSON of fixed form: the same value is the same text."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def report_values(report: Report) -> Values:
    """The row of a report, but for the moments when it was added and from when on it counts."""
    values = report.model_dump(include={"ref", "title", "url", "publisher", "language", "text"})
    published = report.published.isoformat() if report.published is not None else None
    return {"id": report.id, "published": published, **values}


def insert_coding(connection: Connection, generation: int, coded: CodedReport) -> None:
    """Appends the tellings, mentions and claims of one coding."""
    for table, rows in coding_rows(generation, coded):
        if rows:
            connection.execute(table.insert(), rows)


def coding_rows(generation: int, coded: CodedReport) -> tuple[tuple[Table, list[Values]], ...]:
    """The rows of one coding, table by table."""
    return (
        (tellings, [_telling_values(generation, k, i) for k, i in enumerate(coded.incidents)]),
        (mentions, [v for i in coded.incidents for v in _mention_values(generation, i)]),
        (claims, [_claim_values(generation, k, c) for k, c in enumerate(coded.claims)]),
    )


def _telling_values(generation: int, position: int, incident: Incident) -> Values:
    return {
        "generation": generation,
        "incident": incident.id,
        "position": position,
        "type": incident.type,
        "role": incident.role.value,
        "stage": incident.stage.value,
        "record": compact(incident.model_dump(mode="json", exclude={"mentions"})),
    }


def _mention_values(generation: int, incident: Incident) -> Iterable[Values]:
    for position, mention in enumerate(incident.mentions):
        yield {"generation": generation, "incident": incident.id, "position": position, **mention.model_dump()}


def _claim_values(generation: int, position: int, claim: Claim) -> Values:
    return {
        "generation": generation,
        "id": claim.id,
        "position": position,
        "incident": claim.incident,
        "attribute": claim.attribute,
        "value": compact(claim.value),
        "stance": claim.stance.value,
        "certainty": claim.certainty.value,
        "source": claim.source.text,
        "source_kind": claim.source.kind.value,
        "chain": compact(claim.source.chain),
        "evidence": compact([[e.start, e.end, e.quote] for e in claim.evidence]),
        "confidence": claim.confidence,
    }


def read_coding(connection: Connection, generation: int) -> CodedReport:
    """The coded report of one generation; pydantic's ValidationError where its rows break the contract."""
    head = connection.execute(
        select(reports, generations.c.notes)
        .join(generations, generations.c.report == reports.c.id)
        .where(generations.c.id == generation)
    ).one()
    told = select(tellings).where(tellings.c.generation == generation).order_by(tellings.c.position)
    said = select(claims).where(claims.c.generation == generation).order_by(claims.c.position)
    spans = _mentions_of(connection, generation)
    fields = ("id", "ref", "title", "url", "publisher", "published", "language")
    record = {
        "report": {f: head._mapping[f] for f in fields},
        "incidents": [
            {**json.loads(row.record), "mentions": spans.get(row.incident, [])} for row in connection.execute(told)
        ],
        "claims": [claim_record(row._mapping) for row in connection.execute(said)],
        "notes": json.loads(head.notes),
    }
    return CodedReport.model_validate_json(compact(record))


def _mentions_of(connection: Connection, generation: int) -> dict[str, list[Values]]:
    rows = connection.execute(
        select(mentions).where(mentions.c.generation == generation).order_by(mentions.c.incident, mentions.c.position)
    )
    spans: dict[str, list[Values]] = {}
    for row in rows:
        spans.setdefault(row.incident, []).append({"start": row.start, "end": row.end, "quote": row.quote})
    return spans


def claim_record(row: Any) -> Values:
    """A row of claims as the contract has it."""
    plain = ("id", "incident", "attribute", "stance", "certainty", "confidence")
    return {
        **{name: row[name] for name in plain},
        "value": json.loads(row["value"]),
        "source": {"text": row["source"], "kind": row["source_kind"], "chain": json.loads(row["chain"])},
        "evidence": [Evidence(start=s, end=e, quote=q).model_dump() for s, e, q in json.loads(row["evidence"])],
    }
