"""`dateline serve` as a process: what it says at start, what it refuses, and how it ends."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from dateline.cli.serving import is_loopback, settings
from dateline.model.errors import InputError

COMMAND = [sys.executable, "-m", "dateline.cli", "serve", "--port", "0"]


@contextmanager
def started(*options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process and the line that it says first; it is ended after the block."""
    process = subprocess.Popen([*COMMAND, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield process, process.stdout.readline()
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=60)


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_the_server_says_where_it_is_and_ends_when_it_is_told(own_book: Path, ending: signal.Signals) -> None:
    with started("--book", str(own_book)) as (process, line):
        link = re.fullmatch(
            r"attacks\.db is at (http://127\.0\.0\.1:\d+/); to decide, open (\S+) instead; Ctrl-C stops\n", line
        )
        assert link is not None, line
        assert httpx.get(f"{link[1]}api/incidents", timeout=60).json()["total"] == 12
        assert httpx.get(link[2]).status_code == 303
        process.send_signal(ending)
        _, said = process.communicate(timeout=60)
        assert (process.returncode, said) == (0, "")
    assert not own_book.with_name("attacks.db-wal").exists()


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (["--book", "no/such.db"], "no/such.db: no such book; make one with: dateline add REPORTS --book FILE"),
        (["--host", "0.0.0.0"], "others than this machine could read the book; give --token"),
        (["--token", "short"], "--token: is too short; give at least 16 characters"),
        (["--host", "192.0.2.1", "--token", "x" * 20], "cannot be listened on"),
        (["--port", "99999"], "'--port': Input should be less than or equal to 65535"),
    ],
)
def test_what_cannot_be_served_is_one_line(own_book: Path, options: list[str], line: str) -> None:
    with_book = options if "--book" in options else [*options, "--book", str(own_book)]
    done = subprocess.run([*COMMAND, *with_book], capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert done.stdout == ""
    assert line in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_port_that_is_taken_is_one_line(own_book: Path) -> None:
    with started("--book", str(own_book)) as (_, line):
        port = re.findall(r":(\d+)/", line)[0]
        again = [*COMMAND[:-1], port, "--book", str(own_book)]
        done = subprocess.run(again, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert "cannot be listened on (" in done.stderr
    assert "give another --port or --host" in done.stderr


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("127.0.0.1", True),
        ("localhost", True),
        ("::1", True),
        ("[::1]", True),
        ("127.9.9.9", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.168.1.2", False),
        ("books.example.org", False),
    ],
)
def test_only_loopback_is_this_machine_alone(own_book: Path, host: str, local: bool) -> None:
    assert is_loopback(host) is local
    if local:
        assert not settings(own_book, host, (), None).guarded
    else:
        with pytest.raises(InputError):
            settings(own_book, host, (), None)
        assert settings(own_book, host, (), "x" * 16).guarded
