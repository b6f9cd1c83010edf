"""The data files of the schemes, read from inside the package."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any


def read_table(name: str) -> dict[str, Any]:
    """The TOML file `schemes/data/{name}.toml`; a missing or malformed file raises."""
    return tomllib.loads((files("dateline.schemes") / "data" / f"{name}.toml").read_text(encoding="utf-8"))
