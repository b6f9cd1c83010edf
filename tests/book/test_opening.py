"""A file that is no book, not whole or cannot be used so is one clear line, and is left as it was."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import event

from dateline.book.checking import check
from dateline.book.opening import Access, Book, open_book
from dateline.book.rebuilding import rebuild
from dateline.book.troubles import BookError

from .made import Told, add_made, derived_rows


def made(path: Path, reports: int = 1) -> Path:
    with open_book(path, Access.MAKE) as book:
        for number in range(reports):
            add_made(book, f"r{number}", [Told(3)])
    return path


def line(path: Path, access: Access = Access.READ) -> str:
    with pytest.raises(BookError) as raised, open_book(path, access) as book, book.reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM claims")
    said = str(raised.value)
    assert "\n" not in said
    assert said.startswith(f"{path}: ")
    return said.removeprefix(f"{path}: ")


def test_a_missing_book_is_not_made_by_reading(path: Path) -> None:
    assert line(path).startswith("no such book; make one with: dateline add")
    assert not path.exists()


def test_an_empty_file_is_no_book_yet_and_becomes_one(path: Path) -> None:
    path.touch()
    assert line(path).startswith("no such book")
    made(path)


@pytest.mark.parametrize("content", [b"a text", b"%PDF-1.7\n" + bytes(500), "{}".encode("utf-16")])
@pytest.mark.parametrize("access", list(Access))
def test_a_foreign_file_is_refused_and_left_alone(path: Path, content: bytes, access: Access) -> None:
    path.write_bytes(content)
    assert line(path, access).startswith("is not a book")
    assert path.read_bytes() == content


@pytest.mark.parametrize("access", list(Access))
def test_another_programs_sqlite_file_is_refused_and_left_alone(path: Path, access: Access) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE reports (id)")
    other.close()
    before = path.read_bytes()
    assert line(path, access).startswith("is not a book")
    assert path.read_bytes() == before


@pytest.mark.parametrize("kept", [10, 60, 5000, -4096])
def test_a_truncated_book_is_refused(path: Path, kept: int) -> None:
    content = made(path, 3).read_bytes()
    path.write_bytes(content[:kept])
    assert line(path).startswith("is cut short")


def test_a_damaged_book_is_one_line(path: Path) -> None:
    content = bytearray(made(path, 5).read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    assert line(path).startswith("is damaged; restore it from a copy")


def test_a_newer_book_asks_for_an_update(path: Path) -> None:
    made(path)
    other = sqlite3.connect(path)
    other.execute("PRAGMA user_version = 99")
    other.close()
    assert line(path).startswith("was made by a newer Dateline; update")


def test_an_older_book_asks_for_a_rebuild_which_brings_it_up_to_date(path: Path) -> None:
    made(path, 2)
    with open_book(path, Access.READ) as book:
        rows = derived_rows(book)
    older = sqlite3.connect(path, isolation_level=None)
    for table in ("facts", "doubts", "state_words", "report_words"):  # which version 1 did not have
        older.execute(f"DROP TABLE {table}")
    older.execute("ALTER TABLE states DROP COLUMN perpetrators")
    older.execute("PRAGMA user_version = 1")
    older.close()
    for access in (Access.READ, Access.WRITE, Access.MAKE):
        assert (
            line(path, access)
            == "was made by an older Dateline; bring it up to date with: dateline rebuild --book FILE"
        )
    with open_book(path, Access.REBUILD) as book:
        rebuild(book)
    with open_book(path, Access.READ) as book, book.reading() as connection:
        assert derived_rows(book) == rows
        assert list(check(connection)) == []


def test_a_folder_is_no_book(tmp_path: Path) -> None:
    assert line(tmp_path, Access.MAKE).startswith("is a folder")


def test_a_read_only_book_is_read_but_not_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(path)
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write all files
    before = sorted(p.name for p in path.parent.iterdir())
    with open_book(path, Access.READ) as book, book.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM claims").scalar() == 1
    assert sorted(p.name for p in path.parent.iterdir()) == before
    assert line(path, Access.MAKE).startswith("cannot be written: it is read-only")


def test_a_full_disk_is_one_line_and_keeps_what_was_confirmed(path: Path) -> None:
    made(path)
    confirmed: list[str] = []
    with open_book(path, Access.WRITE) as book:
        book.engine.dispose()  # the next connection is a new one

        @event.listens_for(book.engine, "connect")
        def fill(connection: sqlite3.Connection, _: object) -> None:
            connection.execute("PRAGMA max_page_count = 1")  # no more pages than there are

        with pytest.raises(BookError, match="cannot be written: the disk is full; free some space"):
            fill_up(book, confirmed)
    with open_book(path, Access.READ) as book, book.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM reports").scalar() == 1 + len(confirmed)


def fill_up(book: Book, confirmed: list[str]) -> None:
    for _ in range(100):
        confirmed.append(add_made(book, f"more{len(confirmed)}", [Told(3)] * 20).ref)


def test_reading_cannot_write(path: Path) -> None:
    made(path)
    with (
        pytest.raises(BookError, match="read-only"),
        open_book(path, Access.READ) as book,
        book.writing() as connection,
    ):
        connection.exec_driver_sql("DELETE FROM states")
