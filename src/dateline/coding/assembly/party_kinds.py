"""What kind of party a participant's words mean, for the code schemes."""

from __future__ import annotations

from dateline.knowledge.actor_roles import OF_PEOPLE
from dateline.model.actor_kinds import ActorKind


def party_kind(kind: str | None) -> str | None:
    """The ActorKind of a participant's `kind`, None where it is a thing or unknown."""
    if kind is None:
        return None
    if kind in OF_PEOPLE:
        return OF_PEOPLE[kind].value
    return kind if kind in ActorKind._value2member_map_ else None
