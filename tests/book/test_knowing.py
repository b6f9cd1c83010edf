"""A fortnight of invented reports: any order of arrival gives one book, and a moment shows what the reports known by then support."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dateline.book.adding import add
from dateline.book.checking import check
from dateline.book.moments import asked, known_from
from dateline.book.opening import Access, Book, open_book
from dateline.book.queries import Filters, incident, incidents
from dateline.book.rebuilding import rebuild
from dateline.model.coded import CodedReport
from dateline.model.report import Report
from dateline.pipeline import Coder
from dateline.reading import ReadingOptions, read

from .made import CODER, derived_rows

STORY = Path(__file__).resolve().parents[1] / "stories" / "fortnight" / "reports.jsonl"
NOT_OF_THE_REPORTS = {"currents", "current_tellings"}  # hold numbers of rows, which are given in the order of arrival


@cache
def coded() -> tuple[tuple[Report, CodedReport], ...]:
    coder = Coder()
    reports = [r for r in read((str(STORY),), ReadingOptions()) if isinstance(r, Report)]
    return tuple((r, coder.code(r)) for r in reports)


def filled(path: Path, reports: list[tuple[Report, CodedReport]]) -> Book:
    with open_book(path, Access.MAKE) as book:
        for report, coding in reports:
            add(book, report, coding, CODER)
        return book


def story_rows(book: Book) -> dict[str, list[tuple[Any, ...]]]:
    return {name: rows for name, rows in derived_rows(book).items() if name not in NOT_OF_THE_REPORTS}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return filled(tmp_path_factory.mktemp("book") / "whole.db", list(coded()))


def test_the_book_is_sound_and_has_incidents_of_several_reports(whole: Book) -> None:
    with whole.reading() as connection:
        assert list(check(connection)) == []
        assert max(row.reports for row in incidents(connection, Filters(), None)) > 5


def test_a_rebuild_makes_the_same_rows(whole: Book) -> None:
    before = derived_rows(whole)
    rebuild(whole)
    assert derived_rows(whole) == before


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_arrival_does_not_matter(whole: Book, tmp_path: Path, seed: int) -> None:
    shuffled = list(coded())
    random.Random(seed).shuffle(shuffled)
    assert story_rows(filled(tmp_path / "other.db", shuffled)) == story_rows(whole)


@pytest.mark.slow
@pytest.mark.parametrize("day", ["2025-06-03", "2025-06-04T12:00", "2025-06-06", "2025-06-09", "2025-06-12"])
def test_a_moment_shows_what_a_book_of_the_reports_known_by_then_shows(whole: Book, tmp_path: Path, day: str) -> None:
    then = asked(day)
    known = [(r, c) for r, c in coded() if known_from(r.published, "9999") <= then]
    less = filled(tmp_path / "less.db", known)
    assert 0 < len(known) < len(coded())
    with whole.reading() as all_, less.reading() as some:
        listed = incidents(all_, Filters(), then)
        assert listed == incidents(some, Filters(), None)
        for row in listed:
            as_of, now = incident(all_, row.id, then), incident(some, row.id, None)
            assert as_of is not None
            assert now is not None
            assert as_of.content == now.content
