"""Several fates told of the same people in one sentence: "a man injured in a shooting has died", "30 were killed and wounded"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.toll import Toll
from dateline.model.vocabulary import CountWhat
from dateline.parsing.document import Sentence

KILLING = frozenset({"kill", "kills", "killed", "killing"})


def divided(tolls: Sequence[Toll], s: Sentence) -> list[Toll]:
    """ "More than 10 insurgents were killed and detained": one number of several fates is the most that any of them can be, and somebody met each."""
    return [
        replace(t, low=1, best=None, high=t.high, exact=False)
        if t.party is not None
        and (t.low or 0) > 1
        and (_with_the_dead(s, t) or any(o.party and o.party.head == t.party.head and _beside(s, t, o) for o in tolls))
        else t
        for t in tolls
    ]


def _beside(s: Sentence, t: Toll, o: Toll) -> bool:
    """Whether two verbs joined by "and" or "or" divide the people of one number: killed and wounded, killed and detained."""
    first, second = sorted((t, o), key=lambda x: x.mention.head)
    fates = first.what is CountWhat.KILLED and second.what in {CountWhat.INJURED, CountWhat.ARRESTED}
    fates = fates and not second.shot and not first.shot
    return fates and s.heads[second.mention.head] == first.mention.head and s.deps[second.mention.head] == "conj"


def _with_the_dead(s: Sentence, t: Toll) -> bool:
    """ "Killed or wounded 30": the first of two verbs side by side has no object but the second's."""
    verb = t.mention.head
    first = s.heads[verb]
    return (
        t.what is CountWhat.INJURED
        and s.deps[verb] == "conj"
        and verb - first == 2
        and s.lowers[first] in KILLING
        and not any(s.deps[c] == "dobj" for c in s.children[first])
    )


def fate_told(tolls: Sequence[Toll]) -> list[Toll]:
    """The tolls of one sentence, those injured of whom it also tells a death marked so ("a man injured in a shooting has died")."""
    dead = [t for t in tolls if t.what is CountWhat.KILLED and t.party is not None and t.best != 0]
    return [
        replace(t, shot=True)
        if t.what is CountWhat.INJURED
        and t.party is not None
        and any(d.mention is not t.mention and d.party and d.party.head == t.party.head for d in dead)
        else t
        for t in tolls
    ]
