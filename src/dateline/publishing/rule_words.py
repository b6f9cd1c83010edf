"""Why a value is the one that is held, in words (`data/rule_words.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def rule_words(rule: str) -> str:
    """ "heaviest_statement" as "the figure with the most weight behind it"; raises KeyError for a rule that there is not."""
    return _words()["rules"][rule]


def note_words(note: str) -> str:
    """What a claim did or why it was left out; "" for one that merely counted. Raises KeyError for a note that there is not."""
    return _words()["notes"][note] if note else ""


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(files("dateline.publishing").joinpath("data/rule_words.toml").read_text("utf-8"))
