"""Who was taken, and who was killed beside them: the dead of an abduction who were no captives."""

from __future__ import annotations

from dateline.coding.assembly.adding import is_additional
from dateline.coding.assembly.draft import Draft
from dateline.coding.toll import Toll
from dateline.model.vocabulary import CountWhat, CountWho

OF_THEM = frozenset({"of", "them", "hostage", "hostages", "captive", "captives", "abductees", "kidnapped", "abducted"})


def killed_apart(draft: Draft) -> frozenset[CountWho]:
    """The groups whose dead are all told as others than those taken ("killed two guards and abducted nine pupils")."""
    tolls = [t for g in draft.groups for t in g.tolls]
    taken = [t for t in tolls if t.what is CountWhat.ABDUCTED and t.best != 0]
    apart: dict[CountWho, bool] = {}
    for t in tolls:
        if t.what is CountWhat.KILLED and t.best != 0:
            apart[t.who] = apart.get(t.who, True) and _is_apart(t, taken)
    return frozenset(who for who, is_so in apart.items() if is_so)


def taken_words(draft: Draft) -> frozenset[str]:
    """The words that name people taken away."""
    tolls = (t for g in draft.groups for t in g.tolls if t.what is CountWhat.ABDUCTED)
    return frozenset(t.party.text for t in tolls if t.party is not None)


def _is_apart(killed: Toll, taken: list[Toll]) -> bool:
    """Whether a passage names people of its own as killed beside those taken, none of whom it calls "of them" or captives."""
    if not taken or killed.part:
        return False
    if is_additional(killed):
        return True
    if killed.party is None or killed.party.who is None or killed.who is CountWho.HOSTAGES:
        return False
    words = set(killed.party.text.lower().split())
    return not words & OF_THEM and any(t.sentence == killed.sentence and t.mention is not killed.mention for t in taken)
