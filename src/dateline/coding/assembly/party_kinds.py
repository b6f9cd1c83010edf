"""What kind of party a participant's words mean, for the code schemes."""

from __future__ import annotations

from dateline.model.actor_kinds import ActorKind

# Kinds of the people lexicon (knowledge/data/people.toml) that are not themselves members of ActorKind.
_PEOPLE = {
    "militants": ActorKind.ARMED_GROUP,
    "attackers": ActorKind.ARMED_GROUP,
    "criminals": ActorKind.GANG,
    "aid_workers": ActorKind.CIVILIANS,
    "journalists": ActorKind.CIVILIANS,
    "medical_staff": ActorKind.CIVILIANS,
    "nationals": ActorKind.CIVILIANS,
    "people": ActorKind.CIVILIANS,
    "prisoners": ActorKind.CIVILIANS,
    "religious": ActorKind.CIVILIANS,
    "suspects": ActorKind.UNKNOWN,
}


def party_kind(kind: str | None) -> str | None:
    """The ActorKind of a participant's `kind`, None where it is a thing or unknown."""
    if kind is None:
        return None
    if kind in _PEOPLE:
        return _PEOPLE[kind].value
    return kind if kind in ActorKind._value2member_map_ else None
