"""The sides of a dispute: a value in words with whoever gives it."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.assembly.stated import Stated
from dateline.model.coded import Side
from dateline.model.vocabulary import Stance


def side_of(row: Stated) -> Side:
    """The side that one source's number makes."""
    value = number_words(row.low, row.high)
    return Side(value=value, stance=Stance.ASSERTS, source=row.source, kind=row.kind, claims=(row.claim,))


def number_words(low: int | None, high: int | None) -> str:
    """A range in words: "20", "20 to 25", "at least 20", "up to 20"."""
    if low is not None and high is not None:
        return str(low) if low == high else f"{low} to {high}"
    if low is not None:
        return f"at least {low}"
    return f"up to {high}" if high is not None else "an unknown number"


def gathered(sides: Sequence[Side]) -> tuple[Side, ...]:
    """Sides of one source, value and stance put together, in the order of the first."""
    rows: dict[tuple[str, Stance, str], Side] = {}
    for side in sides:
        key = (side.value, side.stance, side.source)
        old = rows.get(key)
        claims = side.claims if old is None else tuple(dict.fromkeys((*old.claims, *side.claims)))
        rows[key] = side if old is None else old.model_copy(update={"claims": claims})
    return tuple(rows.values())
