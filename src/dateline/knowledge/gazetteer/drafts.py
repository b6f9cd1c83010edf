"""A place while it is being compiled, and which spellings of its name are worth filing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from dateline.knowledge.gazetteer.names import fold
from dateline.knowledge.gazetteer.place import Feature, NameKind
from dateline.knowledge.gazetteer.sources import words

_KINDS = (
    "province state region governorate department county oblast raion rayon prefecture municipality division agency tehsil "
    "cercle territory canton parish republic voivodeship provincia departamento departement kray krai okrug wilaya mintaqat muhafazat "
    "respublika kraj"
).split()
_GENERIC = re.compile(
    rf"\b(?:autonomous )?(?:(?:{'|'.join(_KINDS)})(?: of the| of| de| du)?|district|ostan e|ville de|city of)\b"
)
_ABBREVIATION = re.compile(r"(?:[A-Z]{2,4}|(?:[A-Z]\.){2,})$")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff\s.'’‘ʻʼʿʾ`-]+$")
LONGEST_NAME = 6  # words
SHORTEST_ALTERNATE = 4  # letters of a folded alternate name; three-letter ones are airport codes and abbreviations


@dataclass(slots=True, eq=False)
class Draft:
    """A place being compiled; `names` maps a folded name to how it names the place, `points` are the towns of an area with their people."""

    name: str
    feature: Feature
    country: str
    latitude: float
    longitude: float
    geonameid: int = 0
    population: int = 0
    radius_km: float = 0.0
    capital: bool = False
    minor: bool = False
    code: str = ""
    parent: Draft | None = None
    names: dict[str, NameKind] = field(default_factory=dict)
    points: list[tuple[float, float, int]] = field(default_factory=list)

    def call(self, name: str, kind: NameKind) -> None:
        """File the place under one more name, unless it already has it in a stronger way."""
        key = name if kind is NameKind.ABBREVIATION else fold(name)
        if key and len(key.split()) <= LONGEST_NAME and kind <= self.names.get(key, kind):
            self.names[key] = kind

    def call_all(self, name: str, others: Iterable[str], demonyms: Iterable[str] = ()) -> None:
        """File the place under the names of a table row: capitals of up to four letters are abbreviations, demonyms get their plural."""
        self.call(name, NameKind.PRIMARY)
        for other in others:
            short = _ABBREVIATION.match(other)
            self.call(
                other.replace(".", "") if short else other, NameKind.ABBREVIATION if short else NameKind.ALTERNATE
            )
        for demonym in demonyms:
            self.call(demonym, NameKind.DEMONYM)
            if not demonym.endswith(("s", "ese", "men", "man", "ish", "ch", "x", "z")):
                self.call(demonym + "s", NameKind.DEMONYM)

    def call_area(self, names: Iterable[str]) -> None:
        """File an area under other names, each also without the words for its kind."""
        for name in names:
            if worth_filing(name):
                self.call(name, NameKind.ALTERNATE)
                self.call(stripped(name), NameKind.ALTERNATE)


@cache
def common_words() -> frozenset[str]:
    """English words that alone are no place's other name."""
    return words("common_words.txt")


def worth_filing(name: str) -> bool:
    """Whether another name is one that English news may use: Latin letters, a capital, no airport code, no common word."""
    # Names without a capital are machine transliterations ("mrdan"), short capitals airport codes, and a common word is noise.
    if name.islower() or (name.isupper() and len(name) < 6) or not _LATIN.match(name):
        return False
    key = fold(name)
    return len(key) >= SHORTEST_ALTERNATE and key not in common_words()


def stripped(name: str) -> str:
    """A folded area name without the words for its kind ("Borno State", "State of Borno" to "borno")."""
    key = fold(name)
    return " ".join(_GENERIC.sub(" ", key).split()) or key


def by_name(areas: Iterable[Draft]) -> dict[tuple[str, str], Draft]:
    """The areas by country and each of their names; the first one keeps a name that several have."""
    found: dict[tuple[str, str], Draft] = {}
    for area in areas:
        for key in (stripped(area.name), *area.names):
            found.setdefault((area.country, key), area)
    return found
