"""`check` finds what cannot be, in rows that somebody changed behind the book's back."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from dateline.book.checking import check
from dateline.book.opening import Access, open_book

from .made import Told, add_made


@pytest.mark.parametrize(
    ("sql", "problem"),
    [
        ("UPDATE reports SET text = text || '.'", "reports r.*: its id is not the hash of its title and text"),
        ("UPDATE mentions SET quote = 'A bang'", "generations 1 i.*: characters 0..6 are not what it quotes"),
        ("UPDATE claims SET evidence = '[[0,3,\"xyz\"]]'", "generations 1 c.*: characters 0..3 are not what it quotes"),
        ("UPDATE claims SET incident = 'i0'", "generations 1 c.*: refers to incident i0, which is not there"),
        ("UPDATE claims SET id = 'c0'", "generations 1 i.*: refers to claim c.*, which is not there"),
        ("UPDATE claims SET stance = 'hums'", "generations 1: breaks the contract"),
        ("DELETE FROM generations", "tellings .*: refers to a row of generations that is not there"),
        ("DELETE FROM memberships", "memberships r.*: is in 0 incidents; mend it with: dateline rebuild"),
        ("INSERT INTO undoings VALUES (1, 'L7', 'me', 'so', 'now')", "undoings U1: undoes L7, which is not there"),
        (
            "INSERT INTO link_decisions VALUES (1, 'a', 'b', '[\"r/i\"]', '[]', 'same', 'me', 'so', 'now')",
            "link_decisions L1: is about the telling r/i, which no coding has",
        ),
        (
            "INSERT INTO corrections VALUES (1, 'a', 'r/i', 'killed', '1', 'me', 'so', 'now')",
            "corrections C1: is about the telling r/i, which no coding has",
        ),
    ],
)
def test_a_change_behind_the_books_back_is_found(path: Path, sql: str, problem: str) -> None:
    with open_book(path, Access.MAKE) as book:
        add_made(book, "one", [Told(3)])
    tampered = sqlite3.connect(path, isolation_level=None)
    for (guard,) in tampered.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        tampered.execute(f"DROP TRIGGER {guard}")
    tampered.execute(sql)
    tampered.close()
    with open_book(path, Access.READ) as book, book.reading() as connection:
        lines = [str(found) for found in check(connection)]
    assert any(re.match(problem, line) for line in lines), lines
