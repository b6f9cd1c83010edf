"""Options and help: what can be asked for, and the one line that answers a mistake."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from dateline.cli import options
from dateline.reading.options import DEFAULT_MEGABYTES

from .conftest import Run


@pytest.mark.parametrize("command", [[], ["--help"], ["-h"]])
def test_help_names_the_commands_and_exit_codes(run: Run, command: list[str]) -> None:
    code, out, _ = run(*command)
    assert code == 0
    for word in ("code", "inspect", "--version", "Exit codes", "130"):
        assert word in out


@pytest.mark.parametrize("command", ["code", "inspect"])
def test_help_of_a_command_has_examples_and_exit_codes(run: Run, command: str) -> None:
    code, out, _ = run(command, "--help")
    assert code == 0
    assert f"dateline {command} report.txt" in out
    for word in ("--format", "--published", "--errors", "Exit codes", "130  interrupted"):
        assert word in out


def test_the_version_is_printed(run: Run) -> None:
    code, out, _ = run("--version")
    assert code == 0
    assert out.startswith("dateline")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["code"], "missing argument 'REPORTS...'"),
        (["cod", "x"], "Did you mean 'code'?"),
        (["code", "x", "--fromat", "json"], "no such option: --fromat; did you mean --format?"),
        (["code", "x", "--publish", "2025-01-01"], "did you mean --published?"),
        (["inspect", "x", "--workers", "2"], "no such option: --workers"),
        (["code", "x", "--format", "yaml"], "'yaml' is not one of"),
        (["code", "x", "--workers", "0"], "--workers"),
        (["code", "x", "--workers", "many"], "--workers"),
        (["code", "x", "--workers"], "requires an argument"),
        (["code", "x", "--max-megabytes", "0"], "--max-megabytes"),
        (["code", "x", "--published", "2025-02-30"], "'2025-02-30' is not a possible publication date; give a day as"),
        (["code", "x", "--published", "03/04/2025"], "is not a possible publication date"),
        (["code", "x", "--out", "no/such/folder/out.jsonl"], "cannot be written"),
        (["code", "x", "--errors", "no/such/folder/out.jsonl"], "cannot be written"),
        (["code", "x", "--model", "no_such_model"], "no_such_model"),
    ],
)
def test_a_mistake_is_one_line_with_exit_code_2(run: Run, arguments: list[str], line: str) -> None:
    code, out, err = run(*arguments)
    assert code == 2
    assert out == ""
    assert line in err
    assert err.startswith("dateline: ")
    assert err.count("\n") == 1


def test_a_file_in_place_of_a_command_is_told_the_command(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    code, _, err = run(path)
    assert code == 2
    assert f"dateline code {path}" in err


def test_the_default_limit_is_that_of_reading() -> None:
    assert options.DEFAULT_MEGABYTES == DEFAULT_MEGABYTES


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom dateline.cli.app import run\nrun(['--help'])\n"
        "heavy = {'spacy', 'trafilatura', 'numpy', 'lxml'} & set(sys.modules)\nsys.exit(f'{heavy}' if heavy else 0)"
    )
    started = time.monotonic()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert time.monotonic() - started < 5  # half a second on a laptop; slack for a loaded machine
