"""Parts in violence that are told without telling of the deed: "X took part in the massacre", "X was arrested for the murder"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.parties import Party
from dateline.coding.propositions import of_verb
from dateline.coding.responsibility.alleging import degree_of
from dateline.coding.responsibility.claiming import is_known_side
from dateline.coding.responsibility.clauses import Clauses
from dateline.coding.responsibility.doing import is_named
from dateline.coding.responsibility.statement import Statement
from dateline.model.vocabulary import ResponsibilityStatus as Status

IN, FOR, WITH = frozenset({"in"}), frozenset({"for", "in", "over"}), frozenset({"with", "of", "for", "in", "over"})


def took_part(c: Clauses) -> Iterator[Statement]:
    """Those who are said to have had a part in violence, or are held or charged for it: groups, forces and their members alone."""
    words = c.words
    for i, lower in enumerate(c.s.lowers):
        if not c.s.tags[i].startswith("V") or c.negated(i) or c.is_modal(i):
            continue
        p = of_verb(c.s, i)
        if lower in words.partaking or (lower in words.playing and any(c.s.lowers[o] in PARTS for o in p.objects)):
            yield from _stated(c, i, IN, p.objects if p.passive else p.agents, Status.REPORTED)
        elif lower in words.involving and c.s.tags[i] == "VBN":
            yield from _stated(c, i, IN, p.objects or p.agents, Status.REPORTED)
        elif lower in words.holding:
            yield from _stated(c, i, FOR, p.objects, Status.SUSPECTED)
        elif lower in words.charging:
            yield from _stated(c, i, WITH, p.objects, Status.ACCUSED)


PARTS = frozenset({"part", "role", "hand"})


def _stated(c: Clauses, i: int, preps: frozenset[str], heads: tuple[int, ...], status: Status) -> Iterator[Statement]:
    # The parser may hang "in the murder" on the noun before it.
    within = {k for k in c.below(i) if k > i and c.s.lowers[k] in preps and c.s.deps[k] == "prep"}
    if not any(c.has_violence(c.below(k)) for k in within):
        return
    for party in c.parties(heads):
        if _is_side(c, party):
            yield c.state(degree_of(c, i, status) if status is Status.REPORTED else status, party, None, i)


def _is_side(c: Clauses, party: Party) -> bool:
    return is_known_side(c, party) or is_named(party) or (party.state and party.definite and not party.pronoun)
