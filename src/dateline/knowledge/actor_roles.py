"""The kind of party that a common noun says: "rebel group", "news agency", "the gunmen", "three farmers" (roles.tsv, forces.tsv, people.toml)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dateline.knowledge.actors_list import forces
from dateline.knowledge.actors_spelling import fold
from dateline.knowledge.actors_tables import listed, read_rows
from dateline.knowledge.people import person_phrase, person_word
from dateline.knowledge.plurals import singulars
from dateline.model.actor_kinds import ActorKind

LONGEST_PHRASE = 4  # words
# Kinds of the people lexicon (people.toml) that are not themselves members of ActorKind.
OF_PEOPLE = {
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


def role_kind(words: Sequence[str]) -> ActorKind | None:
    """The kind that the noun phrase of `words` (lower case, head last) says, by its longest known phrase; None where it says none."""
    plain = [fold(word).strip() for word in words]
    for length in range(min(LONGEST_PHRASE, len(plain)), 0, -1):
        phrase = " ".join(plain[-length:])
        found = _kind(phrase)
        if found is not None:
            return found
        person = person_word(phrase) if length > 1 else person_phrase([word.lower() for word in words])
        if person is not None:
            return kind_of_people(person.kind)
    return None


def kind_of_people(kind: str) -> ActorKind:
    """The ActorKind of a kind of the people lexicon; raises ValueError for one that has none."""
    return OF_PEOPLE[kind] if kind in OF_PEOPLE else ActorKind(kind)


def _kind(phrase: str) -> ActorKind | None:
    known = _roles()
    if phrase in known:
        return known[phrase]
    return next((known[one] for one in singulars(phrase) if one in known), None)


@cache
def _roles() -> dict[str, ActorKind]:
    """Folded nouns with their kinds; roles.tsv goes before the forces, of which those of the army are left to the people lexicon."""
    roles: dict[str, ActorKind] = {}
    for row in read_rows("forces"):
        if row["role"] == "head" and row["suffix"] not in {"MIL", "GOV"}:
            roles |= {fold(word): forces()[row["suffix"]].kind for word in listed(row["words"])}
    for row in read_rows("roles"):
        roles |= {fold(word): ActorKind(row["kind"]) for word in listed(row["words"])}
    return roles
