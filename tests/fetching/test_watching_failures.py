"""What fails in a watch is tried again where that can help, told with its reason, and never taken for an article."""

from __future__ import annotations

import sqlite3
from itertools import pairwise
from pathlib import Path

import pytest

from dateline.fetching import article_texts, watching
from dateline.fetching.memory import WatchFileError, opened
from dateline.fetching.watching import MOST_TRIES, Missed, Ready

from .desk import LONG, STORY, Desk, item, page, rss, urls
from .server import Server


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


def test_a_feed_without_measure_is_refused(server: Server, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "MOST_OF_FEED", 1000)
    server.page("/feed", rss(*(item(str(n)) for n in range(50))))
    (missed,) = desk.round()
    assert isinstance(missed, Missed)
    assert "is a feed of more than 0.001 MB" in missed.problem


def test_a_page_that_ends_the_process_is_not_read_for_ever(
    server: Server, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Ended(BaseException):
        """As if a library had taken the process down."""

    def read(*_: object) -> None:
        raise Ended

    monkeypatch.setattr(article_texts, "read_content", read)
    server.page("/feed", rss(item("a")))
    server.page("/a", page("A"))
    for _ in range(MOST_TRIES):
        with pytest.raises(Ended):
            desk.round()
    (missed,) = desk.round()
    assert isinstance(missed, Missed)
    assert (missed.problem, missed.next_try) == ("ended Dateline each time that it was read", None)
    assert desk.round() == []


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


def test_the_wrong_charset_is_seen_through(server: Server, desk: Desk) -> None:
    server.page("/feed", rss(item("a")))
    said = page("A", LONG.replace("No group", "“No group” – so far –"))
    server.page("/a", said.encode("cp1252"), content_type="text/html; charset=utf-8")
    (ready,) = desk.round()
    assert isinstance(ready, Ready)
    assert "“No group” – so far – has" in ready.report.text


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
