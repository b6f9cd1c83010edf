"""Words that steer who does what to whom around a trigger (data/arguments.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def _tables() -> Mapping[str, frozenset[str]]:
    text = files("dateline.knowledge").joinpath("data", "arguments.toml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}


def argument_words(name: str) -> frozenset[str]:
    """The lower-case words of one list of the data file; raises KeyError for an unknown list."""
    return _tables()[name]
