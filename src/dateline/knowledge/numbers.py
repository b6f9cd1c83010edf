"""Words for numbers, hedges and measures (`data/numbers.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Hedge(StrEnum):
    """What the words around a number do to it; `data/numbers.toml` gives each one's arithmetic."""

    MINIMUM = "minimum"
    MORE = "more"
    NEARLY = "nearly"
    ABOUT = "about"
    MAXIMUM = "maximum"
    FEWER = "fewer"


@dataclass(frozen=True, slots=True)
class VagueWord:
    """The range that a vague word leaves (None is open); `scaled` words multiply a scale after them ("several hundred")."""

    low: int
    best: int | None
    high: int | None
    exact: bool
    scaled: bool


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Everything in `data/numbers.toml`, in lower case; a hedge maps its words to its kind."""

    units: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    plurals: Mapping[str, int]
    vague: Mapping[str, VagueWord]
    hedges: Mapping[str, Hedge]
    hedges_after: Mapping[str, Hedge]
    not_hedged_after: Mapping[str, frozenset[str]]
    measures: tuple[str, ...]
    measure_fillers: tuple[str, ...]
    labels: tuple[str, ...]
    weak_labels: tuple[str, ...]
    currencies: tuple[str, ...]
    months: tuple[str, ...]
    emergency: frozenset[str]
    after_no: tuple[str, ...]
    after_zero: tuple[str, ...]
    before_zero: tuple[str, ...]
    crewed: tuple[str, ...]


@cache
def number_words() -> NumberWords:
    """The number words, read once."""
    data = tomllib.loads(files("dateline.knowledge").joinpath("data/numbers.toml").read_text("utf-8"))
    return NumberWords(
        units=data["units"],
        tens=data["tens"],
        scales=data["scales"],
        plurals=data["plurals"],
        vague={
            word: VagueWord(v["low"], v.get("best"), v.get("high"), v.get("exact", False), v.get("scaled", False))
            for v in data["vague"]
            for word in v["words"]
        },
        hedges={word: Hedge(kind) for kind, words in data["hedges"].items() for word in words},
        hedges_after={word: Hedge(kind) for kind, words in data["hedges_after"].items() for word in words},
        not_hedged_after={word: frozenset(words) for word, words in data["not_hedged_after"].items()},
        measures=tuple(data["measures"]["words"]),
        measure_fillers=tuple(data["measures"]["fillers"]),
        labels=tuple(data["labels"]["words"]),
        weak_labels=tuple(data["labels"]["weak"]),
        currencies=tuple(data["labels"]["currencies"]),
        months=tuple(data["months"]["names"]),
        emergency=frozenset(data["telephone"]["emergency"]),
        after_no=tuple(data["not_zero"]["after_no"]),
        after_zero=tuple(data["not_zero"]["after_zero"]),
        before_zero=tuple(data["not_zero"]["before_zero"]),
        crewed=tuple(data["crewed"]["words"]),
    )
