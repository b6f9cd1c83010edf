"""Who was aboard: people that a craft carried, told beside an incident ("a plane with 47 passengers")."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.mentions import Mention
from dateline.coding.party_reader import PartyReader
from dateline.coding.toll import Toll, group_of
from dateline.model.vocabulary import CountWhat
from dateline.parsing.document import Sentence

TRAVEL = frozenset("flying flew travelling traveling travelled traveled sailing sailed heading bound driving".split())


CRAFT = frozenset({"transportation", "maritime", "aviation"})


def carried(s: Sentence, parties: PartyReader, mentions: Sequence[Mention]) -> list[Toll]:
    """ "A plane with 47 passengers and six crew", "flying to the coast with 30 people": people aboard, told beside an incident."""
    rows: list[Toll] = []
    for i, lower in enumerate(s.lowers):
        if lower != "with" or not mentions or not _of_craft(s, parties, s.heads[i]):
            continue
        for t in [c for c in s.children[i] if s.deps[c] == "pobj"]:
            for p in parties.read(t):
                if p.quantity is not None and p.word is not None and not p.armed:
                    q = p.quantity
                    rows.append(
                        Toll(
                            CountWhat.ABOARD,
                            group_of(p),
                            q.low,
                            q.best,
                            q.high,
                            q.exact,
                            p.span,
                            s.index,
                            mentions[0],
                            p,
                        )
                    )
    return rows


def _of_craft(s: Sentence, parties: PartyReader, head: int) -> bool:
    """Whether "with" hangs on a craft, or on a verb of travel whose subject is one."""
    if s.tags[head].startswith("V"):
        return s.lowers[head] in TRAVEL
    return any(p.thing is not None and p.thing.kind in CRAFT and p.word is None for p in parties.read(head)[:1])
