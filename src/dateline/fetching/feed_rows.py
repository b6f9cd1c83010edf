"""What is remembered of each feed: its marks for conditional requests, when it is asked next, and what went wrong."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FeedState:
    """A feed as it was left; `failures` in a row, moments in Unix time."""

    url: str
    title: str | None = None
    etag: str | None = None
    modified: str | None = None
    next_try: float = 0.0
    failures: int = 0
    problem: str | None = None


class Feeds:
    """The table of feeds; writing is left to the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def state(self, url: str) -> FeedState:
        """What is remembered of a feed; an empty state for a new one."""
        row = self._connection.execute(
            "SELECT url, title, etag, modified, next_try, failures, problem FROM feeds WHERE url = ?", (url,)
        ).fetchone()
        return FeedState(*row) if row else FeedState(url)

    def keep(self, state: FeedState) -> None:
        """Remembers a feed's state in place of the one before."""
        self._connection.execute(
            "INSERT OR REPLACE INTO feeds (url, title, etag, modified, next_try, failures, problem) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (state.url, state.title, state.etag, state.modified, state.next_try, state.failures, state.problem),
        )

    def known(self) -> list[str]:
        """The addresses of all feeds, in the order in which they were first seen."""
        return [url for (url,) in self._connection.execute("SELECT url FROM feeds ORDER BY rowid")]
