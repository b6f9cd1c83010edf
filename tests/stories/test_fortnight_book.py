"""The story of two weeks, added to a book in one go and read as of each day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection

from dateline.book.adding import add
from dateline.book.incident import BookIncident
from dateline.book.opening import Access, open_book
from dateline.book.queries import Filters, incident, incidents
from dateline.model.report import Report
from dateline.model.vocabulary import CountWho
from tests.stories.story import FOLDER, Ends, due, fortnight

ALONE = ("hotel", "village", "market", "clash", "mosque")  # no rescue or release answered these


@contextmanager
def _view(folder: Path) -> Iterator[Connection]:
    story = fortnight()
    with open_book(folder / "story.book", Access.MAKE) as book:
        for line in reversed((FOLDER / "fortnight" / "reports.jsonl").read_text("utf-8").splitlines()):
            report = Report.model_validate_json(line)
            add(book, report, story.coded[report.ref], "test")
        with book.reading() as connection:
            yield connection


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    with _view(tmp_path_factory.mktemp("story")) as found:
        yield found


def told(connection: Connection, name: str, day: date) -> BookIncident | None:
    """The incident of that name as of the end of a day."""
    refs, as_of = set(fortnight().expected["incidents"][name]["reports"]), f"{day}T23:59:59.000000Z"
    found = [incident(connection, row.id, as_of) for row in incidents(connection, Filters(), as_of)]
    own = [i for i in found if i is not None and {r.ref for r in i.reports} & refs]
    assert len(own) <= 1
    assert all({r.ref for r in i.reports} <= refs for i in own)
    return own[0] if own else None


def shown(one: BookIncident, name: str) -> Ends | None:
    """The ends of "killed:military", or over everybody of "killed"."""
    what, _, who = name.partition(":")
    rows = {c.who: c for c in one.counts if c.what == what}
    row = rows.get(CountWho(who)) if who else rows.get(CountWho.PEOPLE) or next(iter(rows.values()), None)
    return None if row is None else (row.low, row.best, row.high)


@pytest.mark.parametrize("name", ALONE)
def test_the_book_shows_each_day_what_was_known_by_then(connection: Connection, name: str) -> None:
    story, wrong = fortnight(), []
    expected = story.expected["incidents"][name]
    for day in story.days():
        one = told(connection, name, day)
        for what, ends in (due(expected["tolls"], day) or {}).items():
            found = shown(one, what) if one is not None else None
            if found is None or list(found) != ends:
                wrong.append((str(day), what, found, ends))
        disputed = sorted(d.field for d in one.disputes) if one is not None else []
        if disputed != sorted(due(expected["contested"], day) or []):
            wrong.append((str(day), "contested", None, disputed))
    assert wrong == []


@pytest.mark.parametrize("name", ALONE)
def test_the_book_counts_copies_once(connection: Connection, name: str) -> None:
    expected = fortnight().expected["incidents"][name]
    one = told(connection, name, date.fromisoformat(fortnight().expected["last_day"]))
    assert one is not None
    assert {r.ref for r in one.reports} == set(expected["reports"])
    assert one.sources == len(expected["reports"]) - len(expected["syndicated"])


@pytest.mark.parametrize("name", ["train", "workers"])
def test_the_ledger_in_the_book_counts_those_freed(connection: Connection, name: str) -> None:
    expected = fortnight().expected["incidents"][name]
    for day, lines in expected["ledger"].items():
        as_of = f"{day}T23:59:59.000000Z"
        found = [incident(connection, row.id, as_of) for row in incidents(connection, Filters(), as_of)]
        own = [
            i
            for i in found
            if i and i.type in expected["types"] and {r.ref for r in i.reports} & set(expected["reports"])
        ]
        ledger = max(own, key=lambda i: len(i.reports)).ledger
        assert ledger is not None
        assert {r.what: [r.low, r.best, r.high] for r in (ledger.start, *ledger.lines, ledger.unaccounted)} == lines


@pytest.mark.parametrize("name", ["train", "workers"])
def test_the_book_keeps_an_incident_apart_from_what_answered_it_on_every_day(connection: Connection, name: str) -> None:
    story, wrong = fortnight(), []
    expected = story.expected["incidents"][name]
    for day in story.days():
        as_of = f"{day}T23:59:59.000000Z"
        found = [incident(connection, row.id, as_of) for row in incidents(connection, Filters(), as_of)]
        own = [i for i in found if i is not None and i.type in expected["types"]]
        told = [{r.ref for r in i.reports} for i in own if {r.ref for r in i.reports} & set(expected["reports"])]
        known = {
            ref
            for ref in expected["reports"]
            if story.told(ref).known.date() <= day
            and any(i.type in expected["types"] for i in story.coded[ref].incidents)
        }
        if told != ([known] if known else []):
            wrong.append((str(day), told))
    assert wrong == []
