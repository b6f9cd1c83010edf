"""Answers of one message that tell of one incident are made one: their phrases are put together and the slots filled again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from bench.muc4.dating import stretch_of
from bench.muc4.proposals import Candidate, Proposal
from bench.muc4.response import Answer

TOLD = (9, 10, 12, 18, 19)  # slots of those who did it and of targets
TARGET_SLOTS = (12, 18, 19)
NAME = 18
_NONE = "NONE"

Shares = Sequence[Mapping[str, float]]  # of the candidates of one proposal: each slot's probability


@dataclass(frozen=True, slots=True)
class Told:
    """A proposal to be answered, the shares of its candidates and the probability that the task asks for it."""

    proposal: Proposal
    shares: Shares
    relevant: float


def united(rows: Sequence[Told], fill: Callable[[Told], Answer]) -> list[Answer]:
    """The answers that name anybody or anything (taskdoc, relevance, 7) in text order, those of one incident made one.

    The likeliest is taken first; another of the same incident adds its mentions, places and phrases to it.
    """
    kept: list[tuple[Told, Answer]] = []
    for row in sorted(rows, key=lambda r: -r.relevant):
        answer = fill(row)
        if not _names_any(answer):
            continue
        same = next((n for n, (_, other) in enumerate(kept) if is_same(answer, other)), None)
        if same is None:
            kept.append((row, answer))
        else:
            both = together(kept[same][0], row)
            kept[same] = both, fill(both)
    ordered = sorted(kept, key=lambda pair: pair[0].proposal.instance.mentions[0].start)
    return [answer for _, answer in ordered if _names_any(answer)]


def together(one: Told, other: Told) -> Told:
    """The first with the mentions, places and phrases of the second; a phrase of both has the shares that make it a filler rather."""
    found: dict[tuple[int, int, str], tuple[Candidate, Mapping[str, float]]] = {}
    for told in (one, other):
        for candidate, share in zip(told.proposal.candidates, told.shares, strict=True):
            phrase = candidate.phrase
            span = phrase.start, phrase.end, phrase.actor
            held = found.get(span)
            if held is None:
                found[span] = candidate, share
            elif share.get(_NONE, 0.0) < held[1].get(_NONE, 0.0):
                found[span] = held[0], share
    rows = sorted(found.values(), key=lambda row: (row[0].phrase.start, row[0].phrase.end))
    ours, theirs = one.proposal.instance, other.proposal.instance
    instance = replace(
        ours,
        mentions=[*ours.mentions, *(m for m in theirs.mentions if m not in ours.mentions)],
        places=[*ours.places, *(p for p in theirs.places if p not in ours.places)],
    )
    return Told(Proposal(instance, tuple(c for c, _ in rows)), [s for _, s in rows], max(one.relevant, other.relevant))


def is_same(one: Answer, other: Answer) -> bool:
    """Whether two answers are of one incident: of one type, and one person is named in both; or of days and places that agree with a
    target in common, or the same day and names in one of them at most."""
    if one.type != other.type:
        return False
    if _surnames(one) & _surnames(other):
        return True
    if not _places_agree(one.slots[3][0], other.slots[3][0]):
        return False
    days = one.slots[2][0], other.slots[2][0]
    if _targets(one) & _targets(other) and _days_agree(*days):
        return True
    return days[0] == days[1] and not (_surnames(one) and _surnames(other))


def _names_any(answer: Answer) -> bool:
    return any(answer.slots.get(slot) for slot in TOLD)


def _surnames(answer: Answer) -> set[str]:
    return {name.strip('"').split()[-1] for name in answer.slots.get(NAME, ())}


def _targets(answer: Answer) -> set[str]:
    """The strings of its targets, a description without the name that it describes."""
    return {filler.split(": ")[0] for slot in TARGET_SLOTS for filler in answer.slots.get(slot, ())}


def _places_agree(one: str, other: str) -> bool:
    """Whether one country holds both and, where both name more than it, they have a place in common."""
    (land, *rest), (other_land, *other_rest) = one.split(": "), other.split(": ")
    return land == other_land and (not rest or not other_rest or bool(set(rest) & set(other_rest)))


def _days_agree(one: str, other: str) -> bool:
    ours, theirs = stretch_of(one), stretch_of(other)
    return ours is None or theirs is None or (ours[0] <= theirs[1] and theirs[0] <= ours[1])
