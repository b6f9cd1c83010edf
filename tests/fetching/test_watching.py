"""A watch against a real server: what is new is handed out once, and what was seen is not fetched again."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler

import pytest

from dateline.fetching.article_rows import MOST_UPDATES
from dateline.fetching.watching import Missed, Ready

from .desk import LONG, Desk, item, page, rss, urls
from .server import Server, head


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


@pytest.mark.parametrize("body", ["", "<html><body>Moved</body></html>", "{}", "\0\1"])
def test_what_is_no_feed_is_a_failure_of_the_feed(server: Server, desk: Desk, body: str) -> None:
    server.page("/feed", body)
    (missed,) = desk.round()
    assert isinstance(missed, Missed)
    assert "not a feed" in missed.problem


def test_entries_without_page_guid_or_date_are_told_apart_by_what_they_hold(server: Server, desk: Desk) -> None:
    bare = "<item><title>{}</title><description>{}</description></item>"
    server.page("/feed", rss(bare.format("One", LONG), bare.format("Two", LONG.replace("three", "four"))))
    events = desk.round()
    assert [e.report.title for e in events if isinstance(e, Ready)] == ["One", "Two"]
    assert all(
        e.from_feed and e.report.published is None and e.report.url is None for e in events if isinstance(e, Ready)
    )
    assert desk.round() == []


def test_a_feed_may_ask_to_be_left_alone_for_longer(server: Server, desk: Desk, memory: sqlite3.Connection) -> None:
    server.page("/feed", rss(channel="<ttl>120</ttl>"))
    desk.round()
    assert memory.execute("SELECT next_try FROM feeds").fetchone() == (desk.clock() + 7200,)


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
