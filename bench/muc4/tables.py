"""The tables of words.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def _tables() -> dict[str, dict[str, str]]:
    with Path(__file__).with_name("words.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def table(name: str) -> dict[str, str]:
    """From each word of a table to the member of the set list that it stands under."""
    return {word: member for member, words in _tables()[name].items() for word in words.split()}


@cache
def word_table(name: str) -> dict[str, frozenset[str]]:
    """The words of each member of a table, in its order."""
    return {member: frozenset(words.split()) for member, words in _tables()[name].items()}


@cache
def numbers(name: str) -> dict[str, float]:
    """The numbers of a table."""
    return {key: float(value) for key, value in _tables()[name].items()}
