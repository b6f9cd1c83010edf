"""Which benches there are, loaded by name so that one can run without the others' data."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Protocol, cast

from bench.figure import Figure

BENCHES = (
    "indiapolice",
    "isaf",
    "gvdb",
    "wikievents",
    "attribution",
    "confidence",
    "times",
    "incident_dates",
    "geoparsing",
    "locations",
    "actors",
    "muc4",
    "shares",
    "linking",
    "linking_scale",
    "weighing",
    "book",
    "pages",
    "speed",
)


class Bench(Protocol):
    """A module that measures: `DATA` lists the corpus files or folders that it reads."""

    DATA: tuple[str, ...]

    def measure(self, folder: Path) -> list[Figure]:
        """Every figure of this bench, measured on the corpora in `folder`."""


def load(name: str) -> Bench:
    """The bench of that name; ModuleNotFoundError where there is none."""
    return cast(Bench, importlib.import_module(f"bench.{name}"))
