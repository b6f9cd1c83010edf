"""Two tellings and how much speaks for their being one incident."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tellings of different reports, the lesser id first, and the weight in bits of their being one incident."""

    left: str
    right: str
    weight: float


def report_of(telling: str) -> str:
    """The report id in a telling's id "<report id>/<incident id>"."""
    return telling.partition("/")[0]
