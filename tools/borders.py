"""Write `knowledge/data/places/borders.tsv`: where the border of each two neighbouring countries runs, from the towns on either side.

Basis: GeoNames' list of neighbours and towns of 500 people and more (CC BY 4.0). Of each pair the towns closest to the other
country's are taken; the border's point is the middle of two facing towns nearest to the mean, its radius reaches all of them.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from dateline.coding.places.geometry import Point, halfway
from dateline.knowledge.gazetteer.place import distance_km
from dateline.knowledge.gazetteer.sources import cities, country_facts

TARGET = Path(__file__).resolve().parents[1] / "src/dateline/knowledge/data/places/borders.tsv"
FACING_KM = 50.0  # towns on either side within this of each other face each other
FARTHEST_KM = 400.0  # in deserts the nearest towns are this far apart at most
FEWEST = 12  # pairs of towns: fewer would show a corner of a long border
LEAST_KM = 25.0
SPARSE_KM = 200.0  # the towns of a desert border show little of its length
HEAD = """\
# Borders of neighbouring countries (ISO 3166-1 alpha-2, in alphabetical order): a point on or near the border (degrees WGS 84) and
# the km that reach its towns. Written by tools/borders.py from GeoNames' neighbours and towns (CC BY 4.0).
one\tother\tlatitude\tlongitude\tradius_km
"""


def main() -> None:
    """Write the table."""
    towns: dict[str, list[Point]] = defaultdict(list)
    for town in cities().values():
        towns[town["countrycode"]].append((float(town["latitude"]), float(town["longitude"])))
    pairs = sorted(
        {
            (min(iso, other), max(iso, other))
            for iso, facts in country_facts().items()
            for other in facts["neighbours"].split(",")
            if other and other in towns and iso in towns
        }
    )
    lines = [line for one, other in pairs if (line := _row(one, other, towns))]
    TARGET.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def _row(one: str, other: str, towns: dict[str, list[Point]]) -> str | None:
    middles, sparse = _facing(towns[one], towns[other])
    if not middles:
        return None
    mean = sum(p[0] for p in middles) / len(middles), sum(p[1] for p in middles) / len(middles)
    point = min(middles, key=lambda p: distance_km(p, mean))
    radius = max(SPARSE_KM if sparse else LEAST_KM, *(distance_km(point, p) for p in middles))
    return f"{one}\t{other}\t{point[0]:.2f}\t{point[1]:.2f}\t{radius:.0f}"


def _facing(ours: list[Point], theirs: list[Point]) -> tuple[list[Point], bool]:
    """The middles between towns of two countries that face each other; few do where it is sparse: then of the nearest pairs."""
    grid: dict[tuple[int, int], list[Point]] = defaultdict(list)
    for p in theirs:
        grid[int(p[0] // 1), int(p[1] // 1)].append(p)
    found: list[tuple[float, Point]] = []
    for reach in (1, 4):
        for a in ours:
            y, x = int(a[0] // 1), int(a[1] // 1)
            near = [
                p for dy in range(-reach, reach + 1) for dx in range(-reach, reach + 1) for p in grid[y + dy, x + dx]
            ]
            if near:
                b = min(near, key=lambda p: (p[0] - a[0]) ** 2 + (p[1] - a[1]) ** 2)
                found.append((distance_km(a, b), halfway(a, b)))
        if found:
            break
    nearest = sorted(row for row in found if row[0] <= FARTHEST_KM)
    facing = [p for d, p in nearest if d <= FACING_KM]
    return (facing, False) if len(facing) >= FEWEST else ([p for _, p in nearest[:FEWEST]], True)


if __name__ == "__main__":
    main()
