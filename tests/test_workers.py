"""Coding in several processes: in order, streaming, never losing a report to another, and leaving no process behind."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from dateline import Coder, CodingError, InputError, Report
from dateline.coding.attempt import attempt
from dateline.model.coded import CodedReport
from tests.standing_in import search_path

Outcome = CodedReport | CodingError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the stand-in coder of this test's workers keeps its files."""
    monkeypatch.setenv("PYTHONPATH", search_path(tmp_path))
    return tmp_path


def made(refs: Iterable[str]) -> Iterator[Report]:
    return (Report(text="Gunmen killed a person of this name.", ref=ref) for ref in refs)


def names(outcomes: Iterable[Outcome]) -> list[str]:
    """The ref of each outcome, with a mark on those that failed."""
    return [f"!{o.ref}" if isinstance(o, CodingError) else o.report.ref for o in outcomes]


def ended(pid: int) -> bool:
    """Whether the process ends within fifteen seconds."""
    for _ in range(150):
        try:
            os.kill(pid, 0)
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True  # its new parent may never ask for it
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.1)
    return False


def stopped(folder: Path, number: int) -> list[int]:
    """The ids of `number` processes that sleep over a report named "stop"."""
    for _ in range(300):
        found = [int(path.name.partition("-")[2]) for path in folder.glob("stopped-*")]
        if len(found) == number:
            return found
        time.sleep(0.1)
    pytest.fail(f"of {number} workers {len(found)} began")


@pytest.mark.usefixtures("folder")
def test_the_order_is_kept() -> None:
    refs = [str(n) for n in range(40)]
    assert names(Coder().code_many(made(refs), workers=2)) == refs


@pytest.mark.usefixtures("folder")
def test_reports_are_taken_as_results_are_wanted() -> None:
    taken = []

    def endless() -> Iterator[Report]:
        for report in made(map(str, itertools.count())):
            taken.append(report.ref)
            yield report

    outcomes = Coder().code_many(endless(), workers=2)
    assert names(itertools.islice(outcomes, 5)) == ["0", "1", "2", "3", "4"]
    assert len(taken) <= 5 + 2 * 4
    outcomes.close()  # type: ignore[attr-defined]


@pytest.mark.usefixtures("folder")
def test_a_report_that_breaks_the_coder_is_named_in_its_place() -> None:
    outcomes = list(Coder().code_many(made(["a", "break", "b"]), workers=2))
    assert names(outcomes) == ["a", "!break", "b"]
    error = outcomes[1]
    assert isinstance(error, CodingError)
    assert error.problem.startswith("a fault in Dateline itself (LookupError at sitecustomize.py:")
    assert "name" not in str(error)
    assert "name" in error.trace


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
@pytest.mark.usefixtures("folder")
def test_a_report_that_kills_its_process_is_named_and_the_rest_goes_on() -> None:
    refs = ["a", "b", "kill-1", "c", "d", "kill-2", *map(str, range(12)), "kill-3"]
    outcomes = list(Coder().code_many(made(refs), workers=2))
    assert names(outcomes) == [f"!{r}" if r.startswith("kill") else r for r in refs]
    assert "memory" in str(outcomes[2])


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
@pytest.mark.usefixtures("folder")
def test_a_process_that_dies_once_costs_no_report() -> None:
    refs = ["kill-once", *map(str, range(12))]
    assert names(Coder().code_many(made(refs), workers=2)) == refs


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
@pytest.mark.usefixtures("folder")
def test_two_batches_side_by_side_leave_each_other_alone() -> None:
    first = Coder().code_many(made(map(str, range(30))), workers=2)
    second = Coder().code_many(made(map(str, range(30))), workers=2)
    assert next(first) is not None
    assert next(second) is not None
    first.close()  # type: ignore[attr-defined]
    assert names(second) == [str(n) for n in range(1, 30)]


@pytest.mark.skipif(not Path("/proc").exists(), reason="needs Linux to see processes")
def test_stopping_early_ends_the_processes_in_mid_report(folder: Path) -> None:
    outcomes = Coder().code_many(made(itertools.chain("ab", itertools.repeat("stop"))), workers=2)
    assert names(itertools.islice(outcomes, 1)) == ["a"]
    working = stopped(folder, 2)
    outcomes.close()  # type: ignore[attr-defined]
    assert all(ended(pid) for pid in working)


@pytest.mark.skipif(not Path("/proc").exists(), reason="needs Linux to see processes")
def test_a_killed_parent_leaves_no_worker_behind(folder: Path) -> None:
    program = (
        "from dateline import Coder, Report\n"
        "if __name__ == '__main__':\n"
        "    list(Coder().code_many([Report(text='x', ref='stop')] * 9, workers=2))\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", program])
    working = stopped(folder, 2)
    parent.kill()
    parent.wait()
    assert all(ended(pid) for pid in working)


def test_a_broken_list_of_reports_is_not_a_broken_report() -> None:
    def broken() -> Iterator[Report]:
        raise OSError("the disk is gone")
        yield

    for workers in (1, 2):
        with pytest.raises(OSError, match="the disk is gone"):
            list(Coder().code_many(broken(), workers=workers))


def test_what_is_wrong_with_every_report_is_raised() -> None:
    def no_model(report: Report) -> CodedReport:
        raise InputError("--model", "no such model", "install it")

    with pytest.raises(InputError):
        attempt(no_model, next(made(["a"])))


def test_one_process_names_a_broken_report_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def code(self: Coder, report: Report) -> CodedReport:
        raise RecursionError("deep")

    monkeypatch.setattr(Coder, "code", code)
    assert names(Coder().code_many(made(["a", "b"]))) == ["!a", "!b"]
