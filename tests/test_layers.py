"""Layers import downwards only, as the contracts in pyproject.toml state, and the tool that checks it sees a breach."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LINT = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(LINT, cwd=folder, capture_output=True, text=True, env={"PYTHONPATH": str(folder / "src")})


def test_every_contract_is_kept() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("module", "breach"),
    [
        ("model/report.py", "import dateline.coding"),
        ("knowledge/__init__.py", "import dateline.schemes"),
        ("parsing/document.py", "import dateline.reading"),
        ("reading/__init__.py", "import dateline.parsing"),
        ("coding/__init__.py", "import dateline.publishing"),
        ("coding/__init__.py", "import spacy"),
        ("stray.py", "import dateline.model"),
    ],
)
def test_a_breach_is_seen(tmp_path: Path, module: str, breach: str) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(
        ROOT / "src" / "dateline",
        tmp_path / "src" / "dateline",
        ignore=lambda _, names: [
            n for n in names if n in {"__pycache__", "compiled", "data", "node_modules", "static"}
        ],
    )
    path = tmp_path / "src" / "dateline" / module
    path.write_text((path.read_text(encoding="utf-8") if path.exists() else "") + f"\n{breach}\n", encoding="utf-8")
    done = lint(tmp_path)
    assert done.returncode != 0, done.stdout
