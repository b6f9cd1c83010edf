"""How many attacked: numbers of gunmen, of men with rifles, of those who do the violence of the sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.coding.mentions import Mention
from dateline.coding.parties import Party
from dateline.coding.party_reader import PartyReader
from dateline.coding.tolls import SHOT_DOWN, WOUNDING
from dateline.knowledge.people import person_word
from dateline.model.layers import Quantity
from dateline.model.span import Span
from dateline.parsing.document import Sentence
from dateline.schemes.weapons import weapon_words

NUMBER_LINKS = frozenset({"nummod", "quantmod", "amod", "compound", "advmod", "det"})


_NUMBER_OF = re.compile(r"number of (?:the )?(\w+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Attackers:
    """A number of people who attack; `armed` where their words alone say that they fight ("gunmen", "men with rifles")."""

    party: Party
    quantity: Quantity
    armed: bool = False


def attackers(
    s: Sentence, parties: PartyReader, quantities: Sequence[Quantity], mentions: Sequence[Mention]
) -> list[Attackers]:
    """Numbers of people who attack ("over 100 armed men"), unless something happened to them in the same sentence."""
    undergo = {p.head for m in mentions if m.frame.what or m.lemma in WOUNDING | {SHOT_DOWN} for p in m.objects}
    acting = [m for m in mentions if m.frame.agent == "perpetrator" and m.reality.happened]
    doing = {p.head for m in acting for p in m.agents if not p.state}
    rows = []
    for q in quantities:
        party = _counted(s, parties, q)
        if party is None or party.head in undergo or party.state or party.quantity != q:
            continue
        fights = party.word is not None and (party.word.agentive or _with_arms(s, party.head))
        weapon = s.lowers[party.head] in weapon_words() or party.thing is not None
        if fights or (party.head in doing and not weapon):
            rows.append(Attackers(party, q, fights))
    rows += _numbered(s, parties, quantities)
    rows += [
        Attackers(p, Quantity(p.span, p.text, 1, 1, 1, True), True) for m in acting for p in m.agents if _is_alone(p)
    ]
    return rows


def _numbered(s: Sentence, parties: PartyReader, quantities: Sequence[Quantity]) -> list[Attackers]:
    """ "They put the number of attackers at between 60 and 70"."""
    found = _NUMBER_OF.search(s.text)
    word = person_word(found.group(1).lower()) if found is not None else None
    if found is None or word is None or not word.agentive:
        return []
    tokens = s.tokens_in(Span(s.start + found.start(1), s.start + found.end(1)))
    after = [q for q in quantities if 0 <= q.span.start - (s.start + found.end(1)) <= 20]
    return [Attackers(party, q, True) for q in after[:1] for party in parties.read(tokens[0])[:1]]


def _counted(s: Sentence, parties: PartyReader, q: Quantity) -> Party | None:
    """The party whose number a quantity is."""
    tokens = s.tokens_in(q.span)
    if not len(tokens):
        return None
    head = tokens[-1]
    while s.heads[head] > head and s.deps[head] in NUMBER_LINKS:
        head = s.heads[head]
    return next(iter(parties.read(head)), None)


def _is_alone(party: Party) -> bool:
    agentive = party.word is not None and party.word.agentive
    return agentive and party.quantity is None and bool({"lone", "single", "sole"} & set(party.text.lower().split()))


def _with_arms(s: Sentence, head: int) -> bool:
    """ "More than 20 men with rifles", "30 men armed with machetes"."""
    for c in s.children[head]:
        if s.lowers[c] == "with" and any(s.lowers[t] in weapon_words() for t in s.children[c]):
            return True
        if s.lowers[c] in {"armed", "carrying", "wielding", "brandishing"}:
            return True
    return False
