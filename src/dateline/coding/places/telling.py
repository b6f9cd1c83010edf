"""Tells a name from what only looks like one: half of a longer name, a name by chance, an unknown word that is no place."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.places import spans
from dateline.coding.places.search import Search
from dateline.coding.places.tokens import Line
from dateline.knowledge.gazetteer import Feature, NameKind
from dateline.knowledge.gazetteer.place import Candidate
from dateline.knowledge.place_words import PlaceWords

KNOWN_CITY = 100_000  # people: a city that a report may name without saying that it is one


def is_cut(line: Line, last: int, candidates: tuple[Candidate, ...], search: Search) -> bool:
    """Whether a known name up to word `last` is half of a hyphenated one that the gazetteer lacks: "Port" of "Port-Zzabel"."""
    second = last + 2
    if line.lower(last + 1) not in spans.HYPHENS or not line.capital(second) or not spans.chained(line, second):
        return False
    if not spans.chained(line, last + 1) or candidates[0].place.feature is not Feature.CITY:
        return False
    known = max(c.place.population for c in candidates) >= KNOWN_CITY
    road = line.lower(second + 1) in search.words.facilities or line.lower(second + 1) in search.words.edges
    return not (known or road or spans.longest_match(line, search.text, second, search.gazetteer))


def is_by_chance(first: str, candidates: tuple[Candidate, ...]) -> bool:
    """Whether "The" only happens to make another name of some town or area: "The Royal" of "The Royal Infirmary"."""
    areas = (Feature.CITY, Feature.ADMIN1, Feature.ADMIN2)
    return first == "the" and all(c.kind is NameKind.ALTERNATE and c.place.feature in areas for c in candidates)


def is_namelike(line: Line, unknown: Sequence[int], last: int, words: PlaceWords) -> bool:
    """Whether unknown words after "in" can be a place: no common word, abbreviation, or word that goes on in lower case."""
    first = unknown[0]
    if line.lower(first - 1) in {"at", "on", "over", "through", "across"} or last - first > 2:
        return False
    if spans.tight(line, last + 1) and line.words[last + 1] in spans.HYPHENS:
        return False  # "in Zzab-dominated areas"
    after = line.lower(last + 1)
    if line.lower(first - 1) == "the" and after[:1].isalpha() and spans.chained(line, last + 1):
        return after in words.kinds or after in words.facilities  # "in the Zzab regime"
    return all(
        line.lowers[k] not in words.common
        and not line.words[k].isupper()
        and len(line.words[k]) > 2
        and line.words[k].isalpha()
        for k in unknown
    )
