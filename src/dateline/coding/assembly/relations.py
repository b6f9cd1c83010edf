"""How the incidents of one report relate: the rescue answers the hijacking, the killing of hostages is part of it."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.assembly.draft import Draft
from dateline.coding.assembly.geography import apart
from dateline.model.coded import Relation
from dateline.model.vocabulary import RelationKind
from dateline.schemes.incident_types import Answered, answering, incident_type

VIOLENCE = frozenset({"attack", "bombing", "strike", "abduction", "abuse", "unrest", "property"})
PARTS = frozenset({"execution", "human_shields", "escape", "beating", "torture", "sexual_violence", "arson", "looting"})


def relations(k: int, drafts: Sequence[Draft], kinds: Sequence[str], ids: Sequence[str]) -> tuple[Relation, ...]:
    """The relations of incident `k` to the others of its report; a release may answer an abduction of long ago."""
    rows = [Relation(to=ids[j], kind=RelationKind.SAME_CAMPAIGN) for j in _same_group(k, drafts)]
    if drafts[k].background:
        return tuple(rows)
    for j, other in enumerate(drafts):
        if j == k or (other.background and kinds[k] != "release"):
            continue
        found = _relation(kinds[k], kinds[j], j < k)
        if found is RelationKind.PART_OF and apart(drafts[k].places, other.places):
            found = None
        if found is not None:
            rows.append(Relation(to=ids[j], kind=found))
    return tuple(rows)


def _same_group(k: int, drafts: Sequence[Draft]) -> list[int]:
    """The other incidents, one of the two recalled, that a known group of incident `k` also carried out."""
    groups = [
        {p.actor.actor for g in d.groups for p in g.agents if p.actor is not None and not p.state} for d in drafts
    ]
    return [
        j
        for j, other in enumerate(drafts)
        if j != k and groups[j] & groups[k] and (drafts[k].background or other.background)
    ]


def _relation(one: str, other: str, earlier: bool) -> RelationKind | None:
    if one in PARTS and other not in PARTS:
        return RelationKind.PART_OF
    if one in answering(Answered.ABDUCTION) and incident_type(other).family == "abduction":
        return RelationKind.RESPONSE_TO
    if one in answering(Answered.VIOLENCE) and incident_type(other).family in VIOLENCE and earlier:
        return RelationKind.RESPONSE_TO
    return None
