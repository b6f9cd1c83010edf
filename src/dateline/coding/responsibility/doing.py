"""Deeds told of a named doer: "the X killed six", "an attack by the X", whoever tells it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.coding.mentions import Mention
from dateline.coding.parties import Party
from dateline.coding.responsibility.alleging import degree_of
from dateline.coding.responsibility.clauses import ARMED_KINDS, FORCES, Clauses
from dateline.coding.responsibility.statement import Statement
from dateline.model.actor_kinds import ActorKind
from dateline.model.vocabulary import Certainty
from dateline.model.vocabulary import ResponsibilityStatus as Status

# What forces of order do, and what two sides do to each other: no deed that somebody answers for.
LAWFUL = frozenset({"rescue_operation", "security_operation", "arrest", "weapons_seizure", "release", "escape"})
BOUNDS = frozenset({",", ".", ":", "CC", "``", "''"})
HEDGED_WITHIN = 6  # words between a hedge and the phrase that it hedges
DOING = frozenset({"perpetrator", "weapon"})
NAMED = ARMED_KINDS - {ActorKind.UNKNOWN, ActorKind.ARMED_GROUP} | FORCES | {ActorKind.STATE, ActorKind.MERCENARIES}


def doings(c: Clauses) -> Iterator[Statement]:
    """What the sentence tells as done by a group, force or state that its words name; `report` looks up who tells it."""
    for mention in c.read.mentions:
        if mention.frame.agent in DOING and mention.reality.happened and mention.type not in LAWFUL:
            if c.is_open(mention.head):
                continue
            for party in (*c.answerable(mention.agents), *_by(c, mention)):
                if is_named(party) and not _is_its_own_victim(party, mention):
                    hedged = _is_hedged_before(c, party)
                    status = Status.SUSPECTED if hedged else degree_of(c, mention.head, Status.REPORTED)
                    found = c.state(status, party, None, mention.head)
                    sure = Certainty.STATED if status is Status.REPORTED else found.certainty
                    yield replace(found, cue=mention.span, certainty=sure, told=True)


def _by(c: Clauses, mention: Mention) -> Iterator[Party]:
    """ "Was kidnapped near his home by the X": the doer where the parser hangs "by" on another noun, if nobody else is one."""
    if not mention.agents:
        under = [t for t in c.below(mention.head) if t > mention.head and c.s.lowers[t] == "by"]
        yield from c.parties(t for k in under for t in c.kids(k, "pobj"))


def _is_hedged_before(c: Clauses, party: Party) -> bool:
    """ "Apparently by members of X", "allegedly by X"."""
    tokens = c.s.tokens_in(party.span)
    if not len(tokens):
        return False
    first = tokens[0]
    while first > 0 and tokens[0] - first < HEDGED_WITHIN and c.s.tags[first - 1] not in BOUNDS:
        first -= 1
    return any(c.s.tags[t] == "RB" and c.s.lowers[t] in c.words.hedges for t in range(first, tokens[-1] + 1))


def is_named(party: Party) -> bool:
    """Whether the words say which group, force or state it is."""
    return not party.pronoun and party.actor is not None and party.actor.kind in NAMED


def _is_its_own_victim(party: Party, mention: Mention) -> bool:
    return any(
        o.actor is not None and party.actor is not None and o.actor.actor == party.actor.actor for o in mention.objects
    )
