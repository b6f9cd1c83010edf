"""What an incident is called: its type, its stage, and the kinds of party that the code schemes ask for."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.assembly.draft import Draft
from dateline.coding.assembly.killed_apart import killed_apart
from dateline.coding.assembly.party_kinds import party_kind
from dateline.coding.reality import Reality
from dateline.model.coded import Participant
from dateline.model.vocabulary import CountWhat, CountWho, Stage
from dateline.model.vocabulary import ParticipantRole as Role
from dateline.schemes.incident_types import incident_type, may_be_same, most_specific

# A later word of these renames nothing: "the clash" after an ambush, "the raid" after a kidnapping.
PLAIN = frozenset({"armed_clash", "raid", "killing", "security_operation"})
UNNAMED = "armed_assault"  # somebody was killed or hurt by somebody, the report does not say how


def type_of(draft: Draft) -> str:
    """The most specific of the types that may name the incident which its first words name."""
    types = _candidates(draft)
    if not types:
        return UNNAMED
    first = next((g.types & types for g in draft.groups if g.types & types), frozenset(types))
    anchor = most_specific(frozenset(first))
    chosen = most_specific(
        frozenset(t for t in types if t in first or t == "jailbreak" or (may_be_same(t, anchor) and t not in PLAIN))
    )
    if chosen == "kidnapping" and _is_attack(draft):
        chosen = most_specific(frozenset({t for t in types if incident_type(t).family == "attack"} | {UNNAMED}))
    doers = [p for g in draft.groups for p in g.agents if p.armed or p.state]
    if chosen == "raid" and doers and not any(p.state for p in doers):
        return UNNAMED
    freed = any(t.what is CountWhat.FREED for g in draft.groups for t in g.tolls)
    if freed and chosen in {"raid", "security_operation"}:
        return "rescue_operation"
    return UNNAMED if chosen == "killing" else chosen


def _is_attack(draft: Draft) -> bool:
    """Whether people taken away were the lesser part, as ACLED has it: more were killed, or as many were killed first beside them."""
    tolls = [t for g in draft.groups for t in g.tolls if t.best != 0 and not t.part]
    taken = [t for t in tolls if t.what is CountWhat.ABDUCTED]
    dead = [t for t in tolls if t.what is CountWhat.KILLED and t.who is not CountWho.HOSTAGES]
    if not taken or not dead:
        return False
    many = max(t.best or t.low or 0 for t in taken)
    apart = killed_apart(draft)
    first = [t for t in dead if t.who in apart and t.span < taken[0].span]
    return (
        max(t.low or t.best or 0 for t in dead) > many or max((t.low or t.best or 0 for t in first), default=-1) >= many
    )


def _candidates(draft: Draft) -> set[str]:
    types = set(draft.types)
    escaped = any(t.what is CountWhat.ESCAPED and t.who is CountWho.PRISONERS for g in draft.groups for t in g.tolls)
    if escaped and not types & {"kidnapping", "hijacking"}:
        types.add("jailbreak")
    if {incident_type(t).family for t in types} & {"unrest", "attack"}:
        # What burned in a riot or an attack is part of it.
        types = {t for t in types if incident_type(t).family != "property"} or types
    return types


def stage_of(draft: Draft, kind: str) -> Stage:
    """How far the incident went, by the reality of the words that name it."""
    naming = [m for m in draft.mentions if m.type == kind] or [m for m in draft.mentions if m.type] or draft.mentions
    realities = {m.reality for m in naming}
    if kind == "threat":
        return Stage.THREATENED
    if Reality.FOILED in realities and Reality.ACTUAL not in realities:
        return Stage.FOILED
    if Reality.ACTUAL not in realities and Reality.ATTEMPTED in realities:
        return Stage.ATTEMPTED
    return Stage.ACCOMPLISHED


def scheme_kinds(members: Sequence[Participant]) -> tuple[str | None, str | None]:
    """The kinds of the first who did it and of the first it was done to, None where unknown."""
    doers = [p for p in members if p.role in {Role.PERPETRATOR, Role.RESPONDER, Role.PARTY}]
    done_to = [p for p in members if p.role in {Role.VICTIM, Role.TARGET, Role.DETAINED}]
    if len(doers) > 1 and not done_to and doers[0].role is Role.PARTY:
        done_to = doers[1:]
    return (party_kind(doers[0].kind) if doers else None, party_kind(done_to[0].kind) if done_to else None)
