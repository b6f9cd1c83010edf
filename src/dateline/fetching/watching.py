"""Polls feeds, fetches what is new in them, and hands out reports one by one; what it has done survives any end."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from dateline.fetching.article_rows import Article, Articles, Fetched
from dateline.fetching.article_texts import report_of
from dateline.fetching.backing_off import LONGEST, wait_after
from dateline.fetching.client import Asked
from dateline.fetching.errors import FetchError, Trouble
from dateline.fetching.feed_rows import Feeds, FeedState
from dateline.fetching.memory import changed
from dateline.fetching.polite import Polite
from dateline.model.errors import InputError
from dateline.model.report import Report
from dateline.reading.feeds import read_feed

_FEEDS = (
    "application/atom+xml, application/rss+xml, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"
)
MOST_TRIES = 5  # of one article, when its troubles may pass
MOST_OF_FEED = 5_000_000  # bytes: parsing takes half a minute for a megabyte of nothing but tags
_FIRST_WAIT = 600.0  # seconds after the first failure of an article
PATIENCE = 60.0  # seconds that a single round waits for its next task; what comes later is left to the next run


@dataclass(frozen=True, slots=True)
class Ready:
    """A report to be coded; `Watch.done` or `Watch.broken` must be called for it before the next is asked for."""

    url: str
    feed: str
    report: Report
    from_feed: bool


@dataclass(frozen=True, slots=True)
class Missed:
    """A feed or article that could not be had; `next_try` is None where it is not tried again."""

    url: str
    feed: str
    problem: str
    next_try: datetime | None


Event = Ready | Missed


@dataclass(slots=True)
class Watch:
    """A watch of `feeds`, each looked at every `every` seconds."""

    polite: Polite
    connection: sqlite3.Connection
    feeds: Sequence[str]
    every: float
    chance: random.Random = field(default_factory=random.Random)

    def run(self, *, once: bool) -> Iterator[Event]:
        """What happens, as it happens: for ever, or for one look at each feed and all that is new in it."""
        looked: set[str] = set()
        while True:
            yield from self._ready()
            task = self._next_task(looked if once else None)
            if task is None:
                return
            moment, what = task
            wait = moment - self.polite.clock()
            if once and wait > PATIENCE:
                return
            if wait > 0:
                self.polite.sleep(wait)
            if isinstance(what, Article):
                yield from self._fetch(what)
            else:
                looked.add(what.url)
                yield from self._look(what)

    def done(self, ready: Ready) -> None:
        """The report of `ready` is in the book."""
        with changed(self.connection):
            Articles(self.connection).close(ready.url, report=ready.report.id)

    def broken(self, ready: Ready, problem: str) -> None:
        """The report of `ready` cannot be coded."""
        with changed(self.connection):
            Articles(self.connection).close(ready.url, problem=problem)

    def waiting(self) -> int:
        """How many articles are known and not yet fetched."""
        return Articles(self.connection).waiting()

    def _ready(self) -> Iterator[Ready]:
        for kept in Articles(self.connection).fetched():
            yield Ready(kept.url, kept.feed, Report.model_validate_json(kept.report), kept.from_feed)

    def _next_task(self, looked: set[str] | None) -> tuple[float, Article | FeedState] | None:
        """The task that can be done first, and when; feeds before articles. In a single round, feeds that were `looked` at are done."""
        tasks: list[tuple[float, Article | FeedState]] = []
        now = self.polite.clock()
        for url in self.feeds:
            if looked is None or url not in looked:
                state = Feeds(self.connection).state(url)
                due = state.next_try if looked is None or state.failures else 0.0
                tasks.append((max(due, self.polite.free_at(url)), state))
        for article in Articles(self.connection).next_waiting():
            tasks.append((max(article.next_try, self.polite.free_at(article.url)), article))
        return min(tasks, key=lambda task: max(task[0], now), default=None)

    def _look(self, state: FeedState) -> Iterator[Missed]:
        """One look at a feed; what is new in it waits to be fetched."""
        try:
            got = self.polite.get(Asked(state.url, _FEEDS, state.etag, state.modified))
            if len(got.body) > MOST_OF_FEED:
                raise FetchError(state.url, Trouble.SIZE, f"is a feed of more than {MOST_OF_FEED / 1e6:g} MB")
            feed = None if got.unchanged else read_feed(got.body, got.url, got.headers.get("content-type"))
        except (FetchError, InputError) as error:
            yield self._feed_failed(state, error)
            return
        now = self.polite.clock()
        minutes = feed.minutes if feed and feed.minutes else 0.0
        kept = replace(state, next_try=now + max(self.every, min(60 * minutes, LONGEST)), failures=0, problem=None)
        with changed(self.connection):
            if feed is not None:
                etag, modified = got.headers.get("etag"), got.headers.get("last-modified")
                kept = replace(kept, title=feed.title, etag=etag, modified=modified)
                for entry in feed.entries:
                    Articles(self.connection).note(state.url, entry, now)
            Feeds(self.connection).keep(kept)

    def _feed_failed(self, state: FeedState, error: FetchError | InputError) -> Missed:
        failures = state.failures + 1
        asked = error.retry_after if isinstance(error, FetchError) else None
        next_try = self.polite.clock() + wait_after(failures, self.every, asked, self.chance)
        with changed(self.connection):
            Feeds(self.connection).keep(replace(state, failures=failures, problem=error.problem, next_try=next_try))
        return Missed(state.url, state.url, error.problem, _moment(next_try))

    def _fetch(self, article: Article) -> Iterator[Missed]:
        """One try at an article; its report is kept and handed out by `_ready`."""
        title = Feeds(self.connection).state(article.feed).title

        def begin() -> None:
            with changed(self.connection):
                Articles(self.connection).begin_reading(article.url)

        try:
            if article.tries >= MOST_TRIES:
                raise InputError(article.url, "ended Dateline each time that it was read", "read it yourself")
            report, from_feed = report_of(article, title, self.polite, begin, last=article.tries + 1 >= MOST_TRIES)
        except FetchError as error:
            yield self._article_failed(article, error)
            return
        except InputError as error:
            with changed(self.connection):
                Articles(self.connection).close(article.url, problem=error.problem)
            yield Missed(article.url, article.feed, error.problem, None)
            return
        with changed(self.connection):
            fetched = Fetched(article.url, article.feed, report.model_dump_json(), from_feed)
            Articles(self.connection).keep_report(fetched, self.polite.clock())

    def _article_failed(self, article: Article, error: FetchError) -> Missed:
        rows = Articles(self.connection)
        if not error.trouble.passing or article.tries + 1 >= MOST_TRIES:
            with changed(self.connection):
                rows.close(article.url, problem=error.problem)
            return Missed(article.url, article.feed, error.problem, None)
        wait = error.retry_after  # also where that is sooner: the server knows best
        if wait is None:
            wait = wait_after(article.tries + 1, _FIRST_WAIT, None, self.chance)
        next_try = self.polite.clock() + wait
        with changed(self.connection):
            rows.try_again(article.url, error.problem, next_try)
        return Missed(article.url, article.feed, error.problem, _moment(next_try))


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC).replace(microsecond=0)
