"""Which words English writes in small letters, and how known names are written, for texts that have lost their case."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from dateline.knowledge.actors_names import Sense, find_names
from dateline.knowledge.actors_spelling import fold

_ENDINGS = (
    ("'s", ""),
    ("’s", ""),
    ("ies", "y"),
    ("es", ""),
    ("es", "e"),
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("ly", ""),
)
_SHORTEST_STEM = 4  # letters
_COMMON = (
    "ed",
    "ing",
    "tion",
    "tions",
    "ment",
    "ments",
    "ness",
    "ers",
    "ists",
    "able",
    "ably",
    "ally",
    "ism",
    "men",
    "ship",
)
_LONG = 7  # letters: a word of so many that ends so is hardly a name
_SHORTEST_ACRONYM = 4  # letters: shorter ones that are words too ("up") are words


@cache
def small_words() -> frozenset[str]:
    """The words that news writes in small letters (`tools/case_words.py` makes the list)."""
    return frozenset(files("dateline.knowledge.data").joinpath("small_words.txt").read_text(encoding="utf-8").split())


def is_small(word: str) -> bool:
    """Whether a word, given in small letters, is one of `small_words` or a regular form of one."""
    known = small_words()
    if word in known or (len(word) >= _LONG and word.endswith(_COMMON)):
        return True
    return any(
        word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM and word[: -len(ending)] + stem in known
        for ending, stem in _ENDINGS
    )


def capitals_of_names(text: str) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Start and end of each known actor, country and nationality in a text without case, and the offsets that its name writes large."""
    for hit in find_names(text, fold(text), folded=True):
        if hit.end - hit.start < _SHORTEST_ACRONYM and text[hit.start : hit.end].lower() in small_words():
            continue
        capitals = next((n.capitals for n in hit.names if n.capitals and n.sense is not Sense.CONTEXT), ())
        yield hit.start, hit.end, tuple(hit.start + at for at in capitals)
