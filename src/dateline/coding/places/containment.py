"""Links each name to the one that contains it: "Mach, in Bolan district", "Chak district of Wardak", "Iraq's Anbar province"."""

from __future__ import annotations

from itertools import pairwise

from dateline.coding.places.drafts import Draft, Evidence
from dateline.coding.places.lists import WELL_KNOWN, link_peers
from dateline.coding.places.relations import words_between
from dateline.coding.places.search import Search
from dateline.coding.places.tokens import Casing, Line
from dateline.knowledge.gazetteer import Feature, NameKind, fold

_COMMAS = ([","], [",", "in"], [",", "in", "the"], [",", "of"])
_DIRECT = (["in"], ["in", "the"], ["of"], ["of", "the"])
_LOCATED = tuple(
    [*comma, word, "in", *the] for comma in ([], [","]) for word in ("located", "situated") for the in ([], ["the"])
)


def link_containers(drafts: list[Draft], line: Line, search: Search) -> None:
    """Link "Mach, in Bolan district, Balochistan" from each name to the one that contains it; adds "Ill." of "Cairo, Ill." to the drafts."""
    listed = link_peers(drafts, line, search.words)
    for left, right in pairwise(drafts):
        between = words_between(line, left, right, search.words)
        if not between and _owns(left, right, line, search):
            continue
        if id(left) in listed and between == [","]:
            continue
        if not _is_said(left, right, between) or left.demonym or right.demonym:
            continue
        wider = left.facility is not None or any(c.place.feature is not Feature.CITY for c in right.candidates)
        if not left.candidates and not right.candidates and right.hint in {"admin1", "admin2"}:
            _link(left, right)  # a village and a district that the gazetteer lacks both, in a province that it has
        if (
            wider
            and right.candidates
            and (_may_hold(left, right) or _says_holds(left, right) or (between == [","] and _is_unlisted(left, right)))
        ):
            _link(left, right)
    for draft in tuple(drafts):
        state = _abbreviated_state(line, draft.last + 1, search)
        if state is not None:
            draft.container, draft.evidence = state, Evidence.STRONG
            state.relation = draft.relation
            drafts.insert(drafts.index(draft) + 1, state)


def _is_said(left: Draft, right: Draft, between: list[str]) -> bool:
    """Whether what stands between two names says that the first lies in the second."""
    if between in _COMMAS or between in _LOCATED or between == ["("]:
        return True
    return between in _DIRECT and (left.evidence >= Evidence.WEAK or left.facility is not None)


def _link(left: Draft, right: Draft) -> None:
    left.container = right
    if right.relation in {"other", left.relation}:  # a list may have lent it "near" or "off", said of the inner place
        right.relation = "in" if left.relation in {"near", "off"} else left.relation
    left.evidence = right.evidence = Evidence.STRONG


def _owns(left: Draft, right: Draft, line: Line, search: Search) -> bool:
    """Link "Iraq's Anbar province" and "Kunar province's Zzab district" from the second name to the first."""
    end = line.ends[right.first - 1]
    if search.text[end : end + 2] not in {"'s", "’s"} or left.demonym or right.demonym or right.container is not None:
        return False
    if left.candidates and (_may_hold(right, left) or _says_holds(right, left)):
        right.container = left
        right.evidence = Evidence.STRONG
        if right.relation == "other":
            right.relation = left.relation
    return right.container is left


def _says_holds(left: Draft, right: Draft) -> bool:
    """Whether the words make it containment whatever the gazetteer knows: "X district, Y province", "X district in Y", "X, Y district"."""
    rank = {None: 0, "city": 0, "admin2": 1, "admin1": 2}
    areas = [c.place for c in right.candidates if c.place.feature in (Feature.ADMIN1, Feature.ADMIN2)]
    if not areas or rank[left.hint] >= (rank[right.hint] or 2):
        return False
    if right.hint is None or right.hint == "city":
        return left.hint == "admin2" and any(a.feature is Feature.ADMIN1 for a in areas)
    known = any(c.place.capital or c.place.population >= WELL_KNOWN for c in left.candidates)
    return left.hint == "admin2" or not known  # "Islamabad, Punjab province" is a list


def _may_hold(left: Draft, right: Draft) -> bool:
    if not left.candidates:
        return True
    if left.facility == "facility" and right.relation == "in" and right.hint is None:
        return True  # "Medina Hospital in Mogadishu"
    wide = [c.place.index for c in right.candidates if c.place.feature is not Feature.CITY]
    inner = left.candidates
    own = inner[0].kind is NameKind.PRIMARY  # and "the Gold Coast, Australia" speaks of no former Ghana
    if own and inner[0].place.feature is Feature.COUNTRY:  # "Mexico, the US" is a list, "Georgia, US" is not
        inner = tuple(c for c in inner if c.place.feature is Feature.ADMIN1)
        return any(w in c.place.parents for c in inner for w in wide)
    return any(w in c.place.parents for c in inner for w in wide)


def _is_unlisted(left: Draft, right: Draft) -> bool:
    """Whether "Zzab, Ontario" names a small place that the gazetteer has only elsewhere, in a province or country of its own name."""
    wide = [
        c.place
        for c in right.candidates
        if c.place.feature in (Feature.ADMIN1, Feature.COUNTRY) and c.kind is NameKind.PRIMARY
    ]
    areas = (Feature.CITY, Feature.ADMIN2, Feature.FACILITY)
    small = all(
        c.place.feature in areas and not c.place.capital and c.place.population < WELL_KNOWN for c in left.candidates
    )
    return bool(wide) and small and left.evidence >= Evidence.WEAK and right.relation in {"other", left.relation}


def _abbreviated_state(line: Line, comma: int, search: Search) -> Draft | None:
    if line.lower(comma) != "," or comma + 1 >= len(line.words):
        return None
    word = line.words[comma + 1]
    stop = comma + 2 < len(line.words) and line.words[comma + 2] == "."
    name = (search.words.after_comma.get(word + ".") if stop else None) or search.words.after_comma.get(word)
    if name is None:
        return None
    bare = word == word.upper() and not stop and "." not in word
    after = comma + 2
    if bare and (line.casing is Casing.UPPER or (line.capital(after) and line.linked[after])):
        return None  # "SANTIAGO, LA SERENA", "Houston, OR Tambo Airport"
    last = comma + 2 if stop and word + "." in search.words.after_comma else comma + 1
    start, end, key = line.starts[comma + 1], line.ends[last], fold(name)
    found = search.gazetteer.lookup(key)
    return Draft(start, end, line.index, comma + 1, last, search.text[start:end], key, found, Evidence.STRONG)
