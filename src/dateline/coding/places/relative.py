"""What the words around a name make of its place: a part of it, a stretch to another, how far they reach from it."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.places.distances import travel_km
from dateline.coding.places.drafts import Draft, Evidence
from dateline.coding.places.tokens import Line
from dateline.knowledge.place_words import PlaceWords
from dateline.knowledge.relative_words import relative_words

SCENES = frozenset({"in", "near", "other", "part"})
WAY_BEFORE = 6  # words in which "the road" stands before "from X to Y"
ANCHOR_WORDS = 14  # words between an unknown place and the one that it is told from
_TRAVELLED = frozenset({"from", "of", "outside", "to"})
_AND = frozenset({"and", "to", "with", "-", "–", "the", "or", "—"})


def relate(drafts: list[Draft], line: Line, words: PlaceWords) -> None:
    """Set the part, reach, other end and anchor of the names of one sentence, whose relations are known."""
    for draft in drafts:
        if draft.demonym and draft.relation == "demonym":
            continue
        _read_part(draft, line, words)
        _read_reach(draft, line)
        _read_travel(draft, line)
    for left, right in _neighbours(drafts):
        _read_stretch(left, right, line)
        if _is_told_from(left, right, line):
            left.anchor = right
            left.evidence = Evidence.STRONG


def _neighbours(drafts: list[Draft]) -> Iterator[tuple[Draft, Draft]]:
    """Each name with the next one of its own relation or level: what only says where it lies is passed over ("Mach, in Bolan, and Sibi")."""
    for i, left in enumerate(drafts):
        rest = [d for d in drafts[i + 1 :] if d is not left.container and d.container is not left]
        if rest:
            yield left, rest[0]


def _read_part(draft: Draft, line: Line, words: PlaceWords) -> None:
    bearings = relative_words().bearings
    if draft.relation == "part":
        draft.part = _bearing_before(draft.first, line, words)
        return
    possessive = draft.last + 1 < len(line.words) and line.starts[draft.last + 1] - line.ends[draft.last] == 3
    if not possessive or draft.relation not in SCENES:
        return
    for k in range(draft.last + 1, min(draft.last + 4, len(line.words))):
        joined = f"{line.lower(k)}-{line.lower(k + 2)}" if line.lower(k + 1) == "-" else line.lower(k)
        after = k + 3 if joined in bearings and joined != line.lower(k) else k + 1
        if joined not in bearings:
            continue
        noun = joined in words.bearings and line.lower(after) not in {"of", "-"} and not line.capital(after)
        if noun or line.lower(after) in {
            "part",
            "parts",
            "region",
            "regions",
            "areas",
            "half",
            "provinces",
            "districts",
        }:
            draft.relation, draft.part = "part", bearings[joined]
            draft.evidence = max(draft.evidence, Evidence.WEAK)
        return


def _bearing_before(first: int, line: Line, words: PlaceWords) -> int | None:
    bearings = relative_words().bearings
    for k in range(first - 1, max(-1, first - 6), -1):
        word = line.lowers[k]
        hyphened = f"{line.lower(k - 2)}-{word}" if line.lower(k - 1) == "-" else word
        if hyphened in bearings:
            before = line.lower(k - 1 if hyphened == word else k - 3)
            return bearings[hyphened] if before not in {"and", "or", ","} else None  # "northern and eastern X"
        if word not in words.parts and word not in {"the", "of", "-", "far", "restive", "volatile", "troubled"}:
            return None
    return None


def _read_reach(draft: Draft, line: Line) -> None:
    reach = relative_words().reach
    k = draft.first - 1
    while line.lower(k) in {"the", "of"} and k > 0:
        k -= 1
    if draft.relation == "near" and draft.offset_km is None:
        draft.within_km = reach.get(line.lower(k))
        return
    after = line.lower(draft.last + 1)
    if (
        draft.relation in {"in", "other"}
        and draft.facility is None
        and after in reach
        and after not in {"near", "outside", "nearby"}
    ):
        draft.within_km = reach[after]


def _read_travel(draft: Draft, line: Line) -> None:
    """ "An hour's drive from X", "a day's walk north of X"."""
    k = draft.first - 1
    while k > 0 and (line.lower(k) == "the" or line.lower(k) in relative_words().bearings):
        k -= 1
    if line.lower(k) not in _TRAVELLED:
        return
    k -= 1
    while k > 0 and (line.lower(k) in {"the", "to", "away"} or line.lower(k) in relative_words().bearings):
        k -= 1
    km = travel_km(line, k)
    if km is not None:
        draft.relation, draft.within_km, draft.evidence = "near", km, Evidence.STRONG


def _read_stretch(left: Draft, right: Draft, line: Line) -> None:
    """Join the two ends of "between X and Y", "the road from X to Y", "the highway linking X and Y", "X's border with Y"."""
    gap = line.lowers[left.last + 1 : right.first]
    ways = relative_words().ways
    if left.relation == right.relation and left.relation in {"between", "border"} and left.other_end is None:
        if set(gap) <= _AND or left.relation == "between" or "border" in gap or "frontier" in gap:
            _join(left, right)
        return
    if left.relation == "border" and gap[:2] == ["border", "with"] and right.relation == "border":
        _join(left, right)
        return
    behind = line.lower(right.last + 1) in ways or line.lower(right.last + 2) in ways
    before = line.lowers[max(0, left.first - WAY_BEFORE) : left.first]
    joining = relative_words().joining.intersection(before[-2:])
    if gap and set(gap) <= _AND and ((joining and ways.intersection(before)) or (gap[0] == "to" and behind)):
        left.relation = right.relation = "between"
        left.evidence = right.evidence = Evidence.STRONG
        _join(left, right)


def _join(left: Draft, right: Draft) -> None:
    left.other_end, right.other_end = right, left


def _is_told_from(left: Draft, right: Draft, line: Line) -> bool:
    """Whether an unknown place is told from a known one: "the village of Zzab, 10 km north of X", "Zzab, near X"."""
    if left.candidates or left.facility is not None or right.relation != "near" or not right.candidates:
        return False
    gap = line.lowers[left.last + 1 : right.first]
    fillers = relative_words().fillers
    stated = not set(gap) <= {",", "and", "(", "-"}  # else a list, or the country that it lies in
    return stated and len(gap) <= ANCHOR_WORDS and all(w in fillers or w[0].isdigit() for w in gap)
