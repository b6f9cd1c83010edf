"""A coder that finds nothing, so that these tests are of the command line alone and need no model."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable

import pytest

from dateline.cli.main import main
from dateline.model.coded import CodedReport, ReportHead
from dateline.model.report import Report
from dateline.pipeline import Coder

STORY = (
    "KARVAL, June 3 (Agency) - Gunmen opened fire on a checkpoint near the town of Karval on Monday, killing three "
    "soldiers and wounding five, police said. No group has claimed responsibility for the attack.\n"
)

Run = Callable[..., tuple[int, str, str]]


def coded(report: Report) -> CodedReport:
    """A coded report without incidents."""
    fields = report.model_dump(include={"ref", "title", "url", "publisher", "language"})
    return CodedReport(report=ReportHead(id=report.id, published=report.published, **fields), incidents=(), claims=())


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs `dateline ARGUMENTS`; returns its exit code and what it printed on both streams."""
    monkeypatch.setattr(Coder, "code", lambda self, report: coded(report))

    def run(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main([str(a) for a in arguments])
        sys.stdout.flush()
        printed = capfd.readouterr()
        return int(ended.value.code or 0), printed.out, printed.err

    return run


def heed_interrupts() -> None:
    """A background job of a shell starts with Ctrl-C ignored, and its children inherit that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
