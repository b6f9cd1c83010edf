"""Which telling of a report is its main one: what the report is about, before what led to it or followed."""

from __future__ import annotations

from dateline.model.coded import CodedReport, Incident
from dateline.model.vocabulary import CountWhat, IncidentRole, Stage
from dateline.schemes.incident_types import incident_type

_HAPPENED = frozenset({Stage.ACCOMPLISHED, Stage.ATTEMPTED})
_HARM = frozenset({CountWhat.KILLED, CountWhat.INJURED, CountWhat.ABDUCTED, CountWhat.HELD})
# Families whose incidents follow from others: an arrest is news because of the attack before it.
_FOLLOWING = frozenset({"operation", "strategic"})


def ranked(coded: CodedReport, text: str) -> dict[str, int]:
    """The rank of each incident by its id: 0 for the main one, then by weight; ties go to the one told first."""
    weighed = sorted(coded.incidents, key=lambda i: (-_weight(i, coded, text), _first(i)))
    return {incident.id: rank for rank, incident in enumerate(weighed)}


def _weight(incident: Incident, coded: CodedReport, text: str) -> float:
    in_title = min((m.start for m in incident.mentions), default=len(text)) < len(coded.report.title or "")
    return (
        1.5 * (incident.role is IncidentRole.MAIN)
        + 2.0 * (incident.stage in _HAPPENED)
        + 2.0 * (incident_type(incident.type).family not in _FOLLOWING)
        + 2.0 * (incident.date is not None and incident.date.edtf is not None)
        + 1.0 * any(c.what in _HARM for c in incident.counts)
        + 1.0 * in_title
        + 0.1 * min(len(incident.mentions), 10)
    )


def _first(incident: Incident) -> int:
    return min((m.start for m in incident.mentions), default=0)
