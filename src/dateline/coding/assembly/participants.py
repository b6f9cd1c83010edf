"""Who took part in an incident and in which role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.coding.assembly.draft import Draft, Group
from dateline.coding.assembly.referents import Referents
from dateline.coding.assembly.same_party import is_name, same_party, says_more
from dateline.coding.called import called
from dateline.coding.mentions import Mention
from dateline.coding.parties import Party
from dateline.coding.propositions import of_verb
from dateline.coding.responsibility import Statement
from dateline.coding.struck import struck
from dateline.coding.weapons import find_weapons
from dateline.model.vocabulary import ParticipantRole as Role
from dateline.model.vocabulary import ResponsibilityStatus as Status

OPERATIONS = frozenset({"rescue_operation", "security_operation", "raid", "arrest", "weapons_seizure"})
# Incidents of captors: forces that storm or shoot there answer them.
ANSWERED = frozenset({"hijacking", "hostage_siege", "kidnapping", "piracy"})
LIVES = frozenset({"life", "lives"})
MACHINES = frozenset(
    "warplane warplanes jet jets planes aircraft helicopters gunships artillery tanks drones gunboats".split()
)
NOBODY = ("how ", "any ", "no ", "which ", "what ", "whatever ", "the number of ", "the exact number of ")
MURDER = ("murder", "assassin", "execut", "massacre")  # words whose victims did nothing, fighters or not
TWO_SIDED = frozenset({"armed_clash"})


@dataclass(frozen=True, slots=True)
class Part:
    """A party in a role, as one mention or statement says; `charged` marks a statement of responsibility."""

    role: Role
    party: Party
    charged: bool = False


def parts(draft: Draft, kind: str, statements: Sequence[Statement], referents: Referents) -> list[Part]:
    """Every part in the incident once, in the order the report tells it; claimed and accused groups included.

    `referents` tells whom generic words mean.
    """
    rows: list[Part] = []
    for statement in statements:
        if statement.party is not None and statement.status in {
            Status.CLAIMED,
            Status.ACCUSED,
            Status.SUSPECTED,
            Status.REPORTED,
        }:
            rows.append(Part(Role.PERPETRATOR, statement.party, charged=True))
    for group in draft.groups:
        rows += [
            replace(part, party=one)
            for mention in group.mentions
            for part in _of_mention(mention, kind)
            for one in called(group.read.sentence, part.party)
        ]
    if kind not in OPERATIONS:
        rows += [part for group in draft.groups for part in _struck(group)]
    rows = [row for row in rows if not (row.role is Role.PERPETRATOR and referents.is_place(row.party))]
    return _once([replace(row, party=referents.known(referents.introduced(row.party))) for row in rows], referents)


def _of_mention(mention: Mention, kind: str) -> Iterator[Part]:
    for party in mention.agents:
        if not _is_somebody(party) or (
            kind == "jailbreak" and party.word is not None and party.word.kind == "prisoners"
        ):
            continue
        if kind in TWO_SIDED and mention.frame.agent == "party":
            yield Part(Role.PARTY, party)
        elif (
            kind in OPERATIONS
            or (mention.type in OPERATIONS)
            or (party.state and kind in ANSWERED and mention.type not in {kind})
        ):
            yield Part(Role.RESPONDER, party)
        elif mention.frame.agent in {"perpetrator", "weapon", "party"} and (
            party.is_people or party.actor is not None or _is_machine(party)
        ):
            yield Part(Role.PERPETRATOR, party)
    for party in mention.objects:
        if party.pronoun or not party.text or _is_nobody(party):
            continue
        if party.text.split()[-1].lower() in LIVES or (_is_weapon(party) and party.thing is None):
            continue
        if mention.frame.object == "detained" or (mention.type == "arrest"):
            yield Part(Role.DETAINED, party)
        elif kind in TWO_SIDED and mention.frame.object == "party":
            yield Part(Role.PARTY, party)
        elif (
            mention.frame.what in {"escaped", "aboard", "missing"}
            or party.word is not None
            or (party.named and party.thing is None)
        ):
            yield from _victim(party, mention, kind)
        elif party.thing is not None and mention.frame.object != "weapon" and mention.frame.what != "displaced":
            yield Part(Role.TARGET, party)


def _struck(group: Group) -> Iterator[Part]:
    """What was hit in a group's sentence by the violence of its mentions, not by another incident's nearer ones, and which fighters did it."""
    s = group.read.sentence
    naming = [m for m in group.read.mentions if m.reality.happened]
    for i, thing in struck(s, group.read.parties):
        nearest = min(naming, key=lambda m: max(m.span.start - s.ends[i], s.starts[i] - m.span.end), default=None)
        if nearest is not None and nearest in group.mentions:
            yield Part(Role.TARGET, thing)
            agents = of_verb(s, i).agents if s.tags[i].startswith("V") else ()
            doers = (party for head in agents for party in group.read.parties.read(head))
            yield from (Part(Role.PERPETRATOR, p) for p in doers if p.armed and not p.pronoun and not _is_weapon(p))


def _victim(party: Party, mention: Mention, kind: str) -> Iterator[Part]:
    if party.word is None and not party.named:
        return
    attackers = party.word is not None and party.word.agentive
    if attackers and kind not in OPERATIONS | TWO_SIDED and not party.state and not mention.lemma.startswith(MURDER):
        if mention.frame.what == "killed" and mention.reality.happened:
            yield Part(Role.PERPETRATOR, party)
        return
    yield Part(Role.TARGET if mention.frame.object == "target" else Role.VICTIM, party)


def _is_nobody(party: Party) -> bool:
    return (party.quantity is not None and party.quantity.high == 0) or party.text.lower().startswith(NOBODY)


def _is_somebody(party: Party) -> bool:
    return (
        not party.pronoun
        and bool(party.text)
        and not _is_nobody(party)
        and not _is_weapon(party)
        and (party.is_people or party.actor is not None or party.state or _is_machine(party))
    )


def _is_machine(party: Party) -> bool:
    """Whether the words name what a force attacks with ("government warplanes")."""
    return bool(party.text) and party.text.split()[-1].lower() in MACHINES


def _only_describes(party: Party) -> bool:
    """Whether a bare singular tells of fighters that other words name ("rebel" of "a rebel attack")."""
    return party.armed and not party.plural and len(party.text.split()) == 1 and party.actor is None


def _is_weapon(party: Party) -> bool:
    """Whether the words name a weapon, after "of" too ("20 kg of dynamite")."""
    core = party.text.partition(" of ")[0]
    return party.word is None and any(w.span.end in {len(core), len(party.text)} for w in find_weapons(party.text, 0))


def _once(rows: Sequence[Part], referents: Referents) -> list[Part]:
    """One part for each party in a role, in its fullest wording; who is hurt is no target besides, and no unarmed victim did it."""
    kept: list[Part] = []
    for part in rows:
        k = next(
            (k for k, old in enumerate(kept) if old.role is part.role and _same(old.party, part.party, referents)), None
        )
        if k is None:
            kept.append(part)
        else:
            kept[k] = _fuller(kept[k], part)
    hurt = [p.party for p in kept if p.role is Role.VICTIM]
    doers = [p.party for p in kept if p.role is Role.PERPETRATOR and p.party.armed]
    struck = [*hurt, *(p.party for p in kept if p.role is Role.TARGET)]
    return [
        p
        for p in kept
        if not (p.role is Role.TARGET and any(same_party(p.party, one) for one in hurt))
        and not (p.role is Role.PERPETRATOR and _only_describes(p.party) and len(doers) > 1)
        and not (
            p.role is Role.PERPETRATOR
            and not (p.party.armed or p.party.state)
            and any(same_party(p.party, one) for one in struck)
        )
    ]


def _fuller(old: Part, new: Part) -> Part:
    """Of two parts of one party the one that says more; of equals the deed itself, which nobody denies, rather than the charge."""
    if _is_fuller(new.party, old.party):
        return new
    if old.charged and not new.charged and not _is_fuller(old.party, new.party):
        return replace(new, party=replace(new.party, actor=new.party.actor or old.party.actor))
    return old


def _same(one: Party, other: Party, referents: Referents) -> bool:
    return same_party(one, other) or referents.name(one).lower() == referents.name(other).lower()


def _is_fuller(new: Party, old: Party) -> bool:
    """Whether a wording says more: more words, and of one actor its people ("Red Front guerrillas") rather than its bare name."""
    if old.actor is not None:
        return new.actor is not None and new.word is not None and old.word is None and new.actor.alias in new.text
    if is_name(old) and old.called not in old.text:
        return is_name(new) and new.called in new.text
    return says_more(new, old) and (new.called in new.text or not is_name(old))
