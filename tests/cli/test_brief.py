"""`dateline brief`: three forms of one report, and one line for what cannot be asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.book.opening import Access, open_book
from tests.book.made import Told, add_made

from .conftest import Run


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "attacks.db"
    with open_book(path, Access.MAKE) as made:
        add_made(made, "one", [Told(3)])
        add_made(made, "two", [Told(9, town="Lima", country="PE", day="2019-01-05", actor="PE.SL")])
    return path


@pytest.mark.parametrize(
    ("form", "start"), [("md", b"# Situation report"), ("html", b"<!doctype html>"), ("pdf", b"%PDF-")]
)
def test_every_form_is_written(run: Run, book: Path, tmp_path: Path, form: str, start: bytes) -> None:
    out = tmp_path / f"brief.{form}"
    assert run("brief", "-b", book, "-f", form, "--out", out, "--from", "2031-06-01", "--to", "2031-06-30")[0] == 0
    assert out.read_bytes().startswith(start)


def test_it_is_about_the_period_asked_for(run: Run, book: Path) -> None:
    code, said, _ = run("brief", "-b", book, "--from", "2031-06-01", "--to", "2031-06-30")
    assert code == 0
    assert "1 incident of the period is known from reports." in said
    assert "3 people were reported killed, according to police." in said
    assert "Lima" not in said


def test_an_empty_period_is_said_to_be_empty(run: Run, book: Path) -> None:
    code, said, _ = run("brief", "-b", book, "--from", "1999-01-01", "--to", "1999-01-02")
    assert code == 0
    assert "No report of the book tells of such an incident in the period." in said


@pytest.mark.parametrize(
    ("options", "remedy"),
    [
        (("--from", "2031-02-01", "--to", "2031-01-01"), "exchange them"),
        (("--since", "2031-02-01", "--as-of", "2031-01-01"), "name an earlier moment"),
        (("--since", "soon"), "give a day"),
        (("--out", "no/such/folder/a.md"), "name another file"),
    ],
)
def test_what_cannot_be_asked_is_one_line(run: Run, book: Path, options: tuple[str, ...], remedy: str) -> None:
    code, _, said = run("brief", "-b", book, *options)
    assert (code, said.count("\n")) == (2, 1)
    assert remedy in said
