"""One comparison of two tellings, level by level."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dateline.linking.row import Row


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison: `levels` are (label in words, SQL condition); the last condition is "ELSE". `level` is their number for two rows."""

    name: str
    levels: tuple[tuple[str, str], ...]
    level: Callable[[Row, Row], int]
