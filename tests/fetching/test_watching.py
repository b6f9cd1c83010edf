"""A watch against a real server: what is new is handed out once, what fails is tried again, what was seen is not fetched again."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from itertools import pairwise
from pathlib import Path

import pytest

from dateline.fetching.article_rows import MOST_UPDATES
from dateline.fetching.client import Client
from dateline.fetching.hosts import Hosts
from dateline.fetching.memory import WatchFileError, opened
from dateline.fetching.polite import Polite
from dateline.fetching.watching import MOST_TRIES, Event, Missed, Ready, Watch

from .clock import Clock
from .server import Server, head

STORY = (
    "Gunmen opened fire on a checkpoint near the town of Karval on Monday, killing three soldiers and wounding five, police said. "
    "No group has claimed responsibility for the attack, which came a day after a truce was signed in the capital. "
)
LONG = STORY * 4


def page(title: str, text: str = LONG) -> str:
    return (
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{text}</p></article></body></html>"
    )


def item(name: str, more: str = "", date: str = "Wed, 12 Mar 2025 18:00:00 GMT") -> str:
    return f"<item><title>{name}</title><link>/{name}</link><guid>{name}</guid><pubDate>{date}</pubDate>{more}</item>"


def rss(*items: str, channel: str = "") -> str:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Gazette</title>{channel}{"".join(items)}</channel></rss>'


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with opened(tmp_path / "a.watch") as connection:
        yield connection


class Desk:
    """Runs rounds of a watch on a clock of its own and takes what comes."""

    def __init__(self, server: Server, client: Client, memory: sqlite3.Connection) -> None:
        self.server = server
        self.clock = Clock()
        self._parts = (client, memory)

    def watch(self, *feeds: str) -> Watch:
        client, memory = self._parts
        polite = Polite(client, Hosts(memory), 2.0, self.clock, self.clock.sleep)
        addresses = [f"{self.server.url}{f}" for f in feeds or ("/feed",)]
        return Watch(polite, memory, addresses, 1800.0, random.Random(1))

    def round(self, *feeds: str) -> list[Event]:
        """What one round brings; every report is confirmed."""
        watch = self.watch(*feeds)
        events = []
        for event in watch.run(once=True):
            events.append(event)
            if isinstance(event, Ready):
                watch.done(event)
        return events


@pytest.fixture
def desk(server: Server, client: Client, memory: sqlite3.Connection) -> Desk:
    return Desk(server, client, memory)


def urls(events: list[Event]) -> list[str]:
    return [e.url.rpartition("/")[2] for e in events if isinstance(e, Ready)]


def test_new_entries_are_fetched_once(server: Server, desk: Desk) -> None:
    server.page("/feed", rss(item("a"), item("b")), content_type="application/rss+xml")
    server.page("/a", page("A"))
    server.page("/b", page("B"))
    first = desk.round()
    assert urls(first) == ["a", "b"]
    event = first[0]
    assert isinstance(event, Ready)
    assert (event.report.title, event.report.publisher, event.report.url) == ("A", "The Gazette", f"{server.url}/a")
    assert event.report.published == datetime(2025, 3, 12, 18, tzinfo=UTC)
    assert event.report.text.count("Karval") == 4
    assert not event.from_feed
    assert desk.round() == []
    server.page("/feed", rss(item("c"), item("a"), item("b")))
    server.page("/c", page("C"))
    assert urls(desk.round()) == ["c"]
    assert server.asked.count("/a") == 1


def test_a_feed_is_asked_for_what_changed(server: Server, desk: Desk) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        if request.headers["If-None-Match"] == '"1"':
            head(request, 304, content_length="0")
        else:
            data = rss(item("a")).encode()
            head(request, 200, etag='"1"', content_length=str(len(data)))
            request.wfile.write(data)

    server.pages["/feed"] = answer
    server.page("/a", page("A"))
    assert urls(desk.round()) == ["a"]
    assert desk.round() == []
    assert [h.get("if-none-match") for h in server.headers["/feed"]] == [None, '"1"']


def test_an_updated_entry_is_fetched_again_as_a_new_report(server: Server, desk: Desk) -> None:
    server.page("/feed", rss(item("a")))
    server.page("/a", page("A"))
    assert urls(desk.round()) == ["a"]
    server.page("/feed", rss(item("a", date="Wed, 12 Mar 2025 20:00:00 GMT")))
    server.page("/a", page("A", LONG.replace("three", "seven")))
    desk.clock.now += 7200
    (event,) = desk.round()
    assert isinstance(event, Ready)
    assert "seven soldiers" in event.report.text


def test_a_feed_that_states_a_new_date_at_every_look_is_not_believed_for_ever(server: Server, desk: Desk) -> None:
    server.page("/a", page("A"))
    for n in range(MOST_UPDATES + 5):
        server.page("/feed", rss(item("a", date=f"Wed, 12 Mar 2025 18:{n:02}:00 GMT")))
        desk.round()
        desk.clock.now += 7200
    assert server.asked.count("/a") == MOST_UPDATES + 1


def test_one_page_in_two_feeds_is_fetched_once(server: Server, desk: Desk) -> None:
    server.page("/feed", rss(item("a")))
    server.page("/other", rss(item("a?utm_source=other#top", date="Wed, 12 Mar 2025 18:01:00 GMT")))
    server.page("/a", page("A"))
    assert urls(desk.round("/feed", "/other")) == ["a"]
    assert desk.round("/feed", "/other") == []


def test_articles_with_one_guid_are_two_and_an_entry_given_twice_is_one(server: Server, desk: Desk) -> None:
    same = "<item><title>{0}</title><link>/{0}</link><guid isPermaLink='false'>0</guid></item>"
    server.page("/feed", rss(same.format("a"), same.format("b"), same.format("a")))
    server.page("/a", page("A"))
    server.page("/b", page("B"))
    assert urls(desk.round()) == ["a", "b"]
    assert desk.round() == []


def test_a_server_that_recovers_is_tried_again(server: Server, desk: Desk) -> None:
    server.page("/feed", rss(item("a")))
    server.page("/a", "", 500)
    (missed,) = desk.round()
    assert isinstance(missed, Missed)
    assert missed.next_try is not None
    assert desk.round() == []  # not yet
    assert server.asked.count("/a") == 1
    server.page("/a", page("A"))
    desk.clock.now = missed.next_try.timestamp() + 1
    assert urls(desk.round()) == ["a"]


def test_retry_after_is_waited_for(server: Server, desk: Desk) -> None:
    server.page("/feed", rss(item("a"), item("b")))
    server.page("/a", "", 429, retry_after="30")
    server.page("/b", page("B"))
    events = desk.watch().run(once=True)
    before = desk.clock()
    missed = next(events)
    assert isinstance(missed, Missed)
    server.page("/a", page("A"))
    assert isinstance(next(events), Ready)
    assert desk.clock() - before >= 30


def test_failures_end_in_the_feeds_own_text_only_where_that_is_long_enough(server: Server, desk: Desk) -> None:
    full = f"<description>{'&lt;p&gt;' + LONG.replace('three', 'nine') + '&lt;/p&gt;'}</description>"
    cut = f"<description>{LONG}[...]</description>"
    server.page(
        "/feed", rss(item("full", full), item("short", f"<description>{STORY}</description>"), item("cut", cut))
    )
    events = desk.round()
    assert urls(events) == ["full"]
    ready = next(e for e in events if isinstance(e, Ready))
    assert ready.from_feed
    assert ready.report.ref == f"{server.url}/full (text of its feed)"
    assert "nine soldiers" in ready.report.text
    missed = [e for e in events if isinstance(e, Missed)]
    assert {(e.url.rpartition("/")[2], e.problem, e.next_try) for e in missed} == {
        ("short", "is not there (404)", None),
        ("cut", "is not there (404)", None),
    }
    assert desk.round() == []


def test_trouble_that_may_pass_comes_before_the_feeds_own_text(server: Server, desk: Desk) -> None:
    server.page("/feed", rss(item("a", f"<description>{LONG}</description>")))
    server.page("/a", "", 503)
    for _ in range(MOST_TRIES - 1):
        (missed,) = desk.round()
        assert isinstance(missed, Missed)
        assert missed.next_try is not None
        desk.clock.now = missed.next_try.timestamp() + 1
    (ready,) = desk.round()
    assert isinstance(ready, Ready)
    assert ready.from_feed


def test_a_wall_before_an_article_is_not_taken_for_it(server: Server, desk: Desk) -> None:
    server.page("/feed", rss(item("a", f"<description>{LONG}</description>")))
    server.page(
        "/a", page("A", "Subscribe now to read this article and all of the others that we have written for you.")
    )
    (ready,) = desk.round()
    assert isinstance(ready, Ready)
    assert ready.from_feed


def test_an_article_that_never_comes_is_given_up(server: Server, desk: Desk) -> None:
    server.page("/feed", rss(item("a")))
    server.page("/a", "", 500)
    moments = []
    for _ in range(MOST_TRIES):
        (missed,) = desk.round()
        assert isinstance(missed, Missed)
        moments.append(missed.next_try)
        desk.clock.now += 90_000
    assert moments[-1] is None
    assert None not in moments[:-1]
    assert desk.round() == []


def test_a_failing_feed_is_asked_later_each_time_and_its_problem_is_kept(
    server: Server, desk: Desk, memory: sqlite3.Connection
) -> None:
    server.page("/feed", "", 500)
    waits = []
    for _ in range(6):
        (missed,) = desk.round()
        assert isinstance(missed, Missed)
        assert missed.next_try is not None
        waits.append(missed.next_try.timestamp() - desk.clock())
        desk.clock.now = missed.next_try.timestamp() + 1
    assert all(later > 1.2 * sooner for sooner, later in pairwise(waits[:5]))
    assert max(waits) < 1.3 * 86_400
    assert memory.execute("SELECT failures, problem FROM feeds").fetchone() == (6, "the server is at fault (500)")
    server.page("/feed", rss())
    assert desk.round() == []
    assert memory.execute("SELECT failures, problem FROM feeds").fetchone() == (0, None)


@pytest.mark.parametrize("body", ["", "<html><body>Moved</body></html>", "{}", "\0\1"])
def test_what_is_no_feed_is_a_failure_of_the_feed(server: Server, desk: Desk, body: str) -> None:
    server.page("/feed", body)
    (missed,) = desk.round()
    assert isinstance(missed, Missed)
    assert "not a feed" in missed.problem


def test_articles_that_are_no_reports_are_not_tried_again(server: Server, desk: Desk) -> None:
    server.page("/feed", rss(item("pic"), item("russian"), item("empty")))
    server.page("/pic", b"\x89PNG\r\n\x1a\n", content_type="image/png")
    server.page(
        "/russian", page("R", "Боевики напали на блокпост на севере страны, сообщила полиция в понедельник. " * 9)
    )
    server.page("/empty", "<html><body></body></html>")
    events = desk.round()
    problems = [e.problem for e in events if isinstance(e, Missed) and e.next_try is None]
    assert len(problems) == 3
    assert "is of type image/png, not a report" in problems
    assert any("not in English" in p for p in problems)
    assert desk.round() == []


def test_entries_without_page_guid_or_date_are_told_apart_by_what_they_hold(server: Server, desk: Desk) -> None:
    bare = "<item><title>{}</title><description>{}</description></item>"
    server.page("/feed", rss(bare.format("One", LONG), bare.format("Two", LONG.replace("three", "four"))))
    events = desk.round()
    assert [e.report.title for e in events if isinstance(e, Ready)] == ["One", "Two"]
    assert all(
        e.from_feed and e.report.published is None and e.report.url is None for e in events if isinstance(e, Ready)
    )
    assert desk.round() == []


def test_the_wrong_charset_is_seen_through(server: Server, desk: Desk) -> None:
    server.page("/feed", rss(item("a")))
    said = page("A", LONG.replace("No group", "“No group” – so far –"))
    server.page("/a", said.encode("cp1252"), content_type="text/html; charset=utf-8")
    (ready,) = desk.round()
    assert isinstance(ready, Ready)
    assert "“No group” – so far – has" in ready.report.text


def test_a_feed_may_ask_to_be_left_alone_for_longer(server: Server, desk: Desk, memory: sqlite3.Connection) -> None:
    server.page("/feed", rss(channel="<ttl>120</ttl>"))
    desk.round()
    assert memory.execute("SELECT next_try FROM feeds").fetchone() == (desk.clock() + 7200,)


def test_a_report_that_was_handed_out_and_not_confirmed_is_handed_out_again_without_fetching(
    server: Server, desk: Desk
) -> None:
    server.page("/feed", rss(item("a")))
    server.page("/a", page("A"))
    first = next(e for e in desk.watch().run(once=True))
    server.page("/a", page("A", LONG.replace("three", "eight")))  # it has changed meanwhile
    (again,) = desk.round()
    assert first == again
    assert server.asked.count("/a") == 1
    assert desk.round() == []


def test_a_watch_without_end_comes_back_to_the_feed(server: Server, desk: Desk) -> None:
    server.page("/feed", rss(item("a")))
    server.page("/a", page("A"))
    server.page("/b", page("B"))
    watch = desk.watch()
    events = watch.run(once=False)
    first = next(events)
    assert isinstance(first, Ready)
    watch.done(first)
    server.page("/feed", rss(item("b"), item("a")))
    started = desk.clock()
    assert urls([next(events)]) == ["b"]
    assert 1700 < desk.clock() - started < 1900


def test_a_second_watch_of_one_book_is_refused(tmp_path: Path) -> None:
    path, said = tmp_path / "x.watch", "another watch of this book is running"
    with opened(path), pytest.raises(WatchFileError, match=said), opened(path):
        pass


def test_a_file_that_is_no_watch_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.watch").write_text("Gunmen killed three soldiers. " * 100)
    with pytest.raises(WatchFileError, match="is not the file of a watch"), opened(tmp_path / "x.watch"):
        pass
    with sqlite3.connect(tmp_path / "y.watch") as other:
        other.execute("CREATE TABLE a (b)")
    with pytest.raises(WatchFileError, match="is not the file of a watch"), opened(tmp_path / "y.watch"):
        pass
