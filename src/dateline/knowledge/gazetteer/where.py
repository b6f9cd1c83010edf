"""Which index file the coder uses: the one that `DATELINE_GAZETTEER` names, else the user's full one, else the packaged one."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from dateline.knowledge.gazetteer.layout import FILE_NAME

COMPILED = Path(__file__).parent.parent / "compiled" / FILE_NAME
VARIABLE = "DATELINE_GAZETTEER"
PACKAGED = "packaged"  # the variable's value for the index that came with the package


def user_index() -> Path:
    """Where `dateline gazetteer build` puts the full index: the user's data folder by the rules of XDG, macOS or Windows."""
    if sys.platform == "win32":
        folder = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        folder = Path.home() / "Library" / "Application Support"
    else:
        named = os.environ.get("XDG_DATA_HOME", "")
        folder = Path(named) if os.path.isabs(named) else Path.home() / ".local" / "share"
    return folder / "dateline" / FILE_NAME


def chosen_index() -> Path:
    """The index to use; one that `DATELINE_GAZETTEER` names is not looked for elsewhere."""
    named = os.environ.get(VARIABLE, "")
    if named:
        return COMPILED if named == PACKAGED else Path(named)
    full = user_index()
    return full if full.is_file() else COMPILED


def remedy(path: Path) -> str:
    """How to make the index at `path`."""
    if path == COMPILED:
        return "build it with `python -m dateline.knowledge.gazetteer.build`"
    return f"build it with `dateline gazetteer build allCountries.zip --out {path}`, or set {VARIABLE}={PACKAGED}"
