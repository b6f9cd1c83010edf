"""The task's scorer, which lies beside the evaluation corpora and is never part of the checkout."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.corpora import FOLDER, CorporaAbsent

PROGRAM = FOLDER.parent / "tools" / "muc4_score.py"


@cache
def scorer() -> Any:
    """The scorer as a module, for comparing strings and reading keys; CorporaAbsent where it is not there."""
    _must_exist()
    spec = importlib.util.spec_from_file_location("muc4_score", PROGRAM)
    if spec is None or spec.loader is None:
        raise CorporaAbsent(f"{PROGRAM.name} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def scored(keys: list[Path], response: str, *options: str) -> dict[str, Any]:
    """The scorer's counts for a response to the messages of the key files, run as its own program with `options`."""
    _must_exist()
    with TemporaryDirectory() as folder:
        answer, counts = Path(folder) / "response", Path(folder) / "counts.json"
        answer.write_text(response, encoding="latin-1", errors="replace")
        command = [sys.executable, str(PROGRAM), *map(str, keys), "--response", str(answer), "--json", str(counts)]
        subprocess.run([*command, *options], check=True, capture_output=True, timeout=600)
        found: dict[str, Any] = json.loads(counts.read_text(encoding="utf-8"))
    return found


def _must_exist() -> None:
    if not PROGRAM.is_file():
        raise CorporaAbsent(f"no scorer at {Path('..', 'shared', 'tools', PROGRAM.name)}: MUC-4 is not measured")
