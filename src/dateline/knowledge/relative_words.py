"""Words that place something relative to a named place ("10 km north of X", "the X-Y road"), from `data/places`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from dateline.knowledge.gazetteer.sources import TABLES
from dateline.knowledge.place_words import place_words


@dataclass(frozen=True, slots=True)
class RelativeWords:
    """The lists of `relative_words.toml`, all lower case; see the comments there. `bearings` has nouns and adjectives."""

    numbers: dict[str, float]
    bearings: dict[str, int]
    reach: dict[str, float]
    ways: frozenset[str]
    joining: frozenset[str]
    speeds: dict[str, float]
    hours: dict[str, float]
    fillers: frozenset[str]


@cache
def relative_words() -> RelativeWords:
    """The lists, read once."""
    data = tomllib.loads((TABLES / "relative_words.toml").read_text("utf-8"))
    words = place_words()
    plain = words.units.keys() | words.bearings.keys() | data["reach"].keys() | data["numbers"].keys() | {"nautical"}
    return RelativeWords(
        numbers={word: float(n) for word, n in data["numbers"].items()},
        bearings=words.bearings | data["parts"],
        reach={word: float(km) for word, km in data["reach"].items()},
        ways=frozenset(data["ways"]["words"]),
        joining=frozenset(data["ways"]["joining"]),
        speeds={word: float(km) for word, km in data["speeds"].items()},
        hours={word: float(h) for word, h in data["hours"].items()},
        fillers=frozenset(data["fillers"]["words"]) | plain,
    )
