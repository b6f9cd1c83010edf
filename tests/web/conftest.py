"""Servers for tests of the pages and of the interface for programs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from .served import Site, make_book, serving
from .story import make_story_book


@pytest.fixture(scope="session")
def made_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small book that no test writes to."""
    path = tmp_path_factory.mktemp("book") / "attacks.db"
    make_book(path)
    return path


@pytest.fixture(scope="session")
def story_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book of a story in which sources disagree and copies are printed; no test writes to it."""
    path = tmp_path_factory.mktemp("story") / "story.db"
    make_story_book(path)
    return path


@pytest.fixture(scope="session")
def story(story_book: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server for the story."""
    with serving(Path(shutil.copy(story_book, tmp_path_factory.mktemp("told")))) as running:
        yield running


@pytest.fixture(scope="session")
def site(made_book: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server whose book no test writes to."""
    path = Path(shutil.copy(made_book, tmp_path_factory.mktemp("served")))
    with serving(path) as running:
        yield running


@pytest.fixture
def own_book(made_book: Path, tmp_path: Path) -> Path:
    """A copy of the small book for one test."""
    return Path(shutil.copy(made_book, tmp_path))


@pytest.fixture
def own_site(own_book: Path) -> Iterator[Site]:
    """A server with a book of its own, for one test to write to."""
    with serving(own_book) as running:
        yield running
