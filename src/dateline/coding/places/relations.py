"""How the words before and after a name relate the text to the place: "near X", "10 km north of X", "the X-Y border"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from dateline.coding.places.distances import distance_km
from dateline.coding.places.drafts import Draft, Evidence
from dateline.coding.places.relative import relate
from dateline.coding.places.tokens import Casing, Line
from dateline.knowledge.place_words import PlaceWords
from dateline.knowledge.relative_words import relative_words

NATURAL = frozenset({"island", "islands", "isle"})
FARTHEST_BACK = 7  # words looked at before a name


@dataclass(slots=True)
class Reading:
    """What the words before a name say of it; `offset_km` and `bearing` (degrees from north) where they give a distance."""

    relation: str = "other"
    evidence: Evidence = Evidence.BARE
    hint: str | None = None
    offset_km: float | None = None
    bearing: int | None = None
    feature: str | None = None  # natural: "the island of X"


def read_before(line: Line, first: int, words: PlaceWords) -> Reading:
    """The relation that the words before word `first` state."""
    reading = Reading()
    k = first - 1
    part = False
    while k >= 0 and first - k <= FARTHEST_BACK:
        word = line.lowers[k]
        if word in words.parts or (word == "-" and line.lower(k - 1) in words.parts):
            part = True
        elif word in words.kinds and k + 1 == first and line.linked[first]:
            reading.hint, reading.evidence = words.kinds[word], Evidence.STRONG
        elif word not in {
            "the",
            "nearby",
            "neighboring",
            "neighbouring",
            "historic",
            "restive",
            "volatile",
            "troubled",
            "war",
        }:
            break
        elif word.startswith(("nearby", "neighb")):
            reading.relation, reading.evidence = "near", Evidence.STRONG
        k -= 1
    if k >= 0:
        _word_before(line, k, words, reading)
    if part and reading.relation in {"in", "other", "from", "to"}:
        reading.relation = "part"
        reading.evidence = max(reading.evidence, Evidence.WEAK)
    return reading


def _word_before(line: Line, k: int, words: PlaceWords, reading: Reading) -> None:
    word = line.lowers[k]
    if word == "of":
        _before_of(line, k, words, reading)
    elif word == "," and words.kinds.get(line.lower(k - 1)) == "city":
        inner = read_before(line, k - 1, words)  # "in the capital, X"
        reading.relation, reading.evidence = inner.relation, max(reading.evidence, inner.evidence)
    elif word == "between":
        border = words.edges.get(line.lower(k - 1)) == "border"
        reading.relation, reading.evidence = ("border" if border else "between"), Evidence.STRONG
    elif word == "to" and line.lower(k - 1) in words.edges and words.edges[line.lower(k - 1)] == "near":
        reading.relation, reading.evidence = "near", Evidence.STRONG
    elif word == "with" and words.edges.get(line.lower(k - 1)) == "border":
        reading.relation, reading.evidence = "border", Evidence.STRONG
    elif word == "for" and words.edges.get(line.lower(k - 1)) == "toward":
        reading.relation, reading.evidence = "toward", Evidence.STRONG
    elif word == "to" and line.lower(k - 1) in {"close", "next", "adjacent", "nearest"}:
        reading.relation, reading.evidence = "near", Evidence.STRONG
    elif word == "from" and (km := _from_afar(line, k - 1, words)) is not None:
        reading.relation, reading.evidence, reading.offset_km = "near", Evidence.STRONG, km
    elif word == "to" and line.lower(k - 1) in words.bearings:
        reading.relation, reading.evidence = "near", Evidence.WEAK
    elif word in words.relations:
        reading.relation = words.relations[word]
        strong = word in {"in", "near", "at", "outside", "inside", "around", "across", "throughout", "within"}
        reading.evidence = max(reading.evidence, Evidence.STRONG if strong else Evidence.WEAK)


def _from_afar(line: Line, k: int, words: PlaceWords) -> float | None:
    """The km of "10 km from X", "five miles away from X"; word `k` stands before "from"."""
    k -= line.lower(k) == "away"
    return distance_km(line, k, words) if line.lower(k) in words.units or line.lower(k) == ")" else None


def _before_of(line: Line, k: int, words: PlaceWords, reading: Reading) -> None:
    before = line.lower(k - 1)
    area, cased = words.kinds.get(before) in {"admin1", "admin2"}, line.casing is Casing.MIXED
    if before in words.bearings or line.lower(k - 2) + "-" + before in words.bearings:
        distance = distance_km(line, k - 2, words)
        inside = distance is None and line.lower(k - 2) == "the"
        reading.relation, reading.evidence = ("part" if inside else "near"), Evidence.STRONG
        if distance is not None and "nautical" in line.lowers[max(0, k - 12) : k]:
            reading.relation = "off"
        reading.offset_km = distance
        reading.bearing = words.bearings.get(before) if distance is not None else None
    elif area and cased and line.capital(k - 1):
        return  # "Department of Agriculture"
    elif area and cased and line.capital(k - 2) and line.lower(k - 2) not in words.openers and line.linked[k - 1]:
        reading.relation, reading.evidence = "in", Evidence.STRONG  # "Chak district of Wardak": the district is Chak
    elif before in words.kinds and before not in words.edges:
        reading.hint, reading.evidence, reading.relation = words.kinds[before], Evidence.STRONG, "in"
        inner = read_before(line, _past_names(line, k - 1), words)
        if inner.relation not in {"other", "part"}:  # "the northern Afghan city of X" is no part of X
            reading.relation = inner.relation
    elif before in NATURAL and f"{before} of" in words.before:
        reading.relation, reading.evidence, reading.feature = (
            "in",
            Evidence.STRONG,
            "natural",
        )  # "off the island of Basilan"
        inner = read_before(line, k - 1, words)
        if inner.relation != "other":
            reading.relation = inner.relation
    elif before in words.edges:
        ashore = words.edges[before] == "off" and "on" in (line.lower(k - 2), line.lower(k - 3))
        reading.relation = "in" if ashore else words.edges[before]  # "on the coast of X" is land
        reading.evidence = Evidence.STRONG
        if before in words.units:
            reading.offset_km = distance_km(line, k - 1, words)
    elif before in words.facilities:
        reading.evidence = Evidence.WEAK
        if before in {"port", "seaport", "harbour", "harbor"}:
            reading.relation = read_before(line, _past_names(line, k - 1), words).relation


def _past_names(line: Line, k: int) -> int:
    """The first of the capitalised words before word `k`, or `k`: from "city" in "near the Syrian city of X" back to "Syrian"."""
    while line.casing is Casing.MIXED and line.capital(k - 1) and line.linked[k] and k > 1:
        k -= 1
    return k


def words_between(line: Line, left: Draft, right: Draft, words: PlaceWords) -> list[str]:
    """The lower-case words from one name to the next, without the kind of area that the first is ("district")."""
    between = line.lowers[left.last + 1 : right.first]
    return between[1:] if between and between[0] in words.kinds else between


def join_lists(drafts: list[Draft], line: Line, words: PlaceWords) -> None:
    """Give names of one list ("in X, Y and Z", "X-Y border") the relation of its other members."""
    for left, right in pairwise(drafts):
        between = words_between(line, left, right, words)
        if between in (["-"], ["–"]):
            _hyphenated(left, right, line, words)
        elif between in (["and"], [","], [",", "and"], ["or"], ["and", "the"], ["-"], ["to"], [",", "the"]):
            if left.relation == "between" or (between == ["to"] and left.relation == "from"):
                right.relation = "between" if left.relation == "between" else "to"
                right.evidence = Evidence.STRONG
            elif left.relation == "border" and between in (["and"], ["and", "the"]):
                right.relation, right.evidence = "border", Evidence.STRONG
            elif right.relation == "other" and not right.demonym and left.relation not in {"demonym", "dateline"}:
                right.relation = left.relation
                right.evidence = max(right.evidence, min(left.evidence, Evidence.WEAK))
            if line.lower(right.last + 1) in words.plural_kinds:
                left.hint, left.evidence = right.hint, Evidence.STRONG  # "X and Y districts"
            if left.evidence is Evidence.BARE and not left.demonym:
                left.evidence = min(right.evidence, Evidence.WEAK)
    for draft in drafts:
        if line.lower(draft.last + 1) in {"border", "frontier"} and draft.relation != "between":
            draft.relation, draft.evidence = "border", Evidence.STRONG
    relate(drafts, line, words)


def _hyphenated(left: Draft, right: Draft, line: Line, words: PlaceWords) -> None:
    after = line.lower(right.last + 1)
    if after in {"border", "frontier"}:
        left.relation = right.relation = "border"
    elif after in words.facilities or after in relative_words().ways or after in {"national", "train", "bus"}:
        left.relation = right.relation = "between"
    left.evidence = right.evidence = Evidence.STRONG
