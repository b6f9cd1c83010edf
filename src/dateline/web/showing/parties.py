"""Who had a part in an incident, and with which weapons, with those who say so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.book.incident import BookIncident
from dateline.model.coded import Participant
from dateline.model.vocabulary import ParticipantRole
from dateline.publishing.wording import clean
from dateline.web.showing.told import Told

_ROLES = {
    ParticipantRole.PERPETRATOR: "perpetrators",
    ParticipantRole.TARGET: "targets",
    ParticipantRole.VICTIM: "victims",
    ParticipantRole.RESPONDER: "responders",
    ParticipantRole.PARTY: "parties",
    ParticipantRole.DETAINED: "detained",
}


@dataclass(frozen=True, slots=True)
class Party:
    """One participant: a name, the id of a known actor, and in how many texts of how many reports it is told."""

    name: str
    actor: str | None
    kind: str
    publishers: tuple[str, ...]
    reports: int
    claim: str | None


@dataclass(frozen=True, slots=True)
class Role:
    """All who had one part, known actors and those of most reports first."""

    label: str
    parties: tuple[Party, ...]


def roles(incident: BookIncident, claims: Mapping[str, Told]) -> list[Role]:
    """The participants by the part they had; roles that nobody has are left out."""
    found = []
    for role, label in _ROLES.items():
        parties = [_party(p, claims) for p in incident.participants if p.role is role]
        if parties:
            found.append(Role(label, tuple(sorted(parties, key=lambda p: (p.actor is None, -p.reports)))))
    return found


def _party(one: Participant, claims: Mapping[str, Told]) -> Party:
    told = [claims[c] for c in one.claims if c in claims]
    return Party(
        name=clean(one.name),
        actor=one.actor,
        kind=(one.kind or "").replace("_", " "),
        publishers=tuple(dict.fromkeys(clean(t.publisher) for t in told)),
        reports=len({t.report for t in told}),
        claim=told[0].claim.id if told else None,
    )
