"""Hedges around a number ("at least", "nearly", "or so") and what they do to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dateline.coding.numerals import alternatives
from dateline.knowledge.numbers import Hedge, number_words

LONGEST_HEDGE = 40  # characters


@dataclass(frozen=True, slots=True)
class Range:
    """The least, best and greatest number; None is an open or unknown end."""

    low: int | None
    best: int | None
    high: int | None

    def hedged(self, hedge: Hedge) -> Range:
        """The range after a hedge, by the arithmetic that `knowledge/data/numbers.toml` states."""
        n = self.best
        if n is None:  # a vague word is open already
            return Range(self.low, None, None)
        narrow = self.low == self.high and n > 1
        match hedge:
            case Hedge.MINIMUM:
                return Range(self.low, n, None)
            case Hedge.MORE:
                return Range(n + 1, n + 1, None) if self.low == self.high else Range(self.low, n, None)
            case Hedge.NEARLY:
                return Range(max(1, min(n - 1, n * 95 // 100)), n, n) if narrow else self
            case Hedge.ABOUT:
                return Range(max(1, min(n - 1, n * 9 // 10)), n, max(n + 1, -(-n * 11 // 10))) if narrow else self
            case Hedge.MAXIMUM:
                return Range(None, n, self.high)
            case Hedge.FEWER:
                return Range(None, None, max(0, n - 1) if self.low == self.high else self.high)


def hedge_before(text: str, start: int) -> tuple[int, Hedge] | None:
    """The hedge that ends right before character `start`, with where it begins; None where the words are prepositions."""
    match = _before().search(text, max(0, start - LONGEST_HEDGE), start)
    if match is None:
        return None
    words = " ".join(match.group("words").lower().split())
    stop = number_words().not_hedged_after.get(words)
    if stop:
        previous = _LAST_WORD.search(text, max(0, match.start() - LONGEST_HEDGE), match.start())
        if previous is not None and previous.group(1).lower() in stop:
            return None
    return match.start(), number_words().hedges[words]


def hedge_after(text: str, end: int) -> tuple[int, Hedge] | None:
    """The hedge that begins right after character `end`, with where it stops."""
    match = _after().match(text, end)
    if match is None:
        return None
    return match.end(), number_words().hedges_after[" ".join(match.group("words").lower().split())]


_LAST_WORD = re.compile(r"([\w'’]+)\s+$")


@cache
def _before() -> re.Pattern[str]:
    # "some 450", never "the some 450 dead"; a comma or dash between hedge and number parts them.
    return re.compile(
        rf"(?<![\w-])(?P<words>{alternatives(number_words().hedges)})[\s-]+(?:the\s+|a\s+total\s+of\s+)?$",
        re.IGNORECASE,
    )


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"[\s-]?(?P<words>{alternatives(number_words().hedges_after)})(?!\w)", re.IGNORECASE)
