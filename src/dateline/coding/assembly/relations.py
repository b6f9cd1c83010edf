"""How the incidents of one report relate: the rescue answers the hijacking, the killing of hostages is part of it."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model.vocabulary import RelationKind

ABDUCTIONS = frozenset({"hijacking", "hostage_siege", "kidnapping", "piracy", "enforced_disappearance"})
ANSWERS = frozenset(
    {
        "rescue_operation",
        "security_operation",
        "raid",
        "arrest",
        "release",
        "weapons_seizure",
        "armed_clash",
        "air_strike",
    }
)
VIOLENCE = frozenset({"attack", "bombing", "strike", "abduction", "abuse", "unrest", "property"})
PARTS = frozenset({"execution", "human_shields", "escape", "beating", "torture", "sexual_violence", "arson", "looting"})


def relation(one: str, other: str, earlier: bool, families: Sequence[str]) -> RelationKind | None:
    """The relation of incident type `one` to `other` (both main, `earlier` if `other` is told first), None for none."""
    if one in PARTS and other not in PARTS:
        return RelationKind.PART_OF
    if one in ANSWERS and other in ABDUCTIONS:
        return RelationKind.RESPONSE_TO
    if one in ANSWERS - {"armed_clash", "air_strike"} and families[1] in VIOLENCE and earlier:
        return RelationKind.RESPONSE_TO
    return None
