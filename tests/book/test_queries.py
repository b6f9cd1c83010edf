"""Filters keep what meets them all; an unknown field meets none."""

from __future__ import annotations

import pytest

from dateline.book.opening import Book
from dateline.book.queries import Filters, Page, incidents

from .made import Told, add_made

STORY = [
    Told(3, town="Karval", day="2031-06-02"),
    Told(12, town="Amal", day="2031-06", country="AF", actor="AF.TALIBAN", type="car_bombing"),
    Told(40, town="Sorn", day="XXXX-06-02", country="ML", type="air_strike"),
]


@pytest.mark.parametrize(
    ("filters", "towns"),
    [
        (Filters(), "Karval Amal Sorn"),
        (Filters(country="PK"), "Karval"),
        (Filters(country="PK", admin1="northern"), "Karval"),
        (Filters(country="PK", admin1="Southern"), ""),
        (Filters(first="2031-06-02", last="2031-06-02"), "Karval Amal"),
        (Filters(first="2031-06-10"), "Amal"),
        (Filters(last="2031-05-31"), ""),
        (Filters(type="bombing"), "Karval Amal"),
        (Filters(type="car_bombing"), "Amal"),
        (Filters(actor="PK.BLA"), "Karval Sorn"),
        (Filters(deaths=12), "Amal Sorn"),
        (Filters(deaths=12, country="AF", actor="AF.TALIBAN", first="2031-06-01"), "Amal"),
        (Filters(contested=True), ""),
    ],
)
def test_filters(book: Book, filters: Filters, towns: str) -> None:
    add_made(book, "one", STORY)
    with book.reading() as connection:
        found = {row.place for row in incidents(connection, filters, None)}
    assert found == set(towns.split())


def test_dated_ones_come_first_and_a_limit_cuts(book: Book) -> None:
    add_made(book, "one", STORY)
    with book.reading() as connection:
        assert incidents(connection, Filters(), None)[-1].place == "Sorn"
        assert len(incidents(connection, Filters(), None, Page(limit=2))) == 2


def test_an_unknown_type_is_refused(book: Book) -> None:
    with book.reading() as connection, pytest.raises(KeyError, match="party"):
        incidents(connection, Filters(type="party"), None)
