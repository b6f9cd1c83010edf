"""A killed process leaves a book that opens, holds every confirmed report whole, and none in part; writers queue, readers go on."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from dateline.book.checking import check
from dateline.book.coded_rows import read_coding
from dateline.book.opening import Access, open_book
from dateline.book.rebuilding import rebuild

from .made import Told, add_made, coding, derived_rows, report

STORY = [Told(3), Told(5, town="Amal"), Told(1, day="2031-06-05")]
KILLS = 50
forked = pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")


def add_for_ever(path: Path, first: int, confirmed: Connection) -> None:
    with open_book(path, Access.MAKE) as book:
        for number in range(first, first + 100_000):
            add_made(book, f"r{number}", STORY)
            confirmed.send_bytes(str(number).encode())


@forked
@pytest.mark.slow
def test_kill_9_at_any_moment_loses_nothing_confirmed(path: Path) -> None:
    draw = random.Random(9)
    done: set[int] = set()
    moments = []
    start = time.perf_counter()
    add_some(path, "pace", 5)
    pace = (time.perf_counter() - start) / 5  # so that a busy machine is killed between as many reports as an idle one
    for round_ in range(KILLS):
        receiver, sender = get_context("fork").Pipe(duplex=False)
        process = get_context("fork").Process(target=add_for_ever, args=(path, round_ * 1000, sender))
        process.start()
        sender.close()
        time.sleep(draw.random() * 8 * pace)
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        confirmed = 0
        while receiver.poll():
            try:
                done.add(int(receiver.recv_bytes()))
            except EOFError:
                break
            confirmed += 1
        moments.append(confirmed)
        hold(path, done)
    assert len(set(moments)) > 2  # the kills came at different moments
    with open_book(path, Access.WRITE) as book:
        before = derived_rows(book)
        rebuild(book)
        assert derived_rows(book) == before


def hold(path: Path, done: set[int]) -> None:
    """The book opens and is sound, holds all of `done`, at most one report more a process, and each whole."""
    if not path.exists() or (path.stat().st_size == 0 and not done):
        assert not done
        return
    with open_book(path, Access.MAKE) as book, book.reading() as connection:
        assert list(check(connection)) == []
        there: dict[str, int] = dict(
            connection.exec_driver_sql("SELECT r.ref, g.id FROM reports r JOIN generations g ON g.report = r.id").all()
        )
        assert {f"r{n}" for n in done} <= set(there)
        for ref in list(there)[-3:]:
            made = report(ref, STORY)
            assert read_coding(connection, there[ref]) == coding(made, STORY)


SLOW_ADD = """
import sys
sys.path.insert(0, sys.argv.pop(1))
from tests.book.made import Told, coding
from dateline.pipeline import Coder
from dateline.cli.main import main
Coder.code = lambda self, report: coding(report, [Told(3)])
main()
"""


@forked
def test_the_command_confirms_what_survives_its_kill(path: Path, tmp_path: Path) -> None:
    lines = tmp_path / "reports.jsonl"
    made = [report(f"w{n}", [Told(3)]) for n in range(3000)]
    lines.write_text("".join(json.dumps({"id": r.ref, "text": r.text}) + "\n" for r in made))
    root = str(Path(__file__).resolve().parents[2])
    command = [sys.executable, "-c", SLOW_ADD, root, "add", str(lines), "--book", str(path), "--any-language"]
    seen: list[str] = []
    for wanted in (1, 7, 40):
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        while sum('"added"' in line for line in seen) < wanted:
            seen.append(process.stdout.readline())
        process.kill()
        seen += [line for line in process.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
        process.wait()
        process.stdout.close()
        with open_book(path, Access.READ) as book, book.reading() as connection:
            there = set(connection.exec_driver_sql("SELECT ref FROM reports").scalars())
            assert {json.loads(line)["ref"] for line in seen} <= there
            assert list(check(connection)) == []


def add_some(path: Path, name: str, count: int) -> None:
    with open_book(path, Access.MAKE) as book:
        for number in range(count):
            add_made(book, f"{name}{number}", STORY)


@forked
def test_two_writers_queue_and_none_loses(path: Path) -> None:
    context = get_context("fork")
    writers = [context.Process(target=add_some, args=(path, name, 40)) for name in "abc"]
    for writer in writers:
        writer.start()
    longest = 0.0
    while any(writer.is_alive() for writer in writers):
        if path.exists() and path.stat().st_size:
            start = time.perf_counter()
            with open_book(path, Access.MAKE) as book, book.reading() as connection:
                connection.exec_driver_sql("SELECT count(*) FROM claims").scalar()
            longest = max(longest, time.perf_counter() - start)
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    with open_book(path, Access.READ) as book, book.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM reports").scalar() == 120
        assert list(check(connection)) == []


def test_readers_neither_wait_for_a_writer_nor_see_what_it_has_not_finished(path: Path) -> None:
    with open_book(path, Access.MAKE) as book, open_book(path, Access.READ) as other:
        add_made(book, "one", STORY)
        with other.reading() as reader:
            count = "SELECT count(*) FROM reports"
            assert reader.exec_driver_sql(count).scalar() == 1
            with book.writing() as writer:
                writer.exec_driver_sql("INSERT INTO coders VALUES (7, 'x', 'y')")
                start = time.perf_counter()
                with other.reading() as second:
                    assert second.exec_driver_sql("SELECT count(*) FROM coders").scalar() == 1
                assert time.perf_counter() - start < 0.5
            add_made(book, "two", STORY)
            assert reader.exec_driver_sql(count).scalar() == 1
        with other.reading() as reader:
            assert reader.exec_driver_sql(count).scalar() == 2
