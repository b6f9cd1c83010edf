"""What is kept is never changed, removed or replaced; adding twice does nothing; codings come back as they went in."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from dateline.book.adding import Outcome, add
from dateline.book.checking import check
from dateline.book.coded_rows import read_coding
from dateline.book.kept import KEPT, generations, reports
from dateline.book.moments import asked, known_from, written
from dateline.book.opening import Book
from dateline.model.errors import InputError

from .made import CODER, NEWER, Told, add_made, coding, derived_rows, report

STORY = [Told(3), Told(5, town="Amal")]


@pytest.mark.parametrize("table", sorted(KEPT.tables))
def test_no_row_is_updated_deleted_or_replaced(book: Book, table: str) -> None:
    add_made(book, "one", STORY)
    with book.writing() as connection:
        fill = {
            "link_decisions": "VALUES (1, 'a', 'b', '[]', '[]', 'same', 'me', 'so', 'now')",
            "corrections": "VALUES (1, 'a', 'b', 'killed', '1', 'me', 'so', 'now')",
            "undoings": "VALUES (1, 'L1', 'me', 'so', 'now')",
        }.get(table)
        if fill:
            connection.exec_driver_sql(f"INSERT INTO {table} {fill}")
    column = next(iter(KEPT.tables[table].columns)).name
    for sql in (
        f"UPDATE {table} SET {column} = {column}",
        f"DELETE FROM {table}",
        f"REPLACE INTO {table} SELECT * FROM {table}",
        f"INSERT OR IGNORE INTO {table} SELECT * FROM {table}",
    ):
        with pytest.raises(IntegrityError, match=f"{table} is append-only"), book.writing() as connection:
            connection.exec_driver_sql(sql)


def test_adding_a_report_again_changes_nothing(book: Book) -> None:
    made = add_made(book, "one", STORY)
    before = derived_rows(book)
    added = add(book, made, coding(made, STORY), CODER)
    assert added.outcome is Outcome.KNOWN
    assert derived_rows(book) == before
    with book.reading() as connection:
        assert connection.execute(select(func.count()).select_from(generations)).scalar() == 1


def test_a_coding_comes_back_as_it_went_in(book: Book) -> None:
    moment = datetime(2031, 6, 3, 8, 30, tzinfo=timezone(timedelta(hours=5)))
    made = add_made(book, "one", STORY, moment)
    with book.reading() as connection:
        assert read_coding(connection, 1) == coding(made, STORY)
        assert connection.execute(select(reports.c.known)).scalar() == "2031-06-03T03:30:00.000000Z"
        assert list(check(connection)) == []


def test_a_coding_of_another_report_is_refused(book: Book) -> None:
    with pytest.raises(ValueError, match="the coding is of"):
        add(book, report("one", STORY), coding(report("two", STORY), STORY), CODER)


def test_a_newer_coder_adds_a_generation_and_the_older_stays(book: Book) -> None:
    made = add_made(book, "one", STORY)
    later = [Told(4)]
    assert add(book, made, coding(made, STORY[:1], shift=7), NEWER).outcome is Outcome.CODED_AGAIN
    with book.reading() as connection:
        assert read_coding(connection, 1) == coding(made, STORY)
        assert read_coding(connection, 2) == coding(made, STORY[:1], shift=7)
        assert connection.exec_driver_sql("SELECT generation FROM currents").scalar() == 2
        assert connection.exec_driver_sql("SELECT count(*) FROM states WHERE until IS NULL").scalar() == 1
        assert list(check(connection)) == []
    assert later[0].killed == 4


def test_an_older_coder_that_comes_later_is_not_the_current_one(book: Book) -> None:
    add_made(book, "one", STORY, coder=NEWER)
    add_made(book, "one", STORY, coder=CODER)
    with book.reading() as connection:
        assert connection.exec_driver_sql("SELECT generation FROM currents").scalar() == 1


def test_an_incident_keeps_its_id_when_its_report_is_coded_again(book: Book) -> None:
    add_made(book, "one", STORY)
    names = "SELECT incident FROM states WHERE until IS NULL ORDER BY headline"
    with book.reading() as connection:
        before = connection.exec_driver_sql(names).scalars().all()
    add_made(book, "one", STORY, coder=NEWER)
    with book.reading() as connection:
        assert connection.exec_driver_sql(names).scalars().all() == before


@pytest.mark.parametrize(
    ("published", "known"),
    [
        (date(2031, 6, 3), "2031-06-03T23:59:59.000000Z"),
        (datetime(2031, 6, 3, 8), "2031-06-03T08:00:00.000000Z"),
        (datetime(2031, 6, 3, 8, tzinfo=UTC), "2031-06-03T08:00:00.000000Z"),
        (None, "then"),
    ],
)
def test_a_report_counts_from_its_publication_on(published: date | None, known: str) -> None:
    assert known_from(published, "then") == known


def test_a_day_is_asked_for_until_its_end() -> None:
    assert asked("2031-06-03") == "2031-06-03T23:59:59.000000Z"
    assert asked("2031-06-03T18:00+05:00") == "2031-06-03T13:00:00.000000Z"
    with pytest.raises(InputError, match="'yesterday' is no day or moment"):
        asked("yesterday")


def test_moments_sort_as_they_follow_one_another() -> None:
    moments = [datetime(800, 1, 1), datetime(2031, 6, 3), datetime(2031, 6, 3, 0, 0, 0, 1)]
    assert [written(m) for m in moments] == sorted(written(m) for m in moments)
