"""A coder that does what a report's ref tells it, in worker processes too."""

from __future__ import annotations

import os
import sys
from pathlib import Path

# Python runs `sitecustomize` at the start of every process, so that spawned workers get this coder.
STAND_IN = """
import os, signal, sys, time, types
from pathlib import Path

HERE = Path(__file__).parent

def code_report(report, model):
    from dateline.model.coded import CodedReport, ReportHead
    if report.ref.startswith("break"):
        raise LookupError(report.text)
    if report.ref.startswith("kill") and not (report.ref.endswith("once") and (HERE / report.ref).exists()):
        (HERE / report.ref).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if report.ref == "stop":
        (HERE / f"stopped-{os.getpid()}").touch()
        time.sleep(60)
    time.sleep(0.02 if report.ref.endswith("3") else 0)
    head = ReportHead(id=report.id, ref=report.ref, title=None, url=None, publisher=None, published=None, language="en")
    return CodedReport(report=head, incidents=(), claims=())

stand_in = types.ModuleType("dateline.coding.code")
stand_in.code_report = code_report
sys.modules["dateline.coding.code"] = stand_in
"""


def search_path(folder: Path) -> str:
    """The PYTHONPATH with which processes have the stand-in coder; its files are in `folder`."""
    (folder / "sitecustomize.py").write_text(STAND_IN)
    return os.pathsep.join([str(folder), *sys.path])
