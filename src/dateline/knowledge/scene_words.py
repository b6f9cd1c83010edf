"""Words that tell what a place in a sentence is to the incident (`data/places/scene_words.toml`)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from dateline.knowledge.gazetteer.sources import TABLES


@dataclass(frozen=True, slots=True)
class SceneWords:
    """The lists of `scene_words.toml`, all lower case; see the comments there."""

    care_verbs: frozenset[str]
    care_nouns: frozenset[str]
    tie_verbs: frozenset[str]
    tie_nouns: frozenset[str]
    bodies: frozenset[str]


@cache
def scene_words() -> SceneWords:
    """The lists, read once."""
    data = tomllib.loads((TABLES / "scene_words.toml").read_text("utf-8"))
    return SceneWords(
        care_verbs=frozenset(data["care"]["verbs"]),
        care_nouns=frozenset(data["care"]["nouns"]),
        tie_verbs=frozenset(data["ties"]["verbs"]),
        tie_nouns=frozenset(data["ties"]["nouns"]),
        bodies=frozenset(data["bodies"]["words"]),
    )
