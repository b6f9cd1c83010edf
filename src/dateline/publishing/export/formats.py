"""The formats that incidents can be exported to, and one way to write any of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO

from dateline.book.exported import Exported
from dateline.publishing.export import incidents
from dateline.publishing.export.csv_lines import csv_chunks
from dateline.publishing.export.geojson import geojson_chunks
from dateline.publishing.export.jsonl import jsonl_chunks
from dateline.publishing.export.parquet import parquet_chunks
from dateline.publishing.export.scheme import Cells, scheme

Records = Iterable[Exported]


class Format(StrEnum):
    """What incidents can be written as."""

    CSV = "csv"
    PARQUET = "parquet"
    GEOJSON = "geojson"
    JSONL = "jsonl"


@dataclass(frozen=True, slots=True)
class Form:
    """How a format is written; `claims` says whether its records need the claims behind the incidents."""

    media_type: str
    suffix: str
    chunks: Callable[[Records], Iterator[bytes]]
    claims: bool = False


def export(format: Format, records: Records, stream: BinaryIO) -> None:
    """Writes the incidents, as they come, to a stream of bytes."""
    for piece in chunks(format, records):
        stream.write(piece)


def chunks(format: Format, records: Records) -> Iterator[bytes]:
    """The file in pieces of some kilobytes, for streams that are not files."""
    return FORMS[format].chunks(records)


def _rows(records: Records) -> Iterator[Cells]:
    for record in records:
        yield from incidents.rows(record)


FORMS: dict[Format, Form] = {
    Format.CSV: Form(
        "text/csv; charset=utf-8; header=present", ".csv", lambda r: csv_chunks(scheme("incidents").columns, _rows(r))
    ),
    Format.PARQUET: Form(
        "application/vnd.apache.parquet",
        ".parquet",
        lambda r: parquet_chunks(scheme("incidents").columns, _rows(r), scheme("incidents").stamp),
    ),
    Format.GEOJSON: Form("application/geo+json", ".geojson", geojson_chunks),
    Format.JSONL: Form("application/x-ndjson", ".jsonl", jsonl_chunks, claims=True),
}
