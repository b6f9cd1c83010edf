"""Distances between places, and which of an incident's places say where it was."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dateline.model.layers import PlaceMention

EARTH_KM = 6371.0
APART_KM = 40.0  # two towns further apart than this are two scenes
EXACT = frozenset({"city", "facility", "admin2", "natural"})
SCENE = frozenset({"in", "near", "between", "off", "border", "part", "along"})


def distance_km(a: PlaceMention, b: PlaceMention) -> float | None:
    """Great-circle distance, None where a place has no coordinates."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    p, q = math.radians(a.latitude), math.radians(b.latitude)
    h = (
        math.sin((q - p) / 2) ** 2
        + math.cos(p) * math.cos(q) * math.sin(math.radians(b.longitude - a.longitude) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def scenes(places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The places that the text uses as a scene, most exact kinds only."""
    return [p for p in places if p.relation in SCENE and p.feature in EXACT]


def apart(ones: Sequence[PlaceMention], others: Sequence[PlaceMention]) -> bool:
    """Whether two sets of places cannot be one scene: every pair of towns is far apart, or the countries differ."""
    a, b = scenes(ones), scenes(others)
    if a and b:
        gaps = [
            (p.geonameid == q.geonameid and p.geonameid is not None)
            or p.name == q.name
            or (d := distance_km(p, q)) is None
            or d <= APART_KM
            for p in a
            for q in b
        ]
        return not any(gaps)
    return any(_differ(ones, others, level) for level in ("admin1", "country"))


def _differ(ones: Sequence[PlaceMention], others: Sequence[PlaceMention], level: str) -> bool:
    """Whether the scenes of both lie in known areas of a level, and in none together."""
    mine, theirs = (
        {area for p in places if p.relation in SCENE and (area := getattr(p, level))} for places in (ones, others)
    )
    return bool(mine and theirs and not mine & theirs)
