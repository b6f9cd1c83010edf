"""The one line that names an incident: its type, its target, its place."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.knowledge.demonyms import country_name
from dateline.model.coded import IncidentPlace, Participant
from dateline.model.vocabulary import ParticipantRole as Role
from dateline.schemes.incident_types import incident_type

DETERMINERS = frozenset(
    "the a an one two three four five six seven eight nine ten at about nearly some more over his her their its".split()
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


def headline(kind: str, members: Sequence[Participant], place: IncidentPlace | None) -> str:
    """For example "Hijacking of the Jaffer Express, Balochistan, Pakistan"."""
    label = incident_type(kind).label
    target = next((p for role in (Role.TARGET, Role.VICTIM, Role.DETAINED) for p in members if p.role is role), None)
    line = label
    if target is not None:
        line += f" {'of' if kind in OF else 'on' if target.kind else 'against'} {_lowered(target.text)}"
    if place is not None:
        line += f", {place.name}"
        if place.admin1 and place.admin1 not in place.name:
            line += f", {place.admin1}"
        country = country_name(place.country) if place.country else None
        if country and country not in line:
            line += f", {country}"
    return line
