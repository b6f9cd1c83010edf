"""Words are found in reports and incidents; nothing that is typed is an operator."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.book.checking import check
from dateline.book.columns import columns, revision
from dateline.book.deciding import By, correct
from dateline.book.filters import Filters
from dateline.book.moments import asked as moment
from dateline.book.opening import Access, Book, open_book
from dateline.book.queries import incidents, matching
from dateline.book.rebuilding import rebuild
from dateline.book.searching import fts_query

from .made import Told, add_made


def towns(book: Book, words: str, as_of: str | None = None) -> set[str | None]:
    with book.reading() as connection:
        return {row.place for row in incidents(connection, Filters(search=words), as_of)}


@pytest.fixture
def told(book: Book) -> Book:
    add_made(book, "one", [Told(3, town="Karval")], date(2031, 6, 3))
    add_made(book, "two", [Told(12, town="Amalé", country="AF", day="2031-06-05")], date(2031, 6, 6))
    return book


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("karval", "Karval"),
        ("KARVAL", "Karval"),
        ("amale", "Amalé"),
        ("bomb", "Karval Amalé"),
        ("bomb karval", "Karval"),
        ('"people in Karval"', "Karval"),
        ('"Karval in people"', ""),
        ("kar*", "Karval"),
        ("kar", ""),
        ("the front", "Karval Amalé"),  # who did it: not in the reports' words
        ("karval OR amale", ""),
        ("bomb NOT karval", ""),
        ('karval"', "Karval"),
        ('"karval', "Karval"),
        ("karval) AND (", ""),  # all words: "and" is in no report
        ("title:karval", ""),
        ("kar\u200bval\u202e", "Karval"),
        ("!!! ()", ""),
        ("", ""),
    ],
)
def test_all_words_are_found(told: Book, words: str, found: str) -> None:
    assert towns(told, words) == set(found.split())


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_query(typed: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5(body)")
    query = fts_query(typed)
    if query is not None:
        connection.execute("SELECT rowid FROM words WHERE words MATCH ?", (query,)).fetchall()
    connection.close()


def test_a_moment_finds_what_was_known_then(told: Book) -> None:
    assert towns(told, "bomb", moment("2031-06-04")) == {"Karval"}


def test_a_corrected_headline_is_found_and_a_rebuild_finds_the_same(told: Book) -> None:
    with told.reading() as connection:
        (name,) = matching(connection, Filters(country="AF"), None)
    correct(told, name, "headline", "Blast at the granary", By("Ada", "seen"))
    for _ in range(2):
        assert towns(told, "granary") == {"Amalé"}
        assert towns(told, "bomb") == {"Karval", "Amalé"}
        assert towns(told, "karval") == {"Karval"}
        rebuild(told)


def test_what_is_kept_in_memory_follows_the_book(told: Book) -> None:
    with told.reading() as connection:
        before = revision(connection)
        assert columns(connection, None) is columns(connection, None)
    add_made(told, "three", [Told(1, town="Sorn", day="2031-08-01")])
    with told.reading() as connection:
        assert revision(connection) != before
        assert len(columns(connection, None)) == 3
        earlier = revision(connection)
    rebuild(told)
    with told.reading() as connection:
        assert revision(connection) != earlier


def test_lost_words_and_numbers_are_found_by_a_check(path: Path) -> None:
    with open_book(path, Access.MAKE) as book:
        add_made(book, "one", [Told(3)])
    tampered = sqlite3.connect(path, isolation_level=None)
    tampered.execute("DELETE FROM facts")
    tampered.execute("DELETE FROM state_words")
    tampered.execute("INSERT INTO report_words (report_words) VALUES ('delete-all')")
    tampered.close()
    with open_book(path, Access.READ) as book, book.reading() as connection:
        lines = [str(problem) for problem in check(connection)]
    assert lines == [
        f"{table} -: does not have a row for each of {what}; mend it with: dateline rebuild"
        for table, what in (("facts", "states"), ("state_words", "states"), ("report_words", "reports"))
    ]
