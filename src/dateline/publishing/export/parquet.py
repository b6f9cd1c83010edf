"""Rows as Parquet, a group of rows at a time, with the schema's version in the file's metadata."""

from __future__ import annotations

import io
import json
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from dateline.publishing.export.scheme import Cells, Column, Kind, plain, scheme

if TYPE_CHECKING:
    import pyarrow as pa

_GROUP = 20_000  # rows: some megabytes


def parquet_chunks(
    columns: tuple[Column, ...], rows: Iterable[Cells], stamp: str, more: Mapping[str, str] | None = None
) -> Iterator[bytes]:
    """The file in pieces; unknown cells are null; pyarrow's ArrowInvalid for a cell that is not of its column's kind."""
    from pyarrow.parquet import ParquetWriter

    schema = arrow_schema(columns, stamp, more or {})
    sink = io.BytesIO()
    rest = iter(rows)
    with ParquetWriter(_NoClose(sink), schema, compression="zstd") as writer:
        while group := list(islice(rest, _GROUP)):
            writer.write_table(_table(group, schema))
            yield _drained(sink)
    yield _drained(sink)


def geoparquet_chunks(rows: Iterable[Cells]) -> Iterator[bytes]:
    """Dateline's own table as GeoParquet 1.1: its columns and `geometry`, a point as WKB, null where no coordinates are known."""
    own = scheme("incidents")
    meta = {"version": "1.1.0", "primary_column": "geometry"}
    column = {
        "encoding": "WKB",
        "geometry_types": ["Point"],
    }  # no "crs": by the standard that is WGS 84, longitude first
    geo = {**meta, "columns": {"geometry": column}}
    return parquet_chunks((*own.columns, _GEOMETRY), map(_with_point, rows), own.stamp, {"geo": json.dumps(geo)})


_GEOMETRY = Column("geometry", Kind.BYTES, "place", "the point as well-known binary (GeoParquet)")


def _with_point(row: Cells) -> Cells:
    longitude, latitude = row.get("longitude"), row.get("latitude")
    if not isinstance(longitude, float | int) or not isinstance(latitude, float | int):
        return row
    return {**row, "geometry": struct.pack("<BIdd", 1, 1, longitude, latitude)}


def arrow_schema(columns: tuple[Column, ...], stamp: str, more: Mapping[str, str]) -> pa.Schema:
    """The Arrow schema of these columns; each field says in its metadata what it is made from."""
    import pyarrow as pa

    types = {
        Kind.TEXT: pa.string(),
        Kind.INTEGER: pa.int64(),
        Kind.DECIMAL: pa.float64(),
        Kind.DAY: pa.date32(),
        Kind.FLAG: pa.bool_(),
        Kind.JSON: pa.string(),
        Kind.BYTES: pa.binary(),
    }
    fields = [pa.field(c.name, types[c.kind], metadata={"rule": f"{c.source}: {c.rule}"}) for c in columns]
    return pa.schema(fields, metadata={"schema": stamp, **more})


def _table(group: Sequence[Cells], schema: pa.Schema) -> pa.Table:
    import pyarrow as pa

    cells = {name: [plain(row.get(name)) for row in group] for name in schema.names}
    return pa.Table.from_pydict(cells, schema=schema)


class _NoClose(io.RawIOBase):
    """A sink that counts the bytes that went through it, so that they can be taken away while the file goes on."""

    def __init__(self, sink: io.BytesIO) -> None:
        self._sink = sink
        self._written = 0

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        size = self._sink.write(memoryview(data).cast("B"))  # type: ignore[arg-type]
        self._written += size
        return size

    def tell(self) -> int:
        return self._written


def _drained(sink: io.BytesIO) -> bytes:
    piece = sink.getvalue()
    sink.seek(0)
    sink.truncate()
    return piece
