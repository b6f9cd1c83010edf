"""Lists of names, and whether a comma in one means containment: "Paris, Texas" or "Georgia, Ohio and Utah"."""

from __future__ import annotations

from itertools import pairwise

from dateline.coding.places.drafts import Draft
from dateline.coding.places.relations import words_between
from dateline.coding.places.tokens import Line
from dateline.knowledge.gazetteer import Feature, NameKind
from dateline.knowledge.gazetteer.place import Candidate
from dateline.knowledge.place_words import PlaceWords

WELL_KNOWN = 500_000  # people: a city that stands beside an area in a list ("Islamabad, Punjab province"), not in it
_COUNTED = frozenset(
    "one two three four five six seven eight nine ten eleven twelve dozens some others another more".split()
)
_COMMAS = ([","], [",", "the"])
_ENDINGS = tuple(
    [*comma, word, *rest] for comma in ([], [","]) for word in ("and", "or", "&") for rest in ([], ["the"], ["in"])
)


def link_peers(drafts: list[Draft], line: Line, words: PlaceWords) -> set[int]:
    """Tell each name of a list the others; the ids of the names whose comma is a list's and no containment's."""
    listed: set[int] = set()
    chain: list[Draft] = []
    ended = False
    for left, right in pairwise([*drafts, None]):
        if left is None:
            continue
        chain = chain or [left]
        between = words_between(line, left, right, words) if right is not None else ["."]
        if right is not None and (_goes_on(between) or between in _ENDINGS):
            chain.append(right)
            ended = ended or between in _ENDINGS or "and" in between
            continue
        listed |= _close(chain, ended)
        chain, ended = [], False
    return listed


def _goes_on(between: list[str]) -> bool:
    """Whether the next item of a list follows: ", X", or ", two in X" and ", and one in X"."""
    if between in _COMMAS:
        return True
    counted = between[:1] == [","] and between[-1:] == ["in"] and 3 <= len(between) <= 4
    return counted and (between[-2].isdigit() or between[-2] in _COUNTED) and between[1:-2] in ([], ["and"])


def _close(chain: list[Draft], ended: bool) -> set[int]:
    if len(chain) < 2:
        return set()
    if not _alternates(chain):
        for draft in chain:
            draft.peers = tuple(d for d in chain if d is not draft)
    return {id(left) for left, right in pairwise(chain) if _is_listed(left, right, chain, ended)}


def _alternates(chain: list[Draft]) -> bool:
    """Whether the list is one of pairs: "Oxford, Ohio, and Athens, Georgia"."""
    pairs = list(zip(chain[::2], chain[1::2], strict=False))
    return len(chain) % 2 == 0 and all(_has_inside(a, b) and not _same_level(a, b) for a, b in pairs)


def _is_listed(left: Draft, right: Draft, chain: list[Draft], ended: bool) -> bool:
    if left.key == right.key or _alternates(chain):
        return False
    if _same_level(left, right):
        return True
    if not (ended and len(chain) > 2 and _is_known_elsewhere(left, right)):
        return False
    return _is_city_too(right) or not _has_inside(left, right)  # not "Paris, Texas, and Lyon"


def _same_level(left: Draft, right: Draft) -> bool:
    """Whether both are provinces of one country by their own names."""
    if left.hint in {"city", "admin2"}:
        return False
    ours = {c.place.country for c in left.candidates if _is_province(c)}
    return any(c.place.country in ours for c in right.candidates if _is_province(c))


def _is_province(candidate: Candidate) -> bool:
    return candidate.place.feature is Feature.ADMIN1 and candidate.kind is NameKind.PRIMARY


def _has_inside(left: Draft, right: Draft) -> bool:
    wide = {c.place.index for c in right.candidates if c.place.feature is not Feature.CITY}
    return any(not wide.isdisjoint(c.place.parents) for c in left.candidates)


def _is_city_too(draft: Draft) -> bool:
    """Whether an area's name is as well a great city's: "New York"."""
    return any(
        c.place.feature is Feature.CITY and (c.place.capital or c.place.population >= WELL_KNOWN)
        for c in draft.candidates
    )


def _is_known_elsewhere(left: Draft, right: Draft) -> bool:
    """Whether the first name is well known as a place that the second does not contain: "Washington, New York and Boston"."""
    wide = {c.place.index for c in right.candidates}
    best = left.candidates[0].place if left.candidates else None
    known = [
        c.place
        for c in left.candidates
        if c.place.capital or c.place.feature is Feature.COUNTRY or c.place.population >= WELL_KNOWN
    ]
    return best is not None and any(wide.isdisjoint(p.parents) for p in known)
