"""The work of `dateline watch`: what the feeds bring is coded and added, and every end of it is told."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from dateline.cli.main import ExitCode
from dateline.cli.options import Job
from dateline.cli.reports import opened
from dateline.model.errors import CodingError, InputError

if TYPE_CHECKING:
    from dateline.book.opening import Book
    from dateline.fetching.watching import Missed, Ready, Watch
    from dateline.pipeline import Coder


@dataclass(frozen=True, slots=True)
class Watching:
    """What a person asked for; `every` and `pause` in seconds."""

    feeds: tuple[str, ...]
    book: Path
    once: bool
    every: float
    pause: float
    allow_private: bool
    contact: str | None
    out: Path | None
    errors: Path | None
    model: str | None

    def job(self) -> Job:
        """The coding that was asked for."""
        from dateline.reading.options import DEFAULT_MEGABYTES

        return Job((), None, DEFAULT_MEGABYTES, False, self.model, self.out, self.errors)


def watch_feeds(asked: Watching) -> int:
    """Watches until the round is done or Ctrl-C; returns FAULT where a report broke the coder, BAD_INPUT where a feed failed, else DONE."""
    from dateline.book.coder_versions import coder_version
    from dateline.book.opening import Access, open_book
    from dateline.pipeline import DEFAULT_MODEL

    coder = asked.job().coder()
    version = coder_version(asked.model or DEFAULT_MODEL)
    with (
        _watch(asked) as watch,
        open_book(asked.book, Access.MAKE) as book,
        _log(asked.out, "--out") as log,
        _log(asked.errors, "--errors") as errors,
    ):
        desk = _Desk(coder, version, book, watch, log or sys.stdout, errors)
        for event in watch.run(once=asked.once):
            desk.take(event)
        desk.end()
    return desk.exit_code


@contextmanager
def _watch(asked: Watching) -> Iterator[Watch]:
    feeds = _addresses(asked.feeds)  # first, so that a missing library is named as the extra names it
    from dateline.fetching.client import Client
    from dateline.fetching.feed_rows import Feeds
    from dateline.fetching.hosts import Hosts
    from dateline.fetching.limits import user_agent
    from dateline.fetching.memory import opened as memory
    from dateline.fetching.polite import Polite
    from dateline.fetching.watching import Watch

    agent = user_agent(_version(), asked.contact)
    path = asked.book.with_name(asked.book.name + ".watch")
    if not feeds and not path.exists():
        raise InputError("watch", "no feeds are given, and none were watched before", "give addresses or an OPML file")
    with memory(path) as connection, Client(agent, allow_private=asked.allow_private) as client:
        yield Watch(
            Polite(client, Hosts(connection), asked.pause),
            connection,
            feeds or Feeds(connection).known(),
            asked.every,
        )


def _addresses(sources: tuple[str, ...]) -> list[str]:
    """The addresses of feeds, each once; raises InputError for what is neither an address nor an OPML file."""
    from dateline.fetching.urls import parsed
    from dateline.reading.feeds import read_opml

    found: list[str] = []
    for source in sources:
        if source.startswith(("http://", "https://")):
            found.append(str(parsed(source)))
            continue
        try:
            found.extend(read_opml(Path(source).read_bytes(), source))
        except (OSError, ValueError) as error:
            problem = f"is no web address, and no file that can be read ({getattr(error, 'strerror', None) or error})"
            raise InputError(source, problem, "give http:// or https:// addresses, or OPML files") from None
    return list(dict.fromkeys(found))


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("dateline")
    except PackageNotFoundError:
        return "0"


@contextmanager
def _log(path: Path | None, option: str) -> Iterator[TextIO | None]:
    """A file that is appended to, since a watch is started again and again."""
    if path is None:
        yield None
        return
    with opened(path, option, append=True) as stream:
        yield stream


class _Desk:
    """Codes and adds what comes in, and tells of each report and each failure."""

    def __init__(
        self, coder: Coder, version: str, book: Book, watch: Watch, log: TextIO, errors: TextIO | None
    ) -> None:
        self._coder = coder
        self._version = version
        self._book = book
        self._watch = watch
        self._log = log
        self._errors = errors
        self.exit_code = ExitCode.DONE

    def take(self, event: Ready | Missed) -> None:
        """Deals with one event; on return it is remembered."""
        from dateline.fetching.watching import Ready

        if isinstance(event, Ready):
            self._code(event)
        else:
            self._miss(event.url, event.feed, event.problem, event.next_try.isoformat() if event.next_try else None)

    def end(self) -> None:
        """Says what is left for another run."""
        left = self._watch.waiting()
        if left:
            print(f"dateline: {left:,} articles wait for the next run", file=sys.stderr)

    def _code(self, ready: Ready) -> None:
        from dateline.book.adding import Added, Outcome, add, is_known

        report = ready.report
        with self._book.reading() as connection:
            known = is_known(connection, report.id, self._version)
        if known:
            added = Added(report.id, Outcome.KNOWN, None)
        else:
            outcome = next(iter(self._coder.code_many([report])))
            if isinstance(outcome, CodingError):
                self._watch.broken(ready, outcome.problem)
                self.exit_code = ExitCode.FAULT
                self._miss(ready.url, ready.feed, outcome.problem, None)
                return
            added = add(self._book, report, outcome, self._version)
        self._watch.done(ready)
        row = {
            "report": added.report,
            "url": ready.url,
            "feed": ready.feed,
            "text": "feed" if ready.from_feed else "page",
            "outcome": added.outcome.value,
            "incidents": added.incidents,
        }
        self._log.write(json.dumps(row, ensure_ascii=False) + "\n")
        self._log.flush()

    def _miss(self, url: str, feed: str, problem: str, next_try: str | None) -> None:
        again = f"tried again at {next_try}" if next_try else "not tried again"
        print(f"dateline: {url}: {problem}; {again}", file=sys.stderr, flush=True)
        if url == feed and self.exit_code is ExitCode.DONE:
            self.exit_code = ExitCode.BAD_INPUT
        if self._errors is not None:
            row = {"url": url, "feed": feed, "problem": problem, "next_try": next_try}
            self._errors.write(json.dumps(row, ensure_ascii=False) + "\n")
            self._errors.flush()
