"""The index of spans finds what looking at every span would find."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.attribution.intervals import Intervals
from dateline.model.span import Span

SPANS = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 30), st.integers(1, 12))


@given(st.lists(SPANS, max_size=12), SPANS)
def test_it_finds_what_a_full_search_finds(spans: list[Span], asked: Span) -> None:
    index = Intervals((span, number) for number, span in enumerate(spans))
    pairs = {(span, number) for number, span in enumerate(spans)}
    assert set(index.covering(asked)) == {p for p in pairs if p[0].covers(asked)}
    assert set(index.overlapping(asked)) == {p for p in pairs if p[0].overlaps(asked)}
    assert set(index.inside(asked)) == {p for p in pairs if asked.covers(p[0])}
