"""Answers who says a passage: the innermost attribution whose content covers it."""

from __future__ import annotations

from dataclasses import replace

from dateline.coding.attribution.attribute import attributed
from dateline.coding.attribution.denials import RECALLED
from dateline.coding.attribution.intervals import Intervals
from dateline.model.layers import Attribution
from dateline.model.span import Span
from dateline.parsing.document import Document

UNNAMED = "unnamed"


class Speakers:
    """The attributions of one report and an index of those that report something (an attitude such as "praised" does not)."""

    def __init__(self, document: Document) -> None:
        pairs = attributed(document)
        self.attributions: tuple[Attribution, ...] = tuple(a for a, _ in pairs)
        self._contents = Intervals(
            (span, a) for a, f in pairs if f.reports and f.frame != RECALLED for span in f.content
        )

    def at(self, span: Span) -> Attribution | None:
        """The attribution with the shortest content span that covers `span`, its cue outside; None is the reporter.

        One that hides its source ("allegedly") has that of the innermost around it that names one, else the text "unnamed".
        """
        covering = self.all_at(span)
        if not covering:
            return None
        said = covering[-1]
        if said.text:
            return said
        behind = next((a for a in reversed(covering) if a.text), None)
        if behind is None:
            return replace(said, text=UNNAMED)
        return replace(said, text=behind.text, kind=behind.kind, chain=behind.chain)

    def all_at(self, span: Span) -> list[Attribution]:
        """Every attribution whose content covers `span`, outermost first."""
        return [a for _, a in self._contents.covering(span) if not a.cue.overlaps(span)]
