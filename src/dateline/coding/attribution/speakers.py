"""Answers who says a passage: the innermost attribution whose content covers it."""

from __future__ import annotations

from bisect import bisect_right

from dateline.coding.attribution.attribute import attributed
from dateline.model.layers import Attribution
from dateline.model.span import Span
from dateline.parsing.document import Document


class Speakers:
    """The attributions of one report and an index of those that report something (an attitude such as "praised" does not)."""

    def __init__(self, document: Document) -> None:
        pairs = attributed(document)
        self.attributions: tuple[Attribution, ...] = tuple(a for a, _ in pairs)
        self._spans = sorted(((span, a) for a, f in pairs if f.reports for span in f.content), key=lambda pair: pair[0])
        self._starts = [span.start for span, _ in self._spans]
        self._reach: list[int] = []
        for span, _ in self._spans:
            self._reach.append(max(span.end, self._reach[-1] if self._reach else 0))

    def at(self, span: Span) -> Attribution | None:
        """The attribution with the shortest content span that covers `span` and whose cue lies outside it; None is the reporter."""
        covering = self.all_at(span)
        return covering[-1] if covering else None

    def all_at(self, span: Span) -> list[Attribution]:
        """Every attribution whose content covers `span`, outermost first."""
        found: list[tuple[int, Attribution]] = []
        at = bisect_right(self._starts, span.start) - 1
        while at >= 0 and self._reach[at] >= span.end:
            held, attribution = self._spans[at]
            if held.end >= span.end and not attribution.cue.overlaps(span):
                found.append((held.end - held.start, attribution))
            at -= 1
        found.sort(key=lambda pair: -pair[0])
        return [attribution for _, attribution in found]
