"""The formats that incidents can be exported to as one file, and one way to write any of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import BinaryIO

from dateline.book.exported import Exported
from dateline.publishing.export.acled import ACLED
from dateline.publishing.export.csv_lines import Dialect, csv_chunks
from dateline.publishing.export.gdelt import GDELT
from dateline.publishing.export.geojson import geojson_chunks
from dateline.publishing.export.gtd import GTD
from dateline.publishing.export.hxl import HXL
from dateline.publishing.export.incidents import INCIDENTS, incident_rows
from dateline.publishing.export.jsonl import jsonl_chunks
from dateline.publishing.export.parquet import geoparquet_chunks, parquet_chunks
from dateline.publishing.export.plover import PLOVER
from dateline.publishing.export.projecting import Choice, Projection, Tally, rows
from dateline.publishing.export.scheme import Cells, scheme
from dateline.publishing.export.ucdp import UCDP_GED

Records = Iterable[Exported]


class Format(StrEnum):
    """What incidents can be written as, in one file."""

    CSV = "csv"
    PARQUET = "parquet"
    GEOJSON = "geojson"
    JSONL = "jsonl"
    UCDP_GED = "ucdp-ged"
    ACLED = "acled"
    GTD = "gtd"
    CAMEO = "cameo"
    PLOVER = "plover"
    HXL = "hxl"


@dataclass(slots=True)
class Export:
    """One export: what was chosen, and what it came to so far; `parquet` writes a table of another scheme as Parquet."""

    choice: Choice = field(default_factory=Choice)
    parquet: bool = False
    tally: Tally = field(default_factory=Tally)


@dataclass(frozen=True, slots=True)
class Form:
    """How a format is written; `scheme` names its page, `claims` says whether its records need the claims behind the incidents.

    `table` is whether it has rows and columns, which can be written as Parquet too.
    """

    scheme: str
    media_type: str
    suffix: str
    chunks: Callable[[Records, Export], Iterator[bytes]]
    claims: bool = False
    table: bool = False


def export(format: Format, records: Records, stream: BinaryIO, of: Export | None = None) -> Tally:
    """Writes the incidents, as they come, to a stream of bytes; returns what it came to."""
    of = of or Export()
    for piece in chunks(format, records, of):
        stream.write(piece)
    return of.tally


def chunks(format: Format, records: Records, of: Export | None = None) -> Iterator[bytes]:
    """The file in pieces of some kilobytes, for streams that are not files."""
    return FORMS[format].chunks(records, of or Export())


def _table(by: Projection[Cells], dialect: Dialect = Dialect.CSV) -> Callable[[Records, Export], Iterator[bytes]]:
    def written(records: Records, of: Export) -> Iterator[bytes]:
        made = rows(by, records, of.choice, of.tally)
        columns = scheme(by.scheme).columns
        return (
            parquet_chunks(columns, made, scheme(by.scheme).stamp) if of.parquet else csv_chunks(columns, made, dialect)
        )

    return written


def _lines(records: Records, of: Export) -> Iterator[bytes]:
    for line in rows(PLOVER, records, of.choice, of.tally):
        yield (json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _counted(records: Records, of: Export) -> Iterator[Exported]:
    for record in records:
        of.tally.incidents += 1
        of.tally.rows += 1
        yield record


_CSV = "text/csv; charset=utf-8; header=present"
FORMS: dict[Format, Form] = {
    Format.CSV: Form("incidents", _CSV, ".csv", _table(INCIDENTS), table=True),
    Format.PARQUET: Form(
        "incidents",
        "application/vnd.apache.parquet",
        ".parquet",
        lambda records, of: geoparquet_chunks(incident_rows(_counted(records, of))),
    ),
    Format.GEOJSON: Form(
        "incidents", "application/geo+json", ".geojson", lambda r, of: geojson_chunks(_counted(r, of))
    ),
    Format.JSONL: Form(
        "jsonl", "application/x-ndjson", ".jsonl", lambda r, of: jsonl_chunks(_counted(r, of)), claims=True
    ),
    Format.UCDP_GED: Form("ucdp_ged", _CSV, ".csv", _table(UCDP_GED), claims=True, table=True),
    Format.ACLED: Form("acled", _CSV, ".csv", _table(ACLED), table=True),
    Format.GTD: Form("gtd", _CSV, ".csv", _table(GTD), table=True),
    Format.CAMEO: Form(
        "gdelt", "text/tab-separated-values; charset=utf-8", ".tsv", _table(GDELT, Dialect.EVENT_LINES), table=True
    ),
    Format.PLOVER: Form("plover", "application/x-ndjson", ".jsonl", _lines),
    Format.HXL: Form("hxl", _CSV, ".csv", _table(HXL, Dialect.TAGGED), table=True),
}
