"""What people decide about links: rows with author, time and reason that outrank the model for ever."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Judgement(StrEnum):
    """Whether two tellings are one incident; `UNSURE` leaves it to the model."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement on two tellings by somebody, with the reason; `score` is the model's weight in bits at that time, where known."""

    left: str
    right: str
    judgement: Judgement
    author: str
    reason: str
    created: datetime
    score: float | None = None


def newest_first(decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """The decisions that hold, the newest first: of several on one pair only the last; of equal times, in the order of their words."""
    ordered = sorted(
        decisions, key=lambda d: (d.created, d.judgement, d.author, d.reason, d.left, d.right), reverse=True
    )
    held: dict[frozenset[str], Decision] = {}
    for decision in ordered:
        held.setdefault(frozenset((decision.left, decision.right)), decision)
    return tuple(held.values())
