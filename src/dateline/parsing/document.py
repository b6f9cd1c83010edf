"""A parsed report: sentences with tokens and dependencies as plain tuples, free of the parser behind them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from dateline.model.report import Report
from dateline.model.span import Span
from dateline.parsing.plain import plain_text


@dataclass(frozen=True)
class Sentence:
    """One sentence; token `i` is `words[i]` at characters `starts[i]:ends[i]` of the report's text.

    `tags` are Penn Treebank tags, `deps` ClearNLP dependency labels as spaCy's English models give them, `heads` the index
    of each token's head inside the sentence (a root is its own head). An unparsed sentence (`parsed` False) has no tokens.
    """

    index: int
    start: int
    end: int
    text: str
    paragraph: int
    parsed: bool = False
    words: tuple[str, ...] = ()
    lowers: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    deps: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def __len__(self) -> int:
        return len(self.words)

    @property
    def span(self) -> Span:
        """The sentence's characters in the report."""
        return Span(self.start, self.end)

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the indices of its dependents, in text order."""
        below: list[list[int]] = [[] for _ in self.words]
        for i, head in enumerate(self.heads):
            if head != i:
                below[head].append(i)
        return tuple(tuple(b) for b in below)

    @cached_property
    def edges(self) -> tuple[tuple[int, int], ...]:
        """For each token the first and last token of its subtree (inclusive); the parser's trees are projective enough."""
        left = list(range(len(self.words)))
        right = list(range(len(self.words)))
        depth = [self._depth(i) for i in range(len(self.words))]
        for i in sorted(range(len(self.words)), key=lambda k: -depth[k]):
            head = self.heads[i]
            if head != i:
                left[head] = min(left[head], left[i])
                right[head] = max(right[head], right[i])
        return tuple(zip(left, right, strict=True))

    def _depth(self, i: int) -> int:
        steps = 0
        while self.heads[i] != i:
            i = self.heads[i]
            steps += 1
        return steps

    def chars(self, first: int, last: int) -> Span:
        """The report characters from token `first` to token `last`, inclusive."""
        return Span(self.starts[first], self.ends[last])

    def subtree(self, i: int) -> Span:
        """The report characters that token `i` and everything under it cover."""
        first, last = self.edges[i]
        return self.chars(first, last)

    def tokens_in(self, span: Span) -> range:
        """Indices of the tokens that overlap a span of report characters."""
        first, last = bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)
        return range(first, last) if first < last else range(0)


@dataclass(frozen=True)
class Document:
    """A report and its sentences in order; sentences that the gate skipped are there unparsed."""

    report: Report
    sentences: tuple[Sentence, ...] = field(default=())

    @cached_property
    def text(self) -> str:
        """The report's text, into which every span points, as coding reads it (see plain.py)."""
        return plain_text(self.report.text)
