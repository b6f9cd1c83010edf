"""The words that the gate looks for in a sentence that is not yet parsed (`data/triggers/support.toml`)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

ALONE = ("armed", "weapons")  # groups that support even words that are also said of accidents and illness


@cache
def support() -> re.Pattern[str]:
    """Words that show a weak lexicon word to be violence; those that are armed or weapons match as group 1. For folded text."""
    groups = _table()["support"]
    armed = [word for name in ALONE for word in groups[name]]
    rest = [word for name, words in groups.items() if name not in ALONE for word in words]
    return re.compile(rf"\b(?:({_alternatives(armed)})|(?:{_alternatives(rest)}))(?!\w)")


@cache
def context() -> re.Pattern[str]:
    """Words of speakers, responsibility and outcomes. For folded text."""
    return re.compile(rf"\b(?:{_alternatives(_table()['context']['words'])})(?!\w)")


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    text = files("dateline.knowledge").joinpath("data", "triggers", "support.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _alternatives(words: Iterable[str]) -> str:
    """The words as alternatives of a pattern: "*" is any ending, "?" any letter."""
    longest_first = sorted(set(words), key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\*", r"\w*").replace(r"\?", r"\w") for w in longest_first)
