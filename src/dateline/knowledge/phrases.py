"""Finds lexicon phrases in text: leftmost-longest over the lower-cased text, at word boundaries only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, TypeVar

Value = TypeVar("Value")


class PhraseFinder(Generic[Value]):
    """Phrases (lower case) with a value each; `find` yields `(start, end, value)` in text order, never overlapping."""

    def __init__(self, phrases: Mapping[str, Value]) -> None:
        from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

        self._values: Sequence[Value] = list(phrases.values())
        self._finder = AhoCorasick(
            list(phrases),
            matchkind=MatchKind.Standard,
            implementation=Implementation.NoncontiguousNFA,
            store_patterns=False,
        )

    def find(self, text: str) -> Iterator[tuple[int, int, Value]]:
        """Matches at word boundaries; where several start at one place the longest wins, and it hides those inside it."""
        folded = fold(text)
        found = [
            (start, -end, pattern)
            for pattern, start, end in self._finder.find_matches_as_indexes(folded, overlapping=True)
            if _is_whole(folded, start, end)
        ]
        done = 0
        for start, minus_end, pattern in sorted(found):
            if start >= done:
                done = -minus_end
                yield start, done, self._values[pattern]


def fold(text: str) -> str:
    """Lower case without a change of length, typographic apostrophes and hyphens made plain."""
    lowered = text.lower()
    if len(lowered) != len(text):  # İ and a few others grow when lower-cased
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lowered.translate(_PLAIN)


_PLAIN = {
    0x2018: "'",
    0x2019: "'",
    0x2010: "-",
    0x2011: "-",
    0x2012: "-",
    0x2013: "-",
    0x00A0: " ",
    0x0A: " ",
    0x09: " ",
}


def _is_whole(text: str, start: int, end: int) -> bool:
    before = start == 0 or not (text[start - 1].isalnum() or text[start - 1] == "-")
    return before and (end == len(text) or not text[end].isalnum())
