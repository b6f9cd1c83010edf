"""The commands of the book: rows as JSON Lines in a pipe, tables and cards on request, one-line errors and exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.pipeline import Coder
from tests.book.made import Told, coding, report

from .conftest import Run

STORY = [Told(3)]
FAR = [Told(9, town="Lima", country="PE", day="2019-01-05", actor="PE.SL")]


@pytest.fixture
def book(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A book of three reports of two incidents."""
    monkeypatch.setattr(Coder, "code", lambda self, r: coding(r, FAR if "Lima" in r.text else STORY))
    lines = tmp_path / "reports.jsonl"
    made = [report("one", STORY), report("two", STORY), report("three", FAR)]
    days = ["2021-06-03", "2021-06-05", "2021-06-04T08:00:00Z"]
    records = [{"id": r.ref, "text": r.text, "published": day} for r, day in zip(made, days, strict=True)]
    lines.write_text("".join(json.dumps(record) + "\n" for record in records))
    path = tmp_path / "attacks.db"
    code, out, err = run("add", lines, "--book", path, "--any-language")
    assert (code, err) == (0, "")
    assert [json.loads(line)["outcome"] for line in out.splitlines()] == ["added"] * 3
    return path


def rows(run: Run, *arguments: object) -> list[dict[str, object]]:
    code, out, err = run(*arguments)
    assert (code, err) == (0, "")
    return [json.loads(line) for line in out.splitlines()]


def test_adding_again_passes_over_what_is_there(run: Run, book: Path, tmp_path: Path) -> None:
    again = rows(run, "add", tmp_path / "reports.jsonl", "-b", book, "--any-language")
    assert [row["outcome"] for row in again] == ["known"] * 3


def test_a_report_that_cannot_be_read_costs_no_other(run: Run, book: Path, tmp_path: Path) -> None:
    code, out, err = run("add", "missing.txt", tmp_path / "reports.jsonl", "-b", book, "--any-language")
    assert (code, out.count("\n")) == (2, 3)
    assert err.startswith("dateline: 1 of 4 reports could not be read:")


def test_incidents_are_listed_filtered_and_as_of(run: Run, book: Path) -> None:
    assert [r["place"] for r in rows(run, "incidents", "-b", book)] == ["Lima", "Karval"]
    assert [r["reports"] for r in rows(run, "incidents", "-b", book, "--country", "pk")] == [2]
    assert [r["reports"] for r in rows(run, "incidents", "-b", book, "--as-of", "2021-06-03")] == [1]
    assert rows(run, "incidents", "-b", book, "--as-of", "2021-06-03T12:00") == []
    assert "Karval" in run("incidents", "-b", book, "-f", "table")[1]
    assert run("incidents", "-b", book, "-f", "table", "--country", "FR")[:2] == (0, "no such incident\n")


def test_incidents_are_searched_ordered_and_cut(run: Run, book: Path) -> None:
    assert [r["place"] for r in rows(run, "incidents", "-b", book, "--search", "bomb lima")] == ["Lima"]
    assert [r["place"] for r in rows(run, "incidents", "-b", book, "--order", "newest", "--limit", "1")] == ["Karval"]
    assert [r["place"] for r in rows(run, "incidents", "-b", book, "--order", "deadliest", "--offset", "1")] == [
        "Karval"
    ]
    inside = ["--box", "60,20,70,40", "--source", "police", "--review", "untouched"]
    assert len(rows(run, "incidents", "-b", book, *inside)) == 2
    assert rows(run, "incidents", "-b", book, *inside, "--place", "karval", "--target", "civilians") == []


def test_an_incident_is_shown_as_a_card_or_json(run: Run, book: Path) -> None:
    name = rows(run, "incidents", "-b", book, "--country", "PK")[0]["id"]
    (shown,) = rows(run, "show", name, "-b", book)
    assert shown["id"] == name
    assert shown["successors"] == []
    code, card, err = run("show", name, "-b", book, "-f", "card")
    assert (code, err) == (0, "")
    assert "Bombing, Karval" in card
    assert "police (one), “killed 3 people”" in card
    assert "two · 2021-06-05" in card
    assert "two" not in run("show", name, "-b", book, "-f", "card", "--as-of", "2021-06-04")[1]


def test_people_decide_and_undo(run: Run, book: Path) -> None:
    lima, karval = (str(r["id"]) for r in rows(run, "incidents", "-b", book))
    because = ["--because", "so it is", "-b", book, "--author", "Ada"]
    assert rows(run, "link", lima, karval, *because) == [{"decision": "L1", "incidents": [karval]}]
    assert "(was " in run("show", lima, "-b", book, "-f", "card")[1]
    assert rows(run, "undo", "L1", *because) == [{"decision": "U1", "incidents": []}]
    assert rows(run, "correct", karval, "killed", "5", *because)[0]["decision"] == "C1"
    told = run("history", karval, "-b", book, "-f", "table")[1]
    for line in (
        "+ one",
        "L1 same, by Ada: so it is",
        "C1 killed = 5, by Ada: so it is",
        "killed: 3 -> 5",
    ):
        assert line in told
    assert "bits" in run("why", lima, karval, "-b", book, "-f", "table")[1]


def test_a_book_is_checked_and_rebuilt(run: Run, book: Path) -> None:
    assert run("check", "-b", book, "-f", "table")[:2] == (0, "the book is sound\n")
    assert run("rebuild", "-b", book)[:2] == (0, "")
    assert run("check", "-b", book)[:2] == (0, "")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["incidents", "--from", "Tuesday"], "--from: 'Tuesday' is no day; give a day as YYYY-MM-DD"),
        (["incidents", "--as-of", "Tuesday"], "--as-of: 'Tuesday' is no day or moment"),
        (["incidents", "--box", "1,2,3"], "--box: '1,2,3' is no box; give west,south,east,north in degrees"),
        (["incidents", "--box", "1,50,3,40"], "--box: '1,50,3,40' is no box"),
        (["incidents", "--type", "party"], "--type party: no such type"),
        (["show", "i0"], "i0: no such incident in the book"),
        (["link", "i0", "i1", "--because", " "], "--because: no reason is given"),
        (["undo", "seven", "--because", "x"], "SEVEN: is no decision's id"),
        (["separate", "i0", "i1"], "missing option '--because'"),
    ],
)
def test_a_mistake_is_one_line(run: Run, book: Path, arguments: list[str], line: str) -> None:
    code, out, err = run(*arguments, "-b", book)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert line in err


def test_no_book_is_one_line(run: Run, tmp_path: Path) -> None:
    for command in (["incidents"], ["show", "i0"], ["check"], ["rebuild"], ["history", "i0"]):
        code, out, err = run(*command, "-b", tmp_path / "none.db")
        assert (code, out) == (2, "")
        assert err.endswith("none.db: no such book; make one with: dateline add REPORTS --book FILE\n")
