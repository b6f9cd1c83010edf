"""The words around place names: prepositions, kinds of area, facilities, titles and the like, from `data/places`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from dateline.knowledge.gazetteer.sources import TABLES, words


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The word lists of `context_words.toml`, all lower case; see the comments there."""

    relations: dict[str, str]
    parts: frozenset[str]
    bearings: dict[str, int]
    kinds: dict[str, str]
    plural_kinds: frozenset[str]
    facilities: dict[str, str]
    facility_names: frozenset[str]
    before: frozenset[str]
    organisations: frozenset[str]
    bodies: frozenset[str]
    provincial: frozenset[str]
    titles: frozenset[str]
    sayings: frozenset[str]
    never: frozenset[str]
    things: frozenset[str]
    belongings: frozenset[str]
    surnames: frozenset[str]
    edges: dict[str, str]
    units: dict[str, float]
    openers: frozenset[str]
    stops: frozenset[str]  # words after which no name goes on, where capitals do not tell
    after_comma: dict[str, str]
    common: frozenset[str]
    given_names: frozenset[str]


def _plural(word: str) -> str:
    return word[:-1] + "ies" if word.endswith("ty") or word.endswith("cy") else word + "s"


@cache
def place_words() -> PlaceWords:
    """The lists, read once."""
    data = tomllib.loads((TABLES / "context_words.toml").read_text("utf-8"))
    features = dict.fromkeys(data["natural"]["words"], "natural")
    features |= dict.fromkeys(data["roads"]["words"], "road")
    features |= dict.fromkeys(data["facilities"]["words"], "facility")
    openers = frozenset(data["openers"]["words"])
    return PlaceWords(
        relations={word: name for name, listed in data["relations"].items() for word in listed},
        parts=frozenset(data["parts"]["words"]),
        bearings=data["bearings"],
        kinds={
            form: kind for kind, listed in data["kinds"].items() for word in listed for form in (word, _plural(word))
        },
        plural_kinds=frozenset(_plural(word) for listed in data["kinds"].values() for word in listed),
        facilities=features,
        facility_names=frozenset(data["facilities"]["names"]) | frozenset(data["natural"]["words"]),
        before=frozenset(data["natural"]["before"]),
        organisations=frozenset(data["organisations"]["words"]),
        bodies=frozenset(data["bodies"]["words"]),
        provincial=frozenset(data["provincial"]["words"]),
        titles=frozenset(data["titles"]["words"]),
        sayings=frozenset(data["sayings"]["words"]),
        never=frozenset(data["never"]["words"]),
        things=frozenset(data["things"]["words"]),
        belongings=frozenset(data["belongings"]["words"]),
        surnames=frozenset(data["surnames"]["words"]),
        edges={word: name for name, listed in data["edges"].items() for word in listed},
        units=data["units"],
        openers=openers,
        stops=openers | frozenset(data["sayings"]["words"]) | {w for ws in data["relations"].values() for w in ws},
        after_comma=data["after_comma"],
        common=words("common_words.txt"),
        given_names=words("given_names.txt"),
    )
