"""One sentence that tells of an incident in each of several places: "bombs went off in Herat, Kunduz and Kandahar"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from dateline.coding.assembly.draft import Group
from dateline.coding.assembly.geography import EXACT, apart
from dateline.model.layers import PlaceMention

AREAS = frozenset({"admin1"})
_KINDS = r"(?:department|province|district|state|region|count(?:y|ie)|municipalit(?:y|ie)|cit(?:y|ie)|town|village)s?"
_JOINT = re.compile(
    rf"(?:\s+{_KINDS})?\s*(?:,|;|,?\s*\band\b|,?\s*\bas well as\b)\s*(?:also\s+)?(?:in\s+|at\s+|near\s+)?(?:the\s+)?(?:{_KINDS} of\s+)?",
    re.IGNORECASE,
)


def scattered(group: Group) -> list[Group]:
    """The group, or one for each place of a list of places far apart where several things were done and nobody is counted."""
    if any(t.what is not None and t.party is not None for t in group.tolls) or not _is_of_several(group):
        return [group]
    listed = _listed(group)
    if len(listed) < 2:
        return [group]
    rest = [p for p in group.places if p not in listed and p.feature not in EXACT | AREAS]
    return [replace(group, places=(p, *rest), listed=p) for p in listed]


def _is_of_several(group: Group) -> bool:
    """Whether the words name several acts, or several things that were hit or set off."""
    typed = [m for m in group.mentions if m.type is not None]
    return any(m.plural for m in typed) or any(
        p.plural and p.word is None
        for m in typed
        for p in (*m.objects, *(m.agents if m.frame.agent == "weapon" else ()))
    )


def _listed(group: Group) -> Sequence[PlaceMention]:
    """The longest list of places of one level in the sentence, each the scene and all of them apart; empty where there is none."""
    text, start = group.read.sentence.text, group.read.sentence.start
    scenes = [p for p in group.places if p.feature in EXACT | AREAS]
    lists: list[list[PlaceMention]] = [[p] for p in scenes[:1]]
    for one, other in pairwise(scenes):
        same = (one.feature in EXACT) == (other.feature in EXACT)
        if same and _JOINT.fullmatch(text[one.span.end - start : other.span.start - start]):
            lists[-1].append(other)
        else:
            lists.append([other])
    best = max(lists, key=len, default=[])
    within = text[best[0].span.start - start : best[-1].span.end - start].lower() if best else ""
    if not re.search(r"\band\b|\bas well as\b|;", within) or best[0].relation != "in":
        return []
    alike = [replace(p, relation="in") for p in best]
    return alike if all(apart([a], [b]) for a, b in combinations(alike, 2)) else []
