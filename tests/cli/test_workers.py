"""Several processes: the order is kept, and Ctrl-C ends them all at once and without a word of their own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.standing_in import search_path

from .conftest import STORY, heed_interrupts


def started(folder: Path, refs: list[str]) -> subprocess.Popen[str]:
    """`dateline code` in two processes with the stand-in coder, on one report a ref."""
    reports = folder / "a.jsonl"
    reports.write_text("".join(json.dumps({"id": ref, "text": STORY}) + "\n" for ref in refs))
    environment = {**os.environ, "PYTHONPATH": search_path(folder)}
    command = [sys.executable, "-m", "dateline.cli", "code", str(reports), "--workers", "2"]
    return subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env=environment,
        preexec_fn=heed_interrupts,
    )


def assert_group_ends(group: int) -> None:
    """No process of the group is left, within fifteen seconds."""
    for _ in range(150):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("a worker outlives the command")


def test_results_come_in_the_order_of_the_reports(tmp_path: Path) -> None:
    refs = [str(n) for n in range(40)]
    out, err = started(tmp_path, refs).communicate(timeout=60)
    assert err == ""
    assert [json.loads(line)["report"]["ref"] for line in out.splitlines()] == refs


def test_ctrl_c_ends_the_workers_too(tmp_path: Path) -> None:
    process = started(tmp_path, ["stop" if n > 8 else str(n) for n in range(20)])
    assert process.stdout is not None
    for _ in range(3):
        process.stdout.readline()
    time.sleep(0.5)  # by now both workers sleep over a long report
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert err == "dateline: interrupted; what was done until then is written\n"
    assert_group_ends(process.pid)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux to see when the workers start")
def test_ctrl_c_while_the_workers_start_is_as_quiet(tmp_path: Path) -> None:
    process = started(tmp_path, ["stop"] * 20)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while len(children.read_text().split()) < 2:
        time.sleep(0.001)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert (out, err) == ("", "dateline: interrupted; what was done until then is written\n")
    assert_group_ends(process.pid)
