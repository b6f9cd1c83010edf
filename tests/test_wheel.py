"""The wheel, installed outside the checkout from the locks alone, codes a report exactly as the checkout does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
WHEELHOUSE = ROOT / "build" / "wheelhouse"
EXAMPLES = sorted((ROOT / "examples").iterdir())
LARGEST = 500  # MB that everything needed for coding may take once installed

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path) -> str:
    """What a command prints; it runs with nothing of this process's Python settings."""
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_", "VIRTUAL_ENV"))
    }
    done = subprocess.run([str(part) for part in command], cwd=cwd, env=clean, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "-w",
        folder,
        ROOT,
        cwd=folder,
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean environment with the wheel and what requirements/run.txt names; the folder of its programs."""
    if not WHEELHOUSE.is_dir():
        pytest.skip("no build/wheelhouse to install from: run `make setup`")
    folder = tmp_path_factory.mktemp("clean") / "env"
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    pip = (programs / "python", "-m", "pip", "install", "--no-deps", "--no-index")
    lock = ROOT / "requirements" / "run.txt"
    run(*pip, "--find-links", WHEELHOUSE, "--require-hashes", "-r", lock, cwd=folder)
    run(*pip, wheel, cwd=folder)
    return programs


def code(program: Path, report: Path, cwd: Path) -> list[dict[str, Any]]:
    printed = run(program, "code", report, "--format", "jsonl", cwd=cwd)
    return [json.loads(line) for line in printed.splitlines()]


def test_wheel_holds_the_licence_the_notice_and_every_data_file(wheel: Path) -> None:
    held = zipfile.ZipFile(wheel).namelist()
    assert {Path(n).name for n in held if ".dist-info/licenses/" in n} == {"LICENSE", "NOTICE"}
    source = ROOT / "src"
    data = {p.relative_to(source).as_posix() for p in source.glob("dateline/*/data/**/*") if p.is_file()}
    assert data <= set(held)
    assert any(n.startswith("dateline/knowledge/compiled/") for n in held)
    assert "dateline/py.typed" in held


@pytest.mark.parametrize("report", EXAMPLES, ids=lambda p: str(p.name))
def test_installed_wheel_codes_as_the_checkout_does(installed: Path, report: Path, tmp_path: Path) -> None:
    checkout = Path(sys.executable).with_name("dateline")
    assert code(installed / "dateline", report, tmp_path) == code(checkout, report, ROOT)


def test_everything_for_coding_takes_less_than_500_megabytes(installed: Path) -> None:
    packages = [p for p in installed.parent.rglob("*") if p.is_file() and not p.is_symlink()]
    assert sum(p.stat().st_size for p in packages) / 1e6 < LARGEST


def test_installed_wheel_has_consistent_requirements(installed: Path, tmp_path: Path) -> None:
    run(installed / "python", "-m", "pip", "check", cwd=tmp_path)


def test_a_book_without_its_libraries_is_one_line_that_names_the_remedy(installed: Path, tmp_path: Path) -> None:
    command = [str(installed / "dateline"), "incidents", "--book", str(tmp_path / "a.db")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "dateline: this needs sqlalchemy, which is not installed: pip install 'dateline[book]'"
    ]
