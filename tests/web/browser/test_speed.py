"""The overview stays quick with a large book: $DATELINE_BIG_BOOK names one of `python -m bench.book_synthetic FILE --incidents 100000`."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from bench.browser import filtering, first_paint

PAINTED, SHOWN = 1000, 300  # milliseconds


@pytest.fixture(scope="module")
def large(served: Callable[..., str]) -> str:
    """The address of a server for the large book."""
    path = os.environ.get("DATELINE_BIG_BOOK")
    if path is None:
        pytest.skip("needs $DATELINE_BIG_BOOK, a book of: python -m bench.book_synthetic FILE --incidents 100000")
    return served(Path(path))


@pytest.mark.slow
def test_a_large_book_is_painted_within_a_second(page: Page, large: str) -> None:
    assert first_paint(page, large) < PAINTED


@pytest.mark.slow
def test_each_filter_of_a_large_book_is_shown_at_once(page: Page, large: str) -> None:
    assert {words: took for words, took in filtering(page, large).items() if took > SHOWN} == {}
