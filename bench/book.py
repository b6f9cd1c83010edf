"""The book at a million claims: how long `incidents` takes with filters, today and as of a moment, and how long one more report."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench.book_synthetic import CLAIMS, CODER, fill
from bench.figure import Figure
from dateline.book.adding import add
from dateline.book.opening import Access, Book, open_book
from dateline.book.queries import Filters, Page, incidents

DATA: tuple[str, ...] = ()
REPORTS = 40_000
RUNS = 5  # of each query: the median counts
ADDED = 20
PAGE = 100  # incidents of a list
THEN = "2015-03-15T12:00:00.000000Z"
QUERIES = {
    "nothing but a limit": Filters(),
    "country": Filters(country="C7"),
    "country and division": Filters(country="C7", admin1="A7"),
    "days": Filters(first="2015-02-01", last="2015-02-10"),
    "type and days": Filters(type="kidnapping", first="2015-02-01", last="2015-03-01"),
    "actor": Filters(actor="C7.3"),
    "least deaths": Filters(deaths=25),
    "contested": Filters(contested=True),
    "all at once": Filters("2015-02-01", "2015-04-30", "C7", "A7", type="armed_assault", actor="C7.3", deaths=2),
}


def measure(_: Path) -> list[Figure]:
    """Seconds of the slowest query of each kind, and of adding one report, on a book made for it."""
    with tempfile.TemporaryDirectory(prefix="dateline-book-") as folder:
        path = Path(folder) / "book.db"
        more = fill(path, REPORTS)
        size = f"{REPORTS * CLAIMS / 1e6:g} million claims"
        with open_book(path, Access.WRITE) as book:
            now = max(_median(partial(_listed, book, filters, None)) for filters in QUERIES.values())
            then = max(_median(partial(_listed, book, filters, THEN)) for filters in QUERIES.values())
            added = statistics.median(_seconds(partial(add, book, *one, CODER)) for one in more[:ADDED])
    what = f"{size}, slowest of {len(QUERIES)} lists"
    return [
        Figure("book.incidents", now, "s", "synthetic", what, higher_is_better=False),
        Figure("book.incidents.as_of", then, "s", "synthetic", what, higher_is_better=False),
        Figure("book.add", added, "s", "synthetic", f"{size}, median of {ADDED} reports", higher_is_better=False),
    ]


def _listed(book: Book, filters: Filters, as_of: str | None) -> None:
    with book.reading() as connection:
        incidents(connection, filters, as_of, Page(limit=PAGE))


def _median(work: Callable[[], object]) -> float:
    return statistics.median(_seconds(work) for _ in range(RUNS))


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
