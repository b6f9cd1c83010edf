"""The built scripts, styles and map data under /static/, whose names hold a hash of their content."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).with_name("static")  # made by `make web`; git ignores it
MANIFEST = "manifest.json"  # {"overview.js": "overview-3f2a91bc.js", ...}


def asset(name: str) -> str | None:
    """The path of a built file, None where nothing was built: pages work without scripts, and say nothing of it."""
    built = manifest()
    return f"/static/{built[name]}" if name in built else None


def manifest() -> dict[str, str]:
    """The names of the built files by the names that templates know; empty where nothing was built."""
    path = FOLDER / MANIFEST
    return _read(path, path.stat().st_mtime_ns) if path.exists() else {}


@lru_cache(maxsize=1)
def _read(path: Path, changed: int) -> dict[str, str]:
    """The manifest as it was written at that moment: a server that runs while `make web` does finds the new files."""
    found: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return found
