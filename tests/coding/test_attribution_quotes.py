"""Quotations are found by their marks, whatever the marks and however they break off."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.attribution.quotes import find_quotes


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said: "We fled at dawn."', ['"We fled at dawn."']),
        ("“We fled,” she said. “All of us.”", ["“We fled,”", "“All of us.”"]),
        ("''We fled at once,'' he said.", ["''We fled at once,''"]),
        ('the so-called "lion" unit', ['"lion"']),
        ('"First line goes on\n\n"second line ends."', ['"First line goes on', '"second line ends."']),
        ("no marks here", []),
    ],
)
def test_quotes(text: str, quoted: list[str]) -> None:
    assert [q.span.of(text) for q in find_quotes(text)] == quoted


def test_a_word_in_quotes_is_not_direct_speech() -> None:
    quotes = find_quotes('The "lion" unit left. "We saw them leave," he said.')
    assert [q.direct for q in quotes] == [False, True]


@given(st.text(alphabet="ab \".“”\n,'"))
def test_quotes_keep_order_and_never_cross_a_line(text: str) -> None:
    spans = [q.span for q in find_quotes(text)]
    assert all(0 <= s.start < s.end <= len(text) and "\n" not in s.of(text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
