"""What the instances of one message share out among them: every target goes to one, and those that are one template are made one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bench.muc4.choosing import TARGETS
from bench.muc4.proposals import Proposal
from bench.muc4.response import Answer

TOLD = (9, 10, 12, 18, 19)  # slots of those who did it and of targets
TARGET_SLOTS = (12, 18, 19)

Shares = Sequence[Mapping[str, float]]  # of the candidates of one proposal: each slot's probability


def each_once(rows: Sequence[tuple[Proposal, Shares]]) -> list[tuple[Proposal, Shares]]:
    """The proposals with their shares, a phrase being a target only where it is likeliest: four to eight in a hundred are one of two incidents."""
    likeliest: dict[tuple[int, int], tuple[float, int]] = {}
    for n, (proposal, shares) in enumerate(rows):
        for candidate, told in zip(proposal.candidates, shares, strict=True):
            most = max(told.get(slot, 0.0) for slot in TARGETS)
            span = candidate.phrase.start, candidate.phrase.end
            if most > likeliest.get(span, (0.0, n))[0]:
                likeliest[span] = most, n
    none = dict.fromkeys(TARGETS, 0.0)
    return [
        (
            proposal,
            [
                told if likeliest.get((c.phrase.start, c.phrase.end), (0.0, n))[1] == n else {**told, **none}
                for c, told in zip(proposal.candidates, shares, strict=True)
            ],
        )
        for n, (proposal, shares) in enumerate(rows)
    ]


def merged(rows: Sequence[Answer]) -> list[Answer]:
    """The answers that name anybody or anything (taskdoc, relevance, 7); those of one date, place, type and category that share a target made one."""
    kept: list[Answer] = []
    for answer in (row for row in rows if any(row.slots.get(slot) for slot in TOLD)):
        same = next((k for k in kept if _is_same(k, answer)), None)
        if same is None:
            kept.append(answer)
            continue
        for slot, fillers in answer.slots.items():
            for filler in fillers if slot > 5 else ():
                same.put(slot, filler)
    return kept


def _is_same(one: Answer, other: Answer) -> bool:
    if one.type != other.type or any(one.slots[n][0] != other.slots[n][0] for n in (2, 3, 8)):
        return False
    return bool(_targets(one) & _targets(other))


def _targets(answer: Answer) -> set[str]:
    """The strings of its targets, a description without the name that it describes."""
    return {filler.split(": ")[0] for slot in TARGET_SLOTS for filler in answer.slots.get(slot, ())}
