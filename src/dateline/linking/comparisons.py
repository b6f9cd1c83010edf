"""What is compared between two tellings, level by level: each comparison says the same in SQL (for Splink) and in Python.

The levels of a comparison are tried in order; the last holds where no other does. Python gives the number of the level that SQL's CASE
would choose; tests hold the two together.
"""

from __future__ import annotations

from dateline.linking.comparison import Comparison
from dateline.linking.comparisons_content import DOERS, NAMES, TARGETS, TYPE, WORDS, WORDS_RARE, count
from dateline.linking.comparisons_scene import PUBLISHED, TIME, WHEN, WHERE
from dateline.linking.row import Row


def _standing(a: Row, b: Row) -> int:
    low, high = sorted((a.standing, b.standing))
    if low == 0:
        return high
    return 3


STANDING = Comparison(
    "standing",
    (
        ("what both reports are about", "greatest(standing_l, standing_r) = 0"),
        (
            "what one report is about, and what else another",
            "least(standing_l, standing_r) = 0 AND greatest(standing_l, standing_r) = 1",
        ),
        ("what one report is about, and another recalls", "least(standing_l, standing_r) = 0"),
        ("what neither report is about", "ELSE"),
    ),
    _standing,
)

COMPARISONS = (
    STANDING,
    WHEN,
    PUBLISHED,
    TIME,
    WHERE,
    WORDS,
    WORDS_RARE,
    NAMES,
    DOERS,
    TARGETS,
    TYPE,
    count("killed", "killed"),
    count("injured", "injured"),
)


def levels(a: Row, b: Row) -> tuple[int, ...]:
    """The number of the level of each of `COMPARISONS` for two rows."""
    return tuple(c.level(a, b) for c in COMPARISONS)
