"""How an expected value fits a found one, and how expectations are paired with what was found."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

Record = dict[str, Any]
Against = Callable[[Record, Record], list[str]]

MISSING = "is missing"
MISSING_COST = 3  # a thing that differs in one or two respects is a better explanation than none at all


def fits(found: object, want: object) -> bool:
    """Whether `found` equals `want`; a list of two numbers is a closed range, any other list says "one of these"."""
    if isinstance(want, list) and len(want) == 2 and all(isinstance(w, int) for w in want):
        return isinstance(found, int) and want[0] <= found <= want[1]
    return found in want if isinstance(want, list) else found == want


def has(thing: object, want: str | list[str]) -> bool:
    """Whether the JSON of `thing` contains `want` (or one of them), in any case."""
    haystack = json.dumps(thing, ensure_ascii=False).lower()
    return any(w.lower() in haystack for w in ([want] if isinstance(want, str) else want))


def differing(found: Record, want: Record, keys: Sequence[str]) -> list[str]:
    """One line for each of `keys` that `want` names and `found` does not fit."""
    return [f"{k}: {found[k]!r}, not {want[k]!r}" for k in keys if k in want and not fits(found[k], want[k])]


def only(record: Record, known: frozenset[str]) -> None:
    """Raises ValueError when an expectation says something that the language does not know."""
    if strangers := set(record) - known:
        raise ValueError(f"an expectation knows no {sorted(strangers)}; it knows {sorted(known)}")


def pair(what: str, wanted: Sequence[Record], found: Sequence[Record], against: Against) -> list[str]:
    """The fewest differences over all ways of giving each expectation a thing of its own."""
    table = [[against(f, w) for f in found] for w in wanted]

    @cache
    def best(row: int, used: frozenset[int]) -> tuple[int, tuple[list[str], ...]]:
        if row == len(wanted):
            return 0, ()
        cost, rest = best(row + 1, used)
        choices = [(cost + MISSING_COST, ([MISSING], *rest))]
        for n in set(range(len(found))) - used:
            cost, rest = best(row + 1, used | {n})
            choices.append((cost + len(table[row][n]), (table[row][n], *rest)))
        return min(choices, key=lambda choice: choice[0])

    lines = []
    for row, (want, differences) in enumerate(zip(wanted, best(0, frozenset())[1], strict=True)):
        if differences == [MISSING]:
            nearest = min(table[row], key=len, default=["nothing was found"])
            differences = [f"{MISSING}: {want}", *(f"    nearest: {line}" for line in nearest)]
        lines += [f"{what}[{row}] {line}" for line in differences]
    return lines


def missing(what: str, wanted: Sequence[Record], found: Sequence[Record], against: Against) -> list[str]:
    """One line for each expectation that nothing found fits."""
    return [f"no {what} {w}" for w in wanted if not any(not against(f, w) for f in found)]


def unwanted(what: str, wanted: Sequence[Record], found: Sequence[Record], against: Against) -> list[str]:
    """One line for each thing found that fits an expectation of what must not be there."""
    return [f"unwanted {what} {w}" for w in wanted for f in found if not against(f, w)]
