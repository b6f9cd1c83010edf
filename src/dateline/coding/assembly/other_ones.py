"""Who tells two acts apart: people killed or taken by name, and places or things that were attacked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dateline.coding.mentions import Mention
from dateline.coding.parties import Party
from dateline.parsing.document import Sentence

TAKING = frozenset({"killed", "abducted"})  # what befalls one person once
TITLES = frozenset("mr mrs ms dr sen senator gen general col colonel msgr monsignor president minister judge".split())
FURTHER = frozenset({"also", "another", "meanwhile", "elsewhere", "separately", "second", "other"})


def other_victims(s: Sentence, ones: Iterable[Mention], others: Iterable[Mention]) -> bool:
    """Whether mentions of sentence `s` identify somebody by a killing or kidnapping ("the murder of the judge A. Ruiz", "A. Ruiz,
    who was killed in May") and the others tell of those of other people.

    Main verbs do not tell: "a bomb killed two; A. Ruiz was killed at the gate, B. Sol in the yard" lists the dead of one act.
    """
    mine = [m for m in ones if _takes(m) and not m.plural and identifies(s, m)]
    theirs = [m for m in others if _takes(m) and m not in mine]
    if _disjoint([_names(m.objects) for m in mine], [_names(m.objects) for m in theirs]):
        return True
    beside = [m for m in theirs if m.sentence == s.index and m.pos == "noun" and identifies(s, m)]
    heads = [[{p.head for p in m.objects if not p.pronoun} for m in row if m.pos == "noun"] for row in (mine, beside)]
    return _disjoint(*heads)


def identifies(s: Sentence, mention: Mention) -> bool:
    """Whether a mention says by its form whose killing it means: a noun, a relative clause, a participle before the name."""
    return mention.pos == "noun" or s.deps[mention.head] in {"relcl", "amod"} or mention.type == "assassination"


def _takes(mention: Mention) -> bool:
    return mention.frame.what in TAKING and mention.reality.happened


def _names(parties: Sequence[Party]) -> set[str]:
    """The words of the names among the parties, in small letters."""
    words = {
        w.strip(".,'\"").lower()
        for p in parties
        if p.named and p.thing is None
        for w in p.text.split()
        if w[:1].isupper()
    }
    return words - TITLES


def _disjoint(ones: Sequence[set[Any]], others: Sequence[set[Any]]) -> bool:
    """Whether both name somebody and no name of the one is a name of the other."""
    mine: set[Any] = set().union(*ones)
    theirs: set[Any] = set().union(*others)
    return bool(mine and theirs and not mine & theirs)


def other_targets(ones: Sequence[Mention], others: Sequence[Mention], lowers: Sequence[str]) -> bool:
    """Whether the ones are said to hit a thing of another kind: a noun with its target ("an attack on the electoral offices"),
    or a verb with a new doer in a sentence that goes on to something further ("guerrillas also blew up pylons")."""
    telling = [m for m in ones if m.type is not None and (_names_target(m) or _new_doer(m, lowers))]
    mine = {(p.thing.kind, p.thing.lemma) for m in telling for p in m.objects if _is_thing(p) and p.thing is not None}
    theirs = {
        (p.thing.kind, p.thing.lemma)
        for m in others
        if m.type is not None
        for p in m.objects
        if _is_thing(p) and p.thing is not None
    }
    kinds = {k for k, _ in mine} & {k for k, _ in theirs}
    return bool(mine and theirs and not kinds and not {w for _, w in mine} & {w for _, w in theirs})


def _is_thing(party: Party) -> bool:
    return party.thing is not None and party.word is None and not party.pronoun


def _names_target(mention: Mention) -> bool:
    return mention.pos == "noun" and not mention.frame.device and not mention.plural


def _new_doer(mention: Mention, lowers: Sequence[str]) -> bool:
    """Whether a verb has an armed doer that is not known yet, in a sentence that says that it is something further."""
    doers = [p for p in mention.agents if p.armed]
    new = bool(doers) and not any(p.definite or p.pronoun for p in doers)
    return mention.pos == "verb" and new and bool(FURTHER.intersection(lowers))
