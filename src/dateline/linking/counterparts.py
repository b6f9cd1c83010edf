"""What answered what: a rescue is told of with the hijacking that it ends, in much the same words, and is never the hijacking itself.

Two tellings are never one incident where the report of one tells an incident of the other's type beside it, as what it answered or what
answered it: that one is the better match. Nor is what ends captivity (a rescue, a release) ever the captivity, whatever its report tells, nor
a release anything that is done by violence.
"""

from __future__ import annotations

from functools import cache

from dateline.model.coded import CodedReport, Incident
from dateline.model.vocabulary import CountWho, RelationKind
from dateline.schemes.incident_types import all_incident_types, freeing, incident_type, may_be_same

CAPTIVITY = "abduction"  # the family of types by which people or vehicles are held
PEACEFUL = "strategic"  # the family of developments without violence


def counterparts(coded: CodedReport, incident: Incident) -> tuple[str, ...]:
    """The types, sorted, of what the incident answered, of what answered it, and of the captivity of the hostages that it counts, as its report says."""
    found = _answered(coded, incident)
    if incident_type(incident.type).family != CAPTIVITY and any(c.who is CountWho.HOSTAGES for c in incident.counts):
        found |= {i.type for i in coded.incidents if incident_type(i.type).family == CAPTIVITY}
    return tuple(sorted(found))


def _answered(coded: CodedReport, incident: Incident) -> set[str]:
    """The types of the incidents that a relation says it answered, or answered it."""
    to = {r.to for r in incident.relations if r.kind is RelationKind.RESPONSE_TO}
    by = {
        i.id
        for i in coded.incidents
        if any(r.to == incident.id and r.kind is RelationKind.RESPONSE_TO for r in i.relations)
    }
    return {i.type for i in coded.incidents if i.id in to | by}


@cache
def never(name: str, known: tuple[str, ...]) -> frozenset[str]:
    """The types that tellings of an incident of type `name` with these counterparts never have in other reports.

    They are those of its counterparts, with all of captivity for one that is captivity; and, unless `name` itself may be called so, those
    that a counterpart may be called by too, what ends captivity for captivity, captivity for what ends it, and all else for a release.
    """
    own = incident_type(name)
    strict = {t for t in known if t != name}
    if own.family != CAPTIVITY and any(incident_type(t).family == CAPTIVITY for t in known):
        strict |= _captivity()
    loose = {t.name for t in all_incident_types() if any(may_be_same(k, t.name) for k in known)}
    if own.frees:
        loose |= _captivity() if own.family != PEACEFUL else {t.name for t in all_incident_types()}
    if own.family == CAPTIVITY:
        loose |= freeing()
    return frozenset(strict | {t for t in loose if not may_be_same(name, t)})


@cache
def _captivity() -> frozenset[str]:
    return frozenset(t.name for t in all_incident_types() if t.family == CAPTIVITY)
