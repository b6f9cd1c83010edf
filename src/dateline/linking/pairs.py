"""Every pair of tellings that may be one incident, from scratch: rows and keys go into DuckDB and are scored there by Splink."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from dateline.linking import tables
from dateline.linking.model import Model, rounded, settings, shipped
from dateline.linking.pair import Pair
from dateline.linking.telling import Telling

BATCH = 20_000  # tellings on their way into DuckDB
SLICE = 4_000_000  # pairs scored at a time
MARGIN = 0.005  # bits: half a step of the weights, which Splink adds up as floating-point numbers


@dataclass(frozen=True, slots=True)
class Limits:
    """What linking from scratch may use: memory in MB for DuckDB (it spills to disk beyond), and threads."""

    memory: int = 4000
    threads: int = 2


def pairs(tellings: Iterable[Telling], model: Model | None = None, limits: Limits | None = None) -> Iterator[Pair]:
    """Every pair that weighs at least the model's `keep`, in no certain order; tellings are read once and not kept."""
    limits = limits or Limits()
    model = model or shipped()
    with tempfile.TemporaryDirectory(prefix="dateline-linking-") as folder:
        yield from _pairs(tellings, model, Path(folder), limits)


def _pairs(tellings: Iterable[Telling], model: Model, folder: Path, limits: Limits) -> Iterator[Pair]:
    import duckdb

    with duckdb.connect(
        str(folder / "linking.duckdb"),
        config={
            "memory_limit": f"{limits.memory}MB",
            "threads": limits.threads,
            "temp_directory": str(folder / "spill"),
            "preserve_insertion_order": False,
        },
    ) as connection:
        ids: list[str] = []
        coming = iter(tellings)
        tables.create(connection)
        while batch := list(islice(coming, BATCH)):
            tables.add(connection, batch, first=len(ids))
            ids += [t.id for t in batch]
        found = tables.candidates(connection)
        for left, right, weight in _scored(connection, model, found):
            one, other = sorted((ids[left], ids[right]))
            yield Pair(one, other, weight)


def _scored(connection: tables.Connection, model: Model, found: int) -> Iterator[tuple[int, int, float]]:
    """The numbers of two tellings and the weight of each candidate that weighs enough, slice by slice."""
    import splink
    from splink.backends.duckdb import DuckDBAPI

    database = DuckDBAPI(connection=connection)
    # It would warn that comparisons have no null level: an unknown value is a level of its own here.
    linker = splink.Linker(database.register("rows", table_name="tellings"), settings(model), log_level=logging.ERROR)
    for start in range(0, found, SLICE):
        name = f"slice_{start}"
        connection.sql(tables.slice_sql(name, start, start + SLICE))
        linker.table_management.register_blocked_pairs_for_predict(database.register(name))
        scored = linker.inference.predict(threshold_match_weight=model.keep - MARGIN, warning_mode="never")
        rows = connection.sql(f"SELECT unique_id_l, unique_id_r, match_weight FROM {scored.physical_name}").fetchall()
        scored.drop_table_from_database_and_remove_from_cache()
        connection.sql(f"DROP TABLE {name}")
        yield from ((left, right, rounded(weight)) for left, right, weight in rows)
