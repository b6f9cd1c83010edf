"""Ctrl-C and closed pipes: quiet ends that keep what was done."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from .conftest import STORY, heed_interrupts

# A coder that takes its time, in the process that the signal goes to.
SLOW = """
import time
from dateline.model.coded import CodedReport, ReportHead
from dateline.pipeline import Coder
from dateline.cli.main import main

def code(self, report):
    if report.ref == "stop":
        time.sleep(60)
    head = ReportHead(id=report.id, ref=report.ref, title=None, url=None, publisher=None, published=None, language="en")
    return CodedReport(report=head, incidents=(), claims=())

Coder.code = code
main()
"""


def started(*arguments: object) -> subprocess.Popen[str]:
    """`dateline ARGUMENTS` with the slow coder, in a process group of its own."""
    command = [sys.executable, "-c", SLOW, *map(str, arguments)]
    return subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env=dict(os.environ),
        preexec_fn=heed_interrupts,
    )


def test_ctrl_c_is_one_line_and_keeps_what_was_done(tmp_path: Path) -> None:
    reports = tmp_path / "a.jsonl"
    reports.write_text("".join(json.dumps({"id": i, "text": STORY}) + "\n" for i in ("one", "two", "stop", "four")))
    process = started("code", reports)
    assert process.stdout is not None
    done = [process.stdout.readline(), process.stdout.readline()]
    os.killpg(process.pid, signal.SIGINT)
    rest, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert [json.loads(line)["report"]["ref"] for line in done] == ["one", "two"]
    assert rest == ""
    assert err == "dateline: interrupted; what was done until then is written\n"


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    reports = tmp_path / "a.jsonl"
    reports.write_text("".join(json.dumps({"id": str(n), "text": STORY}) + "\n" for n in range(3000)))
    process = started("code", reports)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    err = process.stderr.read()
    assert process.wait(timeout=30) == 0
    process.stderr.close()
    assert err == ""
