"""Compiles the gazetteer before a wheel or an editable install is made, and adds the scripts of the pages where they were built."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GazetteerHook(BuildHookInterface):  # type: ignore[type-arg]
    """The build hook that `pyproject.toml` names."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile into `knowledge/compiled` and hand the file to the wheel, which leaves out what git ignores."""
        if self.target_name != "wheel":
            return
        # The package's own __init__ modules may import what only running needs, so the compiler is loaded under bare packages.
        for name in ("dateline", "dateline.knowledge"):
            bare = ModuleType(name)
            bare.__path__ = [str(Path(self.root, "src", *name.split(".")))]
            sys.modules[name] = bare
        build: Callable[[], bool] = import_module("dateline.knowledge.gazetteer.build").build
        build()
        build_data["artifacts"].append("src/dateline/knowledge/compiled/places.idx")
        # `make web` writes these with Node; pages of a wheel without them work by links and forms alone.
        build_data["artifacts"].append("src/dateline/web/static/*")
