"""How far apart and how alike two rows are, in Python and as the SQL that gives the same number."""

from __future__ import annotations

import math

from dateline.linking.row import COMMON_WEIGHT, RARE_WEIGHT, Row

ALIKE = (0.6, 0.45, 0.35, 0.28, 0.22, 0.17, 0.13, 0.09, 0.05)
RARE_SHARED = (14, 9, 6, 4, 3, 2, 1)


def gap(a: Row, b: Row) -> tuple[int, int] | None:
    """Days between two dated tellings (0 where their times overlap) and days between the ends of the vaguer date; None where one is undated."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return None
    return max(0, a.first - b.last, b.first - a.last), max(a.last - a.first, b.last - b.first)


def lag(a: Row, b: Row) -> int | None:
    """Days from the end of the one dated telling to the publication of the other, undated one; None where neither is known."""
    if b.published is not None and a.last is not None:
        return b.published - a.last
    if a.published is not None and b.last is not None:
        return a.published - b.last
    return None


def kilometres(a: Row, b: Row) -> float | None:
    """The great-circle distance (haversine, the earth's diameter taken as 12,742 km); None where one is not located."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    north = math.sin(math.radians(b.latitude - a.latitude) / 2) ** 2
    east = math.sin(math.radians(b.longitude - a.longitude) / 2) ** 2
    across = math.cos(math.radians(a.latitude)) * math.cos(math.radians(b.latitude)) * east
    return 12742 * math.asin(min(1.0, math.sqrt(north + across)))


def shared(one: int, other: int) -> int:
    """How many bits two sketches share."""
    return (one & other).bit_count()


def alike(a: Row, b: Row) -> float:
    """The weight of the shared words over the geometric mean of each telling's weight, 0 to 1."""
    if not a.heft or not b.heft:
        return 0.0
    weight = RARE_WEIGHT * shared(a.rare, b.rare) + COMMON_WEIGHT * shared(a.common, b.common)
    return weight / math.sqrt(float(a.heft) * float(b.heft))


def shared_sql(of: str) -> str:
    """`shared` of that set."""
    return f"bit_count({of}_l & {of}_r)"


def size_sql(of: str, side: str) -> str:
    """How many bits the sketch of that set has on a side, "l" or "r"."""
    return f"bit_count({of}_{side})"


ALIKE_SQL = (
    f"(({RARE_WEIGHT} * {shared_sql('rare')} + {COMMON_WEIGHT} * {shared_sql('common')})"
    " / greatest(1.0, sqrt(heft_l::DOUBLE * heft_r::DOUBLE)))"
)
