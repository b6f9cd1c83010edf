"""Why two incidents or tellings are held to be one or two: the model's comparison, and what people decided."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from dateline.book.finding import find, tellings_of
from dateline.book.history import words
from dateline.book.linked import telling_of
from dateline.book.moments import now
from dateline.book.rulings import rulings
from dateline.linking.explain import Why, why
from dateline.model.errors import InputError

_MOST = 2000  # pairs of tellings that are compared; of larger incidents the first tellings


@dataclass(frozen=True, slots=True)
class Compared:
    """The pair of tellings that speaks most for one incident, whether they are one then, and the decisions that hold."""

    left: str
    right: str
    are_one: bool
    why: Why
    decisions: tuple[str, ...]


def compare(connection: Connection, left: str, right: str, as_of: str | None = None) -> Compared:
    """The comparison of two incidents or tellings as of a moment; raises InputError where both are the same telling."""
    sides = [tellings_of(connection, side, as_of) for side in (left, right)]
    told = {t: telling_of(connection, t) for side in sides for t in side}
    pairs = [(a, b) for a in sides[0] for b in sides[1] if a != b][:_MOST]
    if not pairs:
        raise InputError(f"{left} and {right}", "are one and the same telling", "give two incidents or two tellings")
    best = max((why(told[a], told[b]) for a, b in pairs), key=lambda w: w.weight)
    incidents = {find(connection, t, as_of).incident.id for t in (best.left, best.right)}
    both = frozenset(sides[0]), frozenset(sides[1])
    held = rulings(connection).at(as_of or now()).links
    made = [
        r
        for r in held
        if (both[0] & {*r.left} and both[1] & {*r.right}) or (both[1] & {*r.left} and both[0] & {*r.right})
    ]
    return Compared(best.left, best.right, len(incidents) == 1, best, tuple(words(r) for r in made))
