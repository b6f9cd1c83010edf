"""Which noun phrases fill an incident's slots: each wording once, best first, above a threshold for its slot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bench.muc4.proposals import Candidate

TARGETS = ("HUM", "PHYS")
_IGNORED = frozenset(
    """a the an this that these those one two three four five six seven eight nine ten more most many several some all few any another
    other certain of his her its their our at least about both over than""".split()
)


@dataclass(frozen=True, slots=True)
class Filler:
    """A phrase chosen for a slot ("IND", "ORG", "PHYS", "HUM" or "INSTR") with its probability."""

    slot: str
    candidate: Candidate
    probability: float


def chosen(scored: Iterable[tuple[Candidate, Mapping[str, float]]], thresholds: Mapping[str, float]) -> list[Filler]:
    """The fillers of one incident; of phrases that word the same thing the longest of those nearly as probable as the best."""
    kept: list[Filler] = []
    found = [
        Filler(slot, candidate, shares[slot])
        for candidate, shares in scored
        for slot, least in thresholds.items()
        if shares.get(slot, 0.0) >= least
    ]
    for filler in sorted(found, key=lambda f: (-f.probability, f.candidate.phrase.start)):
        same = next((k for k, other in enumerate(kept) if other.slot == filler.slot and _is_same(other, filler)), None)
        if same is None:
            kept.append(filler)
        elif len(_words(filler)) > len(_words(kept[same])) and filler.probability > 0.5 * kept[same].probability:
            kept[same] = Filler(filler.slot, filler.candidate, kept[same].probability)
    return kept


def with_target(
    fillers: list[Filler], scored: Iterable[tuple[Candidate, Mapping[str, float]]], least: float
) -> list[Filler]:
    """The fillers, and where no target is among them the likeliest of at least `least`: an instance has one (taskdoc, relevance, 7)."""
    if any(filler.slot in TARGETS for filler in fillers):
        return fillers
    return [*fillers, *chosen(scored, dict.fromkeys(TARGETS, least))[:1]]


def _words(filler: Filler) -> frozenset[str]:
    words = frozenset(w for w in filler.candidate.phrase.core.lower().replace("-", " ").split() if not w.isdigit())
    return (words - _IGNORED) or words


def _is_same(one: Filler, other: Filler) -> bool:
    """Whether one's words are among the other's: "guerrillas" and "FMLN guerrillas"."""
    a, b = _words(one), _words(other)
    actor = one.candidate.phrase.actor
    return a <= b or b <= a or actor == other.candidate.phrase.actor != ""
