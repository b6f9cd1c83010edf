"""The human targets of one template: phrases for one person made one, each name with the words that describe it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bench.muc4.choosing import Filler
from bench.muc4.describing import Described, descriptions, is_part, mentions
from bench.muc4.linear import Linear
from bench.muc4.people import Person, person
from bench.muc4.phrases import Phrase
from bench.muc4.proposals import Candidate
from bench.muc4.tables import numbers
from dateline.coding.assembly.full_names import FullNames


@dataclass(frozen=True, slots=True)
class HumanTarget:
    """A person or group: name and description, the phrase chosen for it and all phrases that mention it."""

    who: Person
    candidate: Candidate
    mentions: tuple[Candidate, ...]


@lru_cache(maxsize=8)
def full_names(text: str) -> FullNames:
    """The full names of a message."""
    return FullNames(text)


def human_targets(
    text: str,
    fillers: Sequence[Filler],
    candidates: Sequence[Candidate],
    shares: Sequence[Mapping[str, float]],
    describing: Linear,
) -> list[HumanTarget]:
    """The targets that the `fillers` of the slot name or describe, in their order; `shares` are those of all `candidates`.

    A name is the fullest of the text (scoring guidelines, 3.1.1.2); a singular description of somebody named is no target of its own.
    """
    told = [(who, f.candidate) for f in fillers if (who := person(f.candidate.phrase.text, f.candidate.phrase.core))]
    names = _names(text, [(who, candidate) for who, candidate in told if who.name])
    found, spoken_for = [], set[int]()
    for name, candidate in names.items():
        rows = [
            (describing.probabilities(d.features)["yes"], d) for d in descriptions(name, len(names), candidates, shares)
        ]
        likely = [row for row in rows if row[0] >= numbers("thresholds")["DESCRIBES"]]
        spoken_for |= {id(d.phrase) for _, d in likely if d.phrase is not None}
        own = tuple(c for c, _ in mentions(name, candidates))
        found.append(HumanTarget(Person(name, _best(likely), "1"), candidate, own or (candidate,)))
    groups = [(who, c) for who, c in told if not who.name and not _is_taken(who, c.phrase, spoken_for)]
    found, groups = _as_members(found, groups)
    for who, candidate in groups:
        if not any(who is not other and who.is_shorter_than(other) for other, _ in groups):
            found.append(HumanTarget(who, candidate, (candidate,)))
    order = {id(candidate): k for k, (_, candidate) in enumerate(told)}
    return sorted(found, key=lambda target: order[id(target.candidate)])


def _as_members(
    named: list[HumanTarget], groups: list[tuple[Person, Candidate]]
) -> tuple[list[HumanTarget], list[tuple[Person, Candidate]]]:
    """Both, where as many are named in a group's sentence and the next as it has members without the group, whose words describe them."""
    kept = []
    for who, candidate in groups:
        at = candidate.phrase.sentence.index
        members = [t for t in named if t.candidate.phrase.sentence.index - at in (0, 1)]
        if len(members) > 1 and who.number == str(len(members)):
            named = [_described(t, who.description) if t in members else t for t in named]
        else:
            kept.append((who, candidate))
    return named, kept


def _described(target: HumanTarget, description: str) -> HumanTarget:
    who = target.who
    return target if who.description else replace(target, who=Person(who.name, description, who.number))


def _names(text: str, told: Sequence[tuple[Person, Candidate]]) -> dict[str, Candidate]:
    """From each person's fullest name to the first phrase chosen for it."""
    found: dict[str, Candidate] = {}
    for who, candidate in told:
        name = full_names(text).fullest(who.name)
        same = next((other for other in found if is_part(name, other) or is_part(other, name)), None)
        if same is None:
            found[name] = candidate
        elif len(name) > len(same):
            found = {name if other == same else other: kept for other, kept in found.items()}
    return found


def _best(likely: Sequence[tuple[float, Described]]) -> str:
    return max(likely, key=lambda row: row[0])[1].text if likely else ""


def _is_taken(who: Person, phrase: Phrase, spoken_for: set[int]) -> bool:
    return who.number == "1" and id(phrase) in spoken_for
