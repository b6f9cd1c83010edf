"""The one line that names an incident: its type, its target, its place."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.assembly.party_kinds import party_kind
from dateline.knowledge.demonyms import country_name
from dateline.model.coded import IncidentPlace, Participant
from dateline.model.vocabulary import ParticipantRole as Role
from dateline.schemes.incident_types import incident_type

DETERMINERS = frozenset(
    "the a an one two three four five six seven eight nine ten at about nearly some more over his her their its".split()
)
MASS = frozenset(
    "livestock cattle aid food fuel oil cash money police people property infrastructure traffic men women".split()
)
OF = frozenset(
    {
        "hijacking",
        "kidnapping",
        "assassination",
        "execution",
        "massacre",
        "killing",
        "release",
        "arrest",
        "rescue_operation",
        "torture",
        "looting",
        "shelling",
        "beating",
        "escape",
        "enforced_disappearance",
        "surrender",
        "sexual_violence",
        "weapons_seizure",
    }
)


def _lowered(text: str) -> str:
    """ "The ferry" inside a line is "the ferry"; a name keeps its capital."""
    first, _, rest = text.partition(" ")
    return f"{first.lower()} {rest}" if rest and first.lower() in DETERMINERS else text


def _roles(kind: str) -> tuple[Role, ...]:
    """Whom or what an incident is named by, the first that it has: people are kidnapped, not the bus or school they were in."""
    done_to = (Role.VICTIM, Role.TARGET) if kind == "kidnapping" else (Role.TARGET, Role.VICTIM)
    return (*done_to, Role.DETAINED)


def _link(kind: str, target: Participant) -> str:
    if kind == "kidnapping" and target.role is Role.TARGET and target.kind and party_kind(target.kind) is None:
        return "at"
    if kind in OF:
        return "of"
    if incident_type(kind).family == "bombing":
        return "hitting" if target.role is Role.VICTIM else "of"
    return "on" if target.kind else "against"


def _with_article(words: str) -> str:
    """A bare noun in the singular gets its article: "ferry" is "a ferry"; names, plurals and longer phrases stay."""
    bare = words.islower() and words.isalpha() and not words.endswith("s") and words not in MASS
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}" if bare else words


def headline(
    kind: str, members: Sequence[Participant], place: IncidentPlace | None, taken: frozenset[str] = frozenset()
) -> str:
    """For example "Hijacking of the Jaffer Express, Balochistan, Pakistan"; `taken` are the words for people abducted."""
    label = incident_type(kind).label
    if kind == "kidnapping":
        members = sorted(members, key=lambda p: p.text not in taken)
    target = next((p for role in _roles(kind) for p in members if p.role is role), None)
    line = label
    if target is not None:
        line += f" {_link(kind, target)} {_with_article(_lowered(target.text))}"
    if place is not None:
        line += f", {place.name}"
        if place.admin1 and place.admin1 not in place.name:
            line += f", {place.admin1}"
        country = country_name(place.country) if place.country else None
        if country and country not in line:
            line += f", {country}"
    return line
