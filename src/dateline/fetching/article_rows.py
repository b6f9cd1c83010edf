"""What is remembered of entries and their articles: which were seen, which wait, and what became of each."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from dateline.fetching.urls import same_page
from dateline.reading.dates import iso_date
from dateline.reading.feeds import Entry

MOST_UPDATES = 10  # of one article that are fetched: some feeds state a new date at every look
UPDATE_PAUSE = 3600.0  # seconds between two of them


@dataclass(frozen=True, slots=True)
class Article:
    """An article that waits: where it is, and what its feed says of it."""

    url: str
    feed: str
    title: str | None
    published: date | datetime | None
    own_text: str | None
    tries: int  # that failed
    next_try: float  # Unix time

    @property
    def has_page(self) -> bool:
        """Whether its entry named a page; the others are known by a made-up mark after the feed's address."""
        return not self.url.startswith(f"{self.feed}#entry-")


@dataclass(frozen=True, slots=True)
class Fetched:
    """A report that was fetched and is to be coded."""

    url: str
    feed: str
    report: str  # as JSON
    from_feed: bool  # whether its text is the feed's own


_COLUMNS = "url, feed, title, published, own_text, tries, next_try"


class Articles:
    """The tables of entries and articles; writing is left to the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def note(self, feed: str, entry: Entry, now: float) -> bool:
        """Remembers an entry; returns whether its article now waits: a new one, or one that was updated.

        A page that another entry named before waits only where its own entry changes.
        """
        seen = self._version(feed, entry.key)
        if seen == entry.version:
            return False
        self._connection.execute("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", (feed, entry.key, entry.version))
        url = same_page(entry.url) if entry.url else f"{feed}#entry-{entry.key}"
        there = self._connection.execute("SELECT rounds, got FROM articles WHERE url = ?", (url,)).fetchone()
        if there is None:
            self._add(url, feed, entry, now)
            return True
        rounds, got = there
        if seen is None or rounds >= MOST_UPDATES:
            return False
        self._again(url, entry, max(now, (got or 0.0) + UPDATE_PAUSE))
        return True

    def next_waiting(self) -> list[Article]:
        """For each host the article that may be fetched first."""
        rows = self._connection.execute(
            f"SELECT {_COLUMNS}, min(next_try) FROM articles WHERE state = 'waiting' GROUP BY host ORDER BY id"
        )
        return [_article(row) for row in rows]

    def fetched(self) -> list[Fetched]:
        """Reports that were fetched and not coded when the watch ended."""
        rows = self._connection.execute(
            "SELECT url, feed, report, from_feed FROM articles WHERE state = 'fetched' ORDER BY id"
        )
        return [Fetched(url, feed, report, bool(own)) for url, feed, report, own in rows]

    def waiting(self) -> int:
        """How many articles wait."""
        (count,) = self._connection.execute("SELECT count(*) FROM articles WHERE state = 'waiting'").fetchone()
        return int(count)

    def keep_report(self, fetched: Fetched, now: float) -> None:
        """The report is there; it is coded next, also by the watch after this one."""
        self._connection.execute(
            "UPDATE articles SET state = 'fetched', report = ?, from_feed = ?, got = ?, problem = NULL WHERE url = ?",
            (fetched.report, fetched.from_feed, now, fetched.url),
        )

    def begin_reading(self, url: str) -> None:
        """Its page is read now: a try, so that a page that ends the process is not read for ever."""
        self._connection.execute("UPDATE articles SET tries = tries + 1 WHERE url = ?", (url,))

    def try_again(self, url: str, problem: str, next_try: float) -> None:
        """It failed and waits for its next try."""
        self._connection.execute(
            "UPDATE articles SET tries = tries + 1, problem = ?, next_try = ? WHERE url = ?", (problem, next_try, url)
        )

    def close(self, url: str, *, report: str | None = None, problem: str | None = None) -> None:
        """It is done, with the id of its report, or failed for good, with its problem."""
        self._connection.execute(
            "UPDATE articles SET state = ?, report = ?, problem = ?, own_text = NULL WHERE url = ?",
            ("failed" if problem else "done", report, problem, url),
        )

    def _version(self, feed: str, key: str) -> str | None:
        row = self._connection.execute("SELECT version FROM entries WHERE feed = ? AND key = ?", (feed, key)).fetchone()
        return str(row[0]) if row else None

    def _add(self, url: str, feed: str, entry: Entry, now: float) -> None:
        self._connection.execute(
            "INSERT INTO articles (url, host, feed, title, published, own_text, state, rounds, tries, next_try) "
            "VALUES (?, ?, ?, ?, ?, ?, 'waiting', 0, 0, ?)",
            (url, _host(url), feed, entry.title, _written(entry), entry.text, now),
        )

    def _again(self, url: str, entry: Entry, next_try: float) -> None:
        self._connection.execute(
            "UPDATE articles SET state = 'waiting', rounds = rounds + 1, tries = 0, next_try = ?, title = ?, "
            "published = ?, own_text = ? WHERE url = ? AND state <> 'fetched'",
            (next_try, entry.title, _written(entry), entry.text, url),
        )


def _article(row: tuple[str, str, str | None, str | None, str | None, int, float, float]) -> Article:
    url, feed, title, published, text, tries, next_try, _ = row
    return Article(url, feed, title, iso_date(published) if published else None, text, tries, next_try)


def _written(entry: Entry) -> str | None:
    return None if entry.published is None else entry.published.isoformat()


def _host(url: str) -> str:
    """The host of an address, or a mark of the address itself where it has none that can be read."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()[:12]
