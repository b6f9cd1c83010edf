"""Dateline's own full export: four tables and the links between them, a file each, as JSON Lines or Parquet."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from types import MappingProxyType

from dateline.book.exported import Exported
from dateline.publishing.export.csv_lines import csv_chunks
from dateline.publishing.export.days import ends
from dateline.publishing.export.parquet import parquet_chunks
from dateline.publishing.export.parties import projected
from dateline.publishing.export.scheme import Cells, scheme


class Container(StrEnum):
    """How the rows of a table are stored."""

    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"


@dataclass(frozen=True, slots=True)
class Table:
    """One table: the scheme of its columns, its rows, and what it needs to be read beside the incidents."""

    scheme: str
    rows: Callable[[Iterable[Exported]], Iterator[Cells]]
    claims: bool = False
    mentions: bool = False


def table_chunks(table: Table, records: Iterable[Exported], container: Container) -> Iterator[bytes]:
    """The file of one table in pieces."""
    columns, rows = scheme(table.scheme).columns, table.rows(records)
    if container is Container.CSV:
        return csv_chunks(columns, rows)
    if container is Container.PARQUET:
        return parquet_chunks(columns, rows, scheme(table.scheme).stamp)
    return _lines(rows, scheme(table.scheme).header)


def _lines(rows: Iterable[Cells], header: tuple[str, ...]) -> Iterator[bytes]:
    for row in rows:
        whole = {name: row.get(name) for name in header}
        yield (json.dumps(whole, ensure_ascii=False, separators=(",", ":"), default=str) + "\n").encode()


def report_rows(records: Iterable[Exported]) -> Iterator[Cells]:
    """Each report once, where the first of its incidents comes."""
    seen: set[str] = set()
    for record in records:
        for report in record.reports:
            head = report.telling
            if head.id not in seen:
                seen.add(head.id)
                yield {
                    **head.model_dump(include={"id", "ref", "title", "publisher", "published", "known"}),
                    "url": report.url,
                    "language": report.language,
                    "copies": head.group,
                }


def claim_rows(records: Iterable[Exported]) -> Iterator[Cells]:
    """Every claim with its incident."""
    for record in records:
        for claim in record.claims:
            lists: Cells = {"chain": list(claim.chain), "evidence": [list(e) for e in claim.evidence]}
            yield {**asdict(claim), "incident": record.incident.id, **lists}


def estimate_rows(records: Iterable[Exported]) -> Iterator[Cells]:
    """Every count."""
    for record in records:
        for count in record.incident.counts:
            yield {"incident": record.incident.id, **count.model_dump(mode="json")}


def incident_rows(records: Iterable[Exported]) -> Iterator[Cells]:
    """Every incident, its lists and objects as they are in the book."""
    names = scheme("full_incidents").header
    for record in records:
        incident = record.incident
        first, last = ends(incident)
        place = incident.place
        yield {
            **{k: v for k, v in incident.model_dump(mode="json").items() if k in names},
            "edtf": incident.date.edtf if incident.date is not None else None,
            "first_day": first,
            "last_day": last,
            "country": place.country if place is not None else None,
            "latitude": place.latitude if place is not None else None,
            "longitude": place.longitude if place is not None else None,
            "codes": projected(incident),
        }


def link_rows(records: Iterable[Exported]) -> Iterator[Cells]:
    """Every mention with its report, telling and incident."""
    for record in records:
        urls = {r.telling.id: r.url for r in record.reports}
        for mention in record.mentions:
            yield {**asdict(mention), "incident": record.incident.id, "url": urls[mention.report]}


LINKS = Table("links", link_rows, mentions=True)
TABLES: Mapping[str, Table] = MappingProxyType(
    {
        "reports": Table("full_reports", report_rows),
        "claims": Table("full_claims", claim_rows, claims=True),
        "incidents": Table("full_incidents", incident_rows),
        "estimates": Table("full_estimates", estimate_rows),
        "links": LINKS,
    }
)
