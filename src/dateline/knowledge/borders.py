"""Where the borders of neighbouring countries run (`data/places/borders.tsv`)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from dateline.knowledge.gazetteer.sources import table


class Border(NamedTuple):
    """A point on or near a border, in degrees WGS 84, and the km that reach its towns."""

    latitude: float
    longitude: float
    radius_km: float


def border_of(one: str, other: str) -> Border | None:
    """The border of two countries (ISO 3166-1 alpha-2, in any order); None where they are no neighbours."""
    return _borders().get((min(one, other), max(one, other)))


@cache
def _borders() -> dict[tuple[str, str], Border]:
    return {(a, b): Border(float(lat), float(lon), float(km)) for a, b, lat, lon, km in table("borders.tsv")}
