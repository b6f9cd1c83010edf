"""Words for things and places that are attacked, with their Global Terrorism Database target type (`data/targets.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from dateline.knowledge.plurals import singulars

LONGEST_PHRASE = 4  # words


@dataclass(frozen=True, slots=True)
class TargetWord:
    """A noun for a thing or place; `kind` is the group in the data file and `gtd` its targtype (1-22)."""

    lemma: str
    kind: str
    gtd: int
    plural: bool = False


@cache
def target_word(lower: str) -> TargetWord | None:
    """The thing or place that the noun or phrase `lower` (lower case, any number) names, or None."""
    words, irregular = _lexicon()
    if lower in words:
        return words[lower]
    lemma = irregular.get(lower)
    for singular in (lemma,) if lemma is not None else singulars(lower):
        if singular in words:
            return replace(words[singular], plural=True)
    return None


def target_phrase(words: Sequence[str]) -> TargetWord | None:
    """The thing that `words` (lower case, head last) name: the longest known phrase at the end ("police station" before "station")."""
    for length in range(min(LONGEST_PHRASE, len(words)), 0, -1):
        found = target_word(" ".join(words[-length:]))
        if found is not None:
            return found
    return None


@cache
def _lexicon() -> tuple[dict[str, TargetWord], dict[str, str]]:
    data = tomllib.loads(files("dateline.knowledge").joinpath("data/targets.toml").read_text("utf-8"))
    words = {w: TargetWord(w, kind, group["gtd"]) for kind, group in data["groups"].items() for w in group["words"]}
    return words, data["irregular"]
