"""Projects answer keys onto what Dateline proposes: which instance each key template is, and which phrase each of its fillers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bench.muc4.people import person
from bench.muc4.phrases import Phrase
from bench.muc4.proposals import Proposal
from bench.muc4.scorer import scorer

NONE = "NONE"
STRINGS = {
    "ORG": "perp-org-id", "IND": "perp-ind-id", "PHYS": "phys-tgt-id", "INSTR": "inc-instr-id",
    "NAME": "hum-tgt-name", "DESC": "hum-tgt-desc",
}  # fmt: skip
CORRECT = 2  # the scorer's verdict; 1 is partial


@dataclass(frozen=True, slots=True)
class Label:
    """What a phrase is in a key template: a slot ("HUM" for names and descriptions) and the alternatives of its filler."""

    slot: str
    strings: tuple[str, ...] = ()


def labels(key: Any, phrases: Sequence[Phrase]) -> list[Label]:
    """The label of each phrase in a key template, NONE for most."""
    fillers = {name: [[v for v, _ in f.alts] for f in key.slots.get(slot, [])] for name, slot in STRINGS.items()}
    return [_label(phrase, fillers) for phrase in phrases]


def _label(phrase: Phrase, fillers: dict[str, list[list[str]]]) -> Label:
    found: list[tuple[int, bool, Label]] = []

    def add(name: str, texts: tuple[str, ...], headed: bool, least: int = 1, bonus: int = 0) -> None:
        verdict, strings = _best(STRINGS[name], phrase, texts, fillers[name], headed)
        if verdict >= least:
            human = name in ("NAME", "DESC")
            found.append((verdict + bonus, human, Label("HUM" if human else name, tuple(strings))))

    both = (phrase.text, phrase.core)
    if phrase.actor:
        add("ORG", (phrase.text,), False, bonus=1)
    else:
        add("ORG", both, True, CORRECT)
    for name in ("IND", "PHYS", "INSTR"):
        add(name, both, True)
    who = person(phrase.text, phrase.core)
    if who is not None and who.name:
        add("NAME", (who.name,), False)
        if who.description:
            add("DESC", (who.description,), False)
    elif who is not None:
        add("DESC", both, True)
    return max(found, key=lambda f: f[:2])[2] if found else Label(NONE)


def _best(
    slot: str, phrase: Phrase, texts: tuple[str, ...], fillers: list[list[str]], headed: bool
) -> tuple[int, list[str]]:
    """The best verdict on the texts against any filler, and that filler; with `headed` only strings with the phrase's head count."""
    score = scorer()
    head = score.stem(phrase.core.upper().split()[-1].strip("\"'.,"))
    best: tuple[int, list[str]] = (0, [])
    for strings in fillers:
        for string in strings:
            words = score.words(string)
            if headed and head not in words and head not in map(score.stem, words):
                continue
            for text in texts:
                verdict = score.compare_strings(score.SLOT_BY_ID[slot], text.upper(), string, True)
                if verdict > best[0]:
                    best = verdict, strings
    return best


def aligned(proposals: Sequence[Proposal], keys: Sequence[Any]) -> dict[int, int]:
    """From each proposal that is a key template to that template, best pairs first: by shared fillers, kind and place."""
    labelled = [[labels(key, [c.phrase for c in p.candidates]) for key in keys] for p in proposals]
    pairs = sorted(
        (
            (score, -a, -b)
            for a, proposal in enumerate(proposals)
            for b, key in enumerate(keys)
            if (score := _likeness(proposal, key, labelled[a][b])) is not None
        ),
        reverse=True,
    )
    found: dict[int, int] = {}
    for _, a, b in pairs:
        if -a not in found and -b not in found.values():
            found[-a] = -b
    return found


def _likeness(proposal: Proposal, key: Any, labelled: Sequence[Label]) -> float | None:
    """How like they are; None where they share no filler within two sentences or are of kinds that exclude each other."""
    near = [(c, found) for c, found in zip(proposal.candidates, labelled, strict=True) if found.slot != NONE]
    same = {(found.slot, c.phrase.core.lower()) for c, found in near if "distance=0" in c.features}
    beside = {
        (found.slot, c.phrase.core.lower())
        for c, found in near
        if any(f"distance={d}" in c.features for d in (-2, -1, 0, 1, 2))
    }
    kinds = {str(v) for f in key.slots["inc-type"] for v, _ in f.alts}
    kind = proposal.instance.kind
    if not beside or not (kind in kinds or "ATTACK" in (kind, *kinds)):
        return None
    where = " ".join(f.raw for f in key.slots.get("inc-loc", []))
    places = proposal.instance.places
    place = 0.5 if any(p.name in where for p in places) else -0.3 if any(p.level == 1 for p in places) else 0.0
    return min(len(same), 4) * 0.5 + min(len(beside), 4) * 0.25 + (1.0 if kind in kinds else 0.3) + place
