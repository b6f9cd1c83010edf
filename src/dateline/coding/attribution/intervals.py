"""Finds the spans that cover, overlap or lie in a span, among many, without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Generic, TypeVar

from dateline.model.span import Span

Held = TypeVar("Held")


class Intervals(Generic[Held]):
    """Spans that each hold something, in text order."""

    def __init__(self, pairs: Iterable[tuple[Span, Held]]) -> None:
        self._pairs = sorted(pairs, key=lambda pair: pair[0])
        self._starts = [span.start for span, _ in self._pairs]
        self._reach: list[int] = []  # the furthest end among the spans up to each
        for span, _ in self._pairs:
            self._reach.append(max(span.end, self._reach[-1] if self._reach else 0))

    def covering(self, span: Span) -> list[tuple[Span, Held]]:
        """The spans that cover `span` with what they hold, longest first; of equal spans the one given first."""
        found = []
        at = bisect_right(self._starts, span.start) - 1
        while at >= 0 and self._reach[at] >= span.end:
            if self._pairs[at][0].end >= span.end:
                found.append(self._pairs[at])
            at -= 1
        found.reverse()
        found.sort(key=lambda pair: pair[0].start - pair[0].end)
        return found

    def overlapping(self, span: Span) -> list[tuple[Span, Held]]:
        """The spans that share a character with `span`, with what they hold, in text order."""
        found = []
        at = bisect_left(self._starts, span.end) - 1
        while at >= 0 and self._reach[at] > span.start:
            if self._pairs[at][0].overlaps(span):
                found.append(self._pairs[at])
            at -= 1
        found.reverse()
        return found

    def inside(self, span: Span) -> list[tuple[Span, Held]]:
        """The spans that lie wholly in `span`, with what they hold, in text order."""
        first, end = bisect_left(self._starts, span.start), bisect_right(self._starts, span.end)
        return [pair for pair in self._pairs[first:end] if pair[0].end <= span.end]
