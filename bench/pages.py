"""What one change of a filter costs on 100,000 incidents: the list, totals, facets, timeline and map that a page shows at once.

The baseline is the same without what is kept in memory: every call reads the states of the moment anew.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import Connection

from bench.book_world import fill_world
from bench.figure import Figure
from dateline.book import columns
from dateline.book.bins import bins
from dateline.book.doubts import doubts
from dateline.book.facets import facets
from dateline.book.filters import Filters, Order, Page, Review
from dateline.book.opening import Access, open_book
from dateline.book.queries import incidents
from dateline.book.spots import spots
from dateline.book.sums import sums
from dateline.model.vocabulary import SourceKind

DATA: tuple[str, ...] = ()
INCIDENTS = 100_000
RUNS = 3  # of each query: the median counts
THEN = "2023-06-30T12:00:00.000000Z"
QUERIES = {
    "all": Filters(),
    "country": Filters(country="PK"),
    "country, type and days": Filters("2023-01-01", "2024-06-30", "AF", type="explosion"),
    "days": Filters("2021-01-01", "2024-12-31"),
    "box across 180 degrees": Filters(box=(100, -50, -100, 60)),
    "actor": Filters(actor="PK.TTP"),
    "target and source": Filters(target="police", source=SourceKind.MEDICAL),
    "least deaths, contested": Filters(deaths=5, contested=True),
    "open": Filters(review=Review.OPEN),
    "a common word": Filters(search="killed"),
    "rare words": Filters(search='"Gazette 7" Karachi'),
}
PARTS: dict[str, Callable[[Connection, Filters, str | None], object]] = {
    "list": lambda c, f, t: incidents(c, f, t, Page(Order.NEWEST, 50)),
    "sums": sums,
    "facets": facets,
    "bins": bins,
    "spots": lambda c, f, t: spots(c, f, t, 2),
}


def measure(_: Path) -> list[Figure]:
    """Seconds of the slowest part and of all parts together, over several queries, of today and of a past moment."""
    with tempfile.TemporaryDirectory(prefix="dateline-pages-") as folder:
        path = Path(folder) / "book.db"
        fill_world(path, INCIDENTS)
        return list(measured(path))


def measured(path: Path, clock: Callable[[], float] = time.perf_counter) -> Iterator[Figure]:
    """The figures of the book at `path`."""
    with open_book(path, Access.READ) as book, book.reading() as connection:
        for when, moment in (("", None), (".as_of", THEN)):
            yield _figure(
                f"pages{when}.first", _first(connection, moment, clock), "all parts, first query after a change"
            )
            kept = {(q, p): _median(connection, p, f, moment, clock) for q, f in QUERIES.items() for p in PARTS}
            together = {q: sum(kept[q, p] for p in PARTS) for q in QUERIES}
            (query, part), worst = max(kept.items(), key=lambda item: item[1])
            slowest = max(together, key=lambda q: together[q])
            yield _figure(f"pages{when}.part", worst, f"slowest of {len(kept)}: {part}, {query}")
            yield _figure(f"pages{when}.change", together[slowest], f"all parts, slowest query: {slowest}")
            yield _figure(f"pages{when}.change.median", statistics.median(together.values()), "all parts, median query")
        yield _figure("pages.baseline", _unkept(connection, clock), "all parts, each reading anew")
        yield _figure("pages.review", _timed(clock, lambda: doubts(connection, 20)), "20 of the queue")


def _figure(name: str, value: float, what: str) -> Figure:
    return Figure(name, value, "s", "synthetic", f"{INCIDENTS:,} incidents; {what}", higher_is_better=False)


def _first(connection: Connection, moment: str | None, clock: Callable[[], float]) -> float:
    columns.forget(connection)
    return _timed(clock, lambda: [part(connection, Filters(), moment) for part in PARTS.values()])


def _unkept(connection: Connection, clock: Callable[[], float]) -> float:
    """As if nothing were kept in memory."""

    def anew() -> None:
        for part in PARTS.values():
            columns.forget(connection)
            part(connection, Filters(), None)

    return _timed(clock, anew)


def _median(
    connection: Connection, part: str, filters: Filters, moment: str | None, clock: Callable[[], float]
) -> float:
    return statistics.median(_timed(clock, lambda: PARTS[part](connection, filters, moment)) for _ in range(RUNS))


def _timed(clock: Callable[[], float], work: Callable[[], object]) -> float:
    start = clock()
    work()
    return clock() - start
