"""A toll as one claim of one source."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.coding.toll import Toll


@dataclass(frozen=True, slots=True)
class Stated:
    """A toll with the id of its claim and the source's name; `low`, `best`, `high` None are open or unknown."""

    toll: Toll
    claim: str
    source: str
    low: int | None
    best: int | None
    high: int | None
