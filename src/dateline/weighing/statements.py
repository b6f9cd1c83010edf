"""From coded reports to statements: who says which count of an incident in which report."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.coding.assembly.disputes import OFFICIAL
from dateline.model.actor_kinds import ActorKind
from dateline.model.coded import Claim, CodedReport, Count, Incident, Source
from dateline.model.vocabulary import IncidentRole, ParticipantRole, RelationKind, SourceKind, Stance
from dateline.weighing.figure import Speaker, Statement, Told

EPISODE = frozenset({RelationKind.RESPONSE_TO, RelationKind.PART_OF})
ACTING = frozenset({ParticipantRole.PERPETRATOR, ParticipantRole.RESPONDER, ParticipantRole.PARTY})
FORCES = frozenset(
    {ActorKind.STATE, ActorKind.MILITARY, ActorKind.SECURITY_FORCES, ActorKind.INTELLIGENCE, ActorKind.COALITION}
)


def statements(coded: CodedReport, incident: Incident, told: Told) -> tuple[Statement, ...]:
    """Every count of one incident of a coded report: its own estimate by each speaker of it, or every side of a contested one."""
    claims = {c.id: c for c in coded.claims}
    told = as_told(incident, told)
    out: list[Statement] = []
    for count in incident.counts:
        sides = _sides(incident, count, claims) if count.contested else []
        if sides:
            out += [_of_side(count, claim, stance, (incident, told)) for claim, stance in sides]
        else:
            out += [_of_count(count, claim, (incident, told)) for claim in _speaking(count, claims)]
    return tuple(out)


def as_told(incident: Incident, told: Told) -> Told:
    """The telling of an incident in its report: whether the report is about it."""
    main = incident.role is IncidentRole.MAIN
    return (
        told if told.main == main else Told(told.report, told.group, told.publisher, told.published, told.known, main)
    )


def speaker(source: Source, incident: Incident) -> Speaker:
    """Who a claim comes from, with the actor among the incident's participants that has the name, and whether they take part."""
    actor = next((p.actor for p in incident.participants if source.text in {p.name, p.text} and p.actor), None)
    actor = actor or next((r.actor for r in incident.responsibility if source.text in {r.name, r.text, r.by}), None)
    return Speaker(text=source.text, kind=source.kind, actor=actor, party=_takes_part(source, incident))


def _takes_part(source: Source, incident: Incident) -> bool:
    """Whether the source is of a side in the violence: armed groups always are, a state where its forces fight or are hit."""
    if source.kind is SourceKind.ARMED_GROUP:
        return True
    if source.kind not in OFFICIAL or source.kind is SourceKind.POLICE:
        return False
    roles = {p.role for p in incident.participants if p.kind in FORCES}
    return bool(roles & (ACTING | {ParticipantRole.TARGET, ParticipantRole.VICTIM}))


def _speaking(count: Count, claims: Mapping[str, Claim]) -> list[Claim]:
    """One claim for each speaker who gives the very figures of the estimate, else the first claim behind it."""
    behind = [claims[c] for c in count.claims]
    giving = [c for c in behind if _figures(c) == (count.low, count.best, count.high)] or behind[:1]
    first: dict[str, Claim] = {}
    for claim in giving:
        first.setdefault(claim.source.text, claim)
    return list(first.values())


def _sides(incident: Incident, count: Count, claims: Mapping[str, Claim]) -> list[tuple[Claim, Stance]]:
    """The claim and stance of every side of a contested count."""
    field = f"{count.what.value}:{count.who.value}"
    sides = [s for d in incident.disputes if d.field == field for s in d.sides]
    return [(claims[s.claims[0]], s.stance) for s in sides]


def _figures(claim: Claim) -> tuple[int | None, int | None, int | None]:
    value = claim.value
    return value.get("low"), value.get("best"), value.get("high")


def _of_count(count: Count, claim: Claim, context: tuple[Incident, Told]) -> Statement:
    incident, told = context
    return Statement(
        claim=claim.id,
        told=told,
        what=count.what,
        who=count.who,
        low=count.low,
        best=count.best,
        high=count.high,
        speaker=speaker(claim.source, incident),
        certainty=claim.certainty,
        rule=count.rule,
    )


def _of_side(count: Count, claim: Claim, stance: Stance, context: tuple[Incident, Told]) -> Statement:
    """One side's own figures; a denial without a figure of its own denies the estimate."""
    incident, told = context
    low, best, high = _figures(claim)
    if claim.attribute != "count":
        low, best, high = count.low, count.best, count.high
    return Statement(
        claim=claim.id,
        told=told,
        what=count.what,
        who=count.who,
        low=low,
        best=best,
        high=high,
        speaker=speaker(claim.source, incident),
        certainty=claim.certainty,
        stance=stance,
        rule=count.rule,
    )


def answers(coded: CodedReport, incident: Incident, told: Told) -> tuple[Statement, ...]:
    """The counts of what answered or is part of one incident in its report: the ledger of a hijacking needs those whom a rescue freed."""
    tied = [i for i in coded.incidents if any(r.to == incident.id and r.kind in EPISODE for r in i.relations)]
    return tuple(s for i in tied for s in statements(coded, i, told))
