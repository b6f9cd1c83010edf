"""The built scripts, styles and map data under /static/, whose names hold a hash of their content."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("static")  # made by `make web`; git ignores it
MANIFEST = "manifest.json"  # {"overview.js": "overview-3f2a91bc.js", ...}


def asset(name: str) -> str | None:
    """The path of a built file, None where nothing was built: pages work without scripts, and say nothing of it."""
    built = manifest()
    return f"/static/{built[name]}" if name in built else None


@cache
def manifest() -> dict[str, str]:
    """The names of the built files by the names that templates know; empty where nothing was built."""
    path = FOLDER / MANIFEST
    if not path.exists():
        return {}
    found: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return found
