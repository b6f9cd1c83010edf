"""Who takes part in an incident, as lists of names that fit into one cell."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.book.incident import BookIncident
from dateline.model.coded import Participant
from dateline.model.vocabulary import ParticipantRole

ACTING = frozenset({ParticipantRole.PERPETRATOR, ParticipantRole.PARTY})
SUFFERING = frozenset({ParticipantRole.TARGET, ParticipantRole.VICTIM})
RESPONDING = frozenset({ParticipantRole.RESPONDER})


def taking_part(incident: BookIncident, roles: frozenset[ParticipantRole]) -> tuple[Participant, ...]:
    """The participants with one of these roles."""
    return tuple(p for p in incident.participants if p.role in roles)


def listed(values: Iterable[str | None]) -> str | None:
    """Each known value once, by "; " (one inside a value becomes a comma); None where there is none."""
    found = dict.fromkeys(v.replace(";", ",") for v in values if v)
    return "; ".join(found) or None
