"""`dateline watch` as a process: what it prints, how it ends, and that no end of it loses or doubles a report."""

from __future__ import annotations

import itertools
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from dateline.book.kept import reports
from dateline.book.opening import Access, open_book

from ..fetching.server import Server, head, serving
from .conftest import STORY, Run, heed_interrupts

# A coder that finds nothing, so that no model is loaded.
QUICK = """
from dateline.model.coded import CodedReport, ReportHead
from dateline.pipeline import Coder
from dateline.cli.main import main

def code(self, report):
    fields = report.model_dump(include={"ref", "title", "url", "publisher", "language"})
    return CodedReport(report=ReportHead(id=report.id, published=report.published, **fields), incidents=(), claims=())

Coder.code = code
main()
"""


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as started:
        yield started


def with_articles(server: Server, count: int) -> None:
    """A feed of so many articles, each of which has another text every time that it is fetched."""
    links = "".join(f"<item><title>Number {n}</title><link>/{n}</link></item>" for n in range(count))
    server.page("/feed", f"<rss version='2.0'><channel><title>The Gazette</title>{links}</channel></rss>")
    times = itertools.count()

    def changing(request: BaseHTTPRequestHandler) -> None:
        text = f"<html><body><article><p>{STORY * 3} This is look {next(times)} at it.</p></article></body></html>".encode()
        head(request, 200, content_type="text/html", content_length=str(len(text)))
        request.wfile.write(text)

    for n in range(count):
        server.pages[f"/{n}"] = changing


def started(server: Server, book: Path, *more: str) -> subprocess.Popen[str]:
    """A watch of the server's feed, in a process group of its own."""
    options = ["--book", str(book), "--pause", "0.5", "--allow-private", *more]
    return subprocess.Popen(
        [sys.executable, "-c", QUICK, "watch", f"{server.url}/feed", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=heed_interrupts,
    )


def urls_in(book: Path) -> list[str]:
    with open_book(book, Access.READ) as opened, opened.reading() as connection:
        return sorted(str(row.url).rpartition("/")[2] for row in connection.execute(reports.select()))


def test_each_report_is_a_line_when_it_is_in_the_book(server: Server, tmp_path: Path, run: Run) -> None:
    with_articles(server, 2)
    book, log = tmp_path / "a.db", tmp_path / "log.jsonl"
    opml = tmp_path / "feeds.opml"
    opml.write_text(f"<opml version='2.0'><body><outline xmlUrl='{server.url}/feed'/></body></opml>")
    server.pages.pop("/1")
    options = ("--book", book, "--once", "--pause", "0.5", "--allow-private", "--contact", "desk@example.org")
    code, out, err = run("watch", opml, *options)
    assert code == 0
    (row,) = [json.loads(line) for line in out.splitlines()]
    assert row == {
        "report": row["report"],
        "url": f"{server.url}/0",
        "feed": f"{server.url}/feed",
        "text": "page",
        "outcome": "added",
        "incidents": 0,
    }
    assert err == f"dateline: {server.url}/1: is not there (404); not tried again\n"
    assert urls_in(book) == ["0"]
    assert server.headers["/0"][0]["user-agent"].endswith(" (+mailto:desk@example.org)")
    with_articles(server, 3)
    code, out, err = run("watch", *options, "--out", log)  # the feeds watched before
    assert (code, out, err) == (0, "", "")
    assert [json.loads(line)["url"] for line in log.read_text().splitlines()] == [f"{server.url}/2"]


def test_a_feed_that_fails_is_told_with_its_next_try(server: Server, tmp_path: Path, run: Run) -> None:
    errors = tmp_path / "errors.jsonl"
    code, out, err = run(
        "watch", f"{server.url}/gone", "--book", tmp_path / "a.db", "--once", "--allow-private", "--errors", errors
    )
    assert (code, out) == (2, "")
    assert f"dateline: {server.url}/gone: is not there (404); tried again at 2" in err
    (row,) = [json.loads(line) for line in errors.read_text().splitlines()]
    assert (row["url"], row["problem"]) == (f"{server.url}/gone", "is not there (404)")


def test_loopback_is_refused_where_it_is_not_allowed(server: Server, tmp_path: Path, run: Run) -> None:
    code, _, err = run("watch", f"{server.url}/feed", "--book", tmp_path / "a.db", "--once")
    assert code == 2
    assert "127.0.0.1 is this machine, not a public host" in err
    assert server.asked == []


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ([], "no feeds are given, and none were watched before"),
        (["file:///etc/passwd"], "is no web address, and no file that can be read"),
        (["http://user:secret@example.org/"], "holds a user name or password"),
        (["http://example.org/", "--contact", "me"], "'me' is no mail address"),
        (["http://example.org/", "--every", "1"], "--every"),
        (["http://example.org/", "--pause", "0"], "--pause"),
    ],
)
def test_a_mistake_is_one_line(tmp_path: Path, run: Run, arguments: list[str], line: str) -> None:
    code, out, err = run("watch", *arguments, "--book", tmp_path / "a.db")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert line in err
    assert "secret" not in err
    assert not (tmp_path / "a.db").exists()


def test_ctrl_c_ends_a_watch_cleanly(server: Server, tmp_path: Path) -> None:
    with_articles(server, 2)
    process = started(server, tmp_path / "a.db")
    assert process.stdout is not None
    done = [process.stdout.readline(), process.stdout.readline()]
    os.killpg(process.pid, signal.SIGINT)  # it waits for the feed's next look now
    rest, err = process.communicate(timeout=30)
    assert (process.returncode, rest) == (130, "")
    assert err == "dateline: interrupted; what was done until then is written\n"
    assert len(done) == len(urls_in(tmp_path / "a.db")) == 2


@pytest.mark.slow
def test_a_watch_that_is_killed_loses_and_doubles_nothing(server: Server, tmp_path: Path) -> None:
    with_articles(server, 8)
    book = tmp_path / "a.db"
    confirmed: list[str] = []
    for lines in (1, 2, 3):
        process = started(server, book, "--once")
        assert process.stdout is not None
        confirmed += [process.stdout.readline() for _ in range(lines)]
        os.killpg(process.pid, signal.SIGKILL)
        rest, _ = process.communicate(timeout=30)
        confirmed += rest.splitlines()
        told = {json.loads(line)["url"].rpartition("/")[2] for line in confirmed if line.endswith(("\n", "}"))}
        assert told <= set(urls_in(book))
    process = started(server, book, "--once")
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
    assert urls_in(book) == [str(n) for n in range(8)]
