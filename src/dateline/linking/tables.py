"""The tables of linking from scratch in DuckDB: rows, keys and the candidate pairs that share a key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, TypeAlias

from dateline.linking.blocking import POSTS, PROBES, keys
from dateline.linking.row import BITS, Row, number, row_of
from dateline.linking.telling import Telling

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from pyarrow import Table

    Connection: TypeAlias = DuckDBPyConnection

_TYPES = {
    "latitude": "DOUBLE",
    "longitude": "DOUBLE",
    "radius": "DOUBLE",
    "may": "BIGINT",
    "never": "BIGINT",
} | dict.fromkeys(BITS, "BIT")
_COLUMNS = [(f.name, _TYPES.get(f.name, "INTEGER")) for f in fields(Row) if f.name != "id"]


def create(connection: Connection) -> None:
    """Makes the empty tables."""
    columns = ", ".join(f"{name} {kind}" for name, kind in _COLUMNS)
    connection.sql(f"CREATE TABLE rows (unique_id INTEGER, {columns})")
    connection.sql("CREATE TABLE keys (key BIGINT, telling INTEGER, report INTEGER, side TINYINT)")


def add(connection: Connection, batch: Sequence[Telling], first: int) -> None:
    """Adds tellings, numbered from `first`."""
    rows = [row_of(t) for t in batch]
    new_rows = _rows(rows, first)
    new_keys = _keys(batch, rows, first)
    connection.register("new_rows", new_rows)
    connection.register("new_keys", new_keys)
    columns = ", ".join(f"{name}::{kind}" for name, kind in _COLUMNS)
    connection.sql(f"INSERT INTO rows SELECT unique_id, {columns} FROM new_rows")
    connection.sql("INSERT INTO keys SELECT * FROM new_keys")
    connection.unregister("new_rows")
    connection.unregister("new_keys")


def candidates(connection: Connection) -> int:
    """Makes the table of pairs of different reports of which one posts what the other probes; returns how many there are."""
    connection.sql(
        f"""CREATE TABLE candidates AS
            SELECT DISTINCT least(a.telling, b.telling) AS l, greatest(a.telling, b.telling) AS r
            FROM keys AS a JOIN keys AS b ON a.key = b.key
            WHERE a.report <> b.report AND (a.side & {POSTS}) > 0 AND (b.side & {PROBES}) > 0
            ORDER BY l"""
    )
    connection.sql("DROP TABLE keys")
    counted = connection.sql("SELECT count(*) FROM candidates").fetchall()
    return int(counted[0][0])


def slice_sql(name: str, start: int, end: int) -> str:
    """The SQL that makes a table of candidates as Splink takes them: those numbered from `start` to before `end`."""
    return f"""CREATE TABLE {name} AS
        SELECT '0' AS match_key, l AS join_key_l, r AS join_key_r FROM candidates
        WHERE rowid >= {start} AND rowid < {end}"""


def _rows(rows: Sequence[Row], first: int) -> Table:
    import pyarrow as pa

    columns: dict[str, object] = {"unique_id": pa.array(range(first, first + len(rows)), pa.int32())}
    for name, _ in _COLUMNS:
        values = [getattr(row, name) for row in rows]
        if name in BITS:
            columns[name] = pa.array([v.to_bytes(BITS[name] // 8, "big") for v in values], pa.binary())
        else:
            columns[name] = pa.array(values)
    return pa.table(columns)


def _keys(batch: Sequence[Telling], rows: Sequence[Row], first: int) -> Table:
    import pyarrow as pa

    found = [
        (key, place, number(telling.report), side)
        for place, (telling, row) in enumerate(zip(batch, rows, strict=True), first)
        for key, side in keys(telling, row).items()
    ]
    types = (pa.int64(), pa.int32(), pa.int32(), pa.int8())
    columns = zip(*found, strict=True) if found else ((), (), (), ())
    names = ("key", "telling", "report", "side")
    return pa.table({n: pa.array(c, t) for n, c, t in zip(names, columns, types, strict=True)})
