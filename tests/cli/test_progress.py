"""The bar: shown to a person who watches a batch, and to nobody else."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.cli.progress import expected

from .conftest import STORY
from .test_signals import SLOW

TWO_LINES = '{"text": "a"}\n{"text": "b"}\n'


@pytest.mark.parametrize(
    ("files", "count"),
    [
        ({"a.txt": "x"}, 1),
        ({"a.txt": "x", "b.html": "x"}, 2),
        ({"a.jsonl": TWO_LINES}, 2),
        ({"a.jsonl": TWO_LINES.rstrip()}, 2),
        ({"a.jsonl": TWO_LINES, "b/c.txt": "x"}, 3),
        ({"a.jsonl": ""}, 0),
    ],
)
def test_reports_are_counted_before_they_are_read(tmp_path: Path, files: dict[str, str], count: int) -> None:
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)
    assert expected((str(tmp_path),)) == count


def test_standard_input_cannot_be_counted() -> None:
    assert expected(("-",)) is None


def test_a_missing_file_counts_as_one_failure() -> None:
    assert expected(("missing.txt",)) == 1


def on_terminal(*arguments: object) -> tuple[str, str]:
    """What `dateline ARGUMENTS` prints to a pipe on standard output and to a terminal on standard error."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=theirs,
        text=True,
        env=environment,
    )
    os.close(theirs)
    out, _ = process.communicate(timeout=30)
    seen = b""
    try:
        while piece := os.read(ours, 4096):
            seen += piece
    except OSError:
        pass  # a terminal whose other end is closed reads as an error, not as an end
    os.close(ours)
    assert process.returncode == 0
    return out, seen.decode()


def test_a_batch_in_a_pipe_shows_a_bar_on_the_terminal(tmp_path: Path) -> None:
    reports = tmp_path / "a.jsonl"
    reports.write_text("".join(json.dumps({"id": str(n), "text": STORY}) + "\n" for n in range(50)))
    out, seen = on_terminal("code", reports)
    assert out.count("\n") == 50
    assert "/50" in seen
    assert "coding" in seen


def test_one_report_shows_none(tmp_path: Path) -> None:
    report = tmp_path / "a.txt"
    report.write_text(STORY)
    assert on_terminal("code", report)[1] == ""
