"""Incidents on a map: near ones are one spot, the coarser the further away one looks."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from sqlalchemy import Connection, select

from dateline.book.columns import Columns, Numbers
from dateline.book.derived import states
from dateline.book.facts import incident_id
from dateline.book.filters import Box, Filters
from dateline.book.members import in_pieces
from dateline.book.selection import selected, within
from dateline.book.state_at import at
from dateline.model.span import Record

MOST = 1500  # spots: more are neither seen apart nor drawn smoothly
_CELL = 48  # pixels of a cell
_TILE = 512  # pixels of the world at zoom 0 in vector maps
_NORTHMOST = 85.05  # degrees: where a Mercator map ends


class Spot(Record):
    """One or more incidents around a point (degrees); `incident` and `headline` where it is one.

    `precision` (UCDP where_prec) and `radius_km` are those of all its incidents, None where they differ or are unknown.
    """

    latitude: float
    longitude: float
    incidents: int
    deaths_best: int
    incident: str | None
    headline: str | None
    precision: int | None
    radius_km: float | None


def spots(
    connection: Connection, filters: Filters, as_of: str | None, zoom: float, view: Box | None = None
) -> list[Spot]:
    """Every placed incident that meets `filters`, in cells of 48 pixels of a Mercator map at `zoom`; in `view` alone where given.

    Where that makes more than `MOST` spots, cells are coarser.
    """
    found = selected(connection, filters, as_of)
    mask = found.mask & ~np.isnan(found.columns.head["latitude"])
    if view is not None:
        mask &= within(found.columns.head, view)
    rows = np.flatnonzero(mask)
    if not len(rows):
        return []
    first, of = _cells(found.columns.head[rows], zoom)
    made = list(_spots(found.columns, rows, first, of))
    alone = [s.incident for s in made if s.incident is not None]
    query = select(states.c.incident, states.c.headline)
    said = {
        row.incident: row.headline
        for piece in in_pieces(alone)
        for row in connection.execute(query.where(states.c.incident.in_(piece), at(as_of)))
    }
    return [s if s.incident is None else s.model_copy(update={"headline": said[s.incident]}) for s in made]


def _cells(head: Numbers, zoom: float) -> tuple[Numbers, Numbers]:
    """The first incident of each cell, and the cell of each incident."""
    latitude = np.radians(np.clip(head["latitude"], -_NORTHMOST, _NORTHMOST))
    across = (head["longitude"] + 180) / 360
    down = (1 - np.arcsinh(np.tan(latitude)) / np.pi) / 2
    while True:
        size = _CELL / (_TILE * 2.0**zoom)
        cells = np.floor(across / size).astype(np.int64) << 32 | np.floor(down / size).astype(np.int64)
        _, first, of = np.unique(cells, return_index=True, return_inverse=True)
        if len(first) <= MOST:
            return first, of
        zoom -= 0.5


def _spots(columns: Columns, rows: Numbers, first: Numbers, of: Numbers) -> Iterator[Spot]:
    head = columns.head[rows]
    number = np.bincount(of)
    deaths = np.bincount(of, weights=np.maximum(columns.deaths[rows], 0))
    latitude = np.bincount(of, weights=head["latitude"]) / number
    longitude = np.bincount(of, weights=head["longitude"]) / number
    precise, wide = _shared(head["precision"], first, of), _shared(head["radius_km"], first, of)
    for k, one in enumerate(first.tolist()):
        alone = number[k] == 1
        precision, radius = int(head["precision"][one]), float(head["radius_km"][one])
        yield Spot.model_construct(
            latitude=float(head["latitude"][one] if alone else latitude[k]),
            longitude=float(head["longitude"][one] if alone else longitude[k]),
            incidents=int(number[k]),
            deaths_best=int(deaths[k]),
            incident=incident_id(int(head["incident"][one])) if alone else None,
            headline=None,
            precision=precision if precise[k] and precision else None,
            radius_km=radius if wide[k] and radius == radius else None,
        )


def _shared(values: Numbers, first: Numbers, of: Numbers) -> Numbers:
    """For each cell whether all its incidents have one value."""
    other = values != values[first][of]
    shared: Numbers = np.bincount(of, weights=other) == 0
    return shared
