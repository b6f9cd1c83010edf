"""Finds the spans that cover a span, among many, without looking at all of them."""

from __future__ import annotations

from bisect import bisect_right
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
