"""A new book for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.book.opening import Access, Book, open_book


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "attacks.db"


@pytest.fixture
def book(path: Path) -> Iterator[Book]:
    with open_book(path, Access.MAKE) as made:
        yield made
