"""Words that tell whether violence happened: negation, threat, plot, court, drill, fiction, sport, accident."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def _tables() -> Mapping[str, Mapping[str, list[str]]]:
    text = files("dateline.knowledge").joinpath("data", "reality.toml").read_text(encoding="utf-8")
    tables: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(text)
    return tables


@cache
def governing(name: str) -> frozenset[str]:
    """The words that, above a trigger in its clause, make it `name` ("foiled", "planned", ...); unknown names raise KeyError."""
    return frozenset(_tables()["governing"][name])


@cache
def in_sentence(name: str) -> frozenset[str]:
    """The words that, anywhere in a sentence, mark it as `name` ("drill", "court", ...); unknown names raise KeyError."""
    return frozenset(_tables()["sentence"][name])
