"""What Dateline's statements of responsibility are in MUC-4's words for how an organisation is named (slot 11)."""

from __future__ import annotations

from dateline.model.coded import Claim, CodedReport, Incident, Responsibility
from dateline.model.vocabulary import Certainty, ParticipantRole, ResponsibilityStatus, SourceKind

AUTHORITIES = frozenset({SourceKind.GOVERNMENT, SourceKind.MILITARY, SourceKind.POLICE, SourceKind.SECURITY})
FACT, CLAIMED, POSSIBLE = "REPORTED AS FACT", "CLAIMED OR ADMITTED", "POSSIBLE"
ACCUSED, BY_AUTHORITIES = "SUSPECTED OR ACCUSED", "SUSPECTED OR ACCUSED BY AUTHORITIES"
DOERS = (ParticipantRole.PERPETRATOR, ParticipantRole.PARTY)
STRENGTH = (CLAIMED, BY_AUTHORITIES, ACCUSED, POSSIBLE, FACT)  # where several are said, the most telling


def confidence(coded: CodedReport, incident: Incident, said: list[Responsibility]) -> str:
    """The class of slot 11 for an organisation of `incident` about which `said` is stated; none is a fact as the report tells it."""
    claims = {c.id: c for c in coded.claims}
    classes = {_class(s, claims[s.claim]) for s in said}
    return next((c for c in STRENGTH if c in classes), FACT)


def _class(said: Responsibility, claim: Claim) -> str:
    """The task's decision tree: who did it says so; else whether any uncertainty is expressed; else by whom."""
    by = claim.source.kind
    if said.status is ResponsibilityStatus.ACCUSED and claim.certainty is Certainty.STATED:
        return FACT
    match said.status:
        case ResponsibilityStatus.CLAIMED:
            return CLAIMED
        case ResponsibilityStatus.ACCUSED:
            return BY_AUTHORITIES if by in AUTHORITIES else ACCUSED
        case ResponsibilityStatus.SUSPECTED:
            return BY_AUTHORITIES if by in AUTHORITIES else ACCUSED
        case ResponsibilityStatus.DENIED:  # who denies it has been accused
            return ACCUSED
        case ResponsibilityStatus.UNCLAIMED:
            return POSSIBLE
        case ResponsibilityStatus.REPORTED:
            return FACT


def perpetrators(incident: Incident) -> list[str]:
    """The words and names for those who did it or are said to have."""
    members = [p for p in incident.participants if p.role in DOERS]
    return [w for p in members for w in (p.text, p.name) if w]
