"""What the benches read off a coded report: totals over its incidents, and whether the police act in one."""

from __future__ import annotations

import re
from collections.abc import Callable

from dateline.model.coded import CodedReport, Count, Incident, Participant
from dateline.model.vocabulary import CountWhat, CountWho, IncidentRole, ParticipantRole, Stage

ACTING = frozenset({ParticipantRole.PERPETRATOR, ParticipantRole.RESPONDER, ParticipantRole.PARTY})
HAPPENED = frozenset({Stage.ACCOMPLISHED, Stage.ATTEMPTED})  # an attempted attack may kill its attacker

_POLICE = re.compile(r"\b(?:police\w*|cops?|constables?|sub-inspectors?)\b", re.IGNORECASE)


def main_incidents(coded: CodedReport) -> list[Incident]:
    """The incidents that the report is about and that happened."""
    return [i for i in coded.incidents if i.role is IncidentRole.MAIN and i.stage in HAPPENED]


def low(count: Count) -> int:
    """The least that a count allows; an open low end allows 0."""
    return count.low or 0


def best(count: Count) -> int:
    """The best figure of a count, its least where it has no best."""
    return count.best if count.best is not None else low(count)


def incident_total(incident: Incident, what: CountWhat, value: Callable[[Count], int]) -> int:
    """How many of an incident: its stated total, or the sum over the kinds of people where that is more (they never overlap)."""
    counts = [c for c in incident.counts if c.what is what]
    total = max((value(c) for c in counts if c.who is CountWho.PEOPLE), default=0)
    return max(total, sum(value(c) for c in counts if c.who is not CountWho.PEOPLE))


def report_total(coded: CodedReport, what: CountWhat, value: Callable[[Count], int]) -> int:
    """How many over all incidents that the report is about."""
    return sum(incident_total(i, what, value) for i in main_incidents(coded))


def is_police(participant: Participant) -> bool:
    """Whether a participant is a police force or officer, by its kind or the report's word for it."""
    return participant.kind == "police" or bool(_POLICE.search(participant.text))


def police_act(incident: Incident) -> bool:
    """Whether the police are among those who act in an incident."""
    return any(p.role in ACTING and is_police(p) for p in incident.participants)


def police_kill(coded: CodedReport) -> bool:
    """Whether an incident has the police acting and somebody killed."""
    return any(police_act(i) and incident_total(i, CountWhat.KILLED, best) > 0 for i in _real(coded))


def police_arrest(coded: CodedReport) -> bool:
    """Whether an incident has the police acting and somebody arrested, counted or named."""
    return any(police_act(i) and (incident_total(i, CountWhat.ARRESTED, best) > 0 or _detains(i)) for i in _real(coded))


def _detains(incident: Incident) -> bool:
    return any(p.role is ParticipantRole.DETAINED for p in incident.participants)


def _real(coded: CodedReport) -> list[Incident]:
    return [i for i in coded.incidents if i.stage in HAPPENED]
