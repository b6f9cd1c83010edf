"""The lexicon of incident and outcome words: which word tells of what, and what its subject and object are."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.knowledge.inflection import alternatives, noun_forms, phrase_forms, verb_forms
from dateline.knowledge.phrases import PhraseFinder

FILES = ("incidents.toml", "outcomes.toml")
KEYS = {
    "type", "what", "verbs", "forms", "nouns", "adjectives", "gaps", "agent", "object", "counts", "strength", "generic", "neutral", "device", "example", "yields",
}  # fmt: skip


class Strength(StrEnum):
    """How much a word says by itself: a strong one is an incident, a telling one worth reading for, a weak one needs support."""

    STRONG = "strong"
    TELLING = "telling"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Frame:
    """One lexicon table: `type` an incident type or None, `what` happens to the people in the slot named by `counts`.

    `strong` frames are violence by themselves, `telling` ones enough to read a sentence for; `neutral` ones are also said of accidents and illness; `generic` ones may be
    any kind of attack; `device` ones name a weapon.
    """

    type: str | None
    what: str | None
    agent: str | None
    object: str | None
    counts: str
    strong: bool
    telling: bool
    generic: bool
    neutral: bool
    device: bool
    examples: tuple[str, ...]
    yields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trigger:
    """One form of a frame's word; `pos` is "verb", "noun" or "adjective"; `verbs` holds the forms that must govern a complement."""

    frame: Frame
    lemma: str
    pos: str
    head: int  # which word of the form carries it: the verb of a phrase, the last noun of a compound
    verbs: frozenset[str] = frozenset()


@cache
def frames() -> tuple[tuple[Frame, Mapping[str, Any]], ...]:
    """Every frame with the table it was read from; an unknown key raises ValueError."""
    rows = []
    for name in FILES:
        text = files("dateline.knowledge").joinpath("data", "triggers", name).read_text(encoding="utf-8")
        for table in tomllib.loads(text)["trigger"]:
            unknown = set(table) - KEYS
            if unknown:
                raise ValueError(f"{name}: unknown keys {sorted(unknown)} in the table of {table.get('example')!r}")
            rows.append((_frame(table), table))
    return tuple(rows)


def _frame(table: Mapping[str, Any]) -> Frame:
    examples, yields = table["example"], table["yields"]
    strength = Strength(table.get("strength", "weak"))
    return Frame(
        type=table.get("type"),
        what=table.get("what"),
        agent=table.get("agent"),
        object=table.get("object"),
        counts=table.get("counts", "object"),
        strong=strength is Strength.STRONG,
        telling=strength is Strength.TELLING,
        generic=table.get("generic", False),
        neutral=table.get("neutral", False),
        device=table.get("device", False),
        examples=(examples,) if isinstance(examples, str) else tuple(examples),
        yields=(yields,) if isinstance(yields, str) else tuple(yields),
    )


@cache
def swallowed() -> frozenset[str]:
    """Phrases that hold a trigger word but tell of something else."""
    text = files("dateline.knowledge").joinpath("data", "triggers", "swallowed.toml").read_text(encoding="utf-8")
    return frozenset(phrase for table in tomllib.loads(text).values() for phrase in table["phrases"])


@cache
def finder() -> PhraseFinder[tuple[Trigger, ...]]:
    """Every form of every trigger; a swallowed phrase has no triggers and hides what is inside it."""
    forms: dict[str, list[Trigger]] = {}
    for frame, table in frames():
        for verb in table.get("verbs", ()):
            for form in phrase_forms(verb):
                forms.setdefault(form, []).append(Trigger(frame, verb, "verb", 0))
        for form in table.get("forms", ()):
            forms.setdefault(form, []).append(Trigger(frame, form, "verb", 0))
        for noun in table.get("nouns", ()):
            for form in noun_forms(noun):
                head = form.split(" of ")[0].count(" ") if " of " in form else form.count(" ")
                forms.setdefault(form, []).append(Trigger(frame, noun, "noun", head))
        for adjective in table.get("adjectives", ()):
            forms.setdefault(adjective, []).append(Trigger(frame, adjective, "adjective", 0))
        for gap in table.get("gaps", ()):
            for form, trigger in _gap_forms(frame, gap):
                forms.setdefault(form, []).append(trigger)
    for phrase in swallowed():
        forms[phrase] = []
    return PhraseFinder({form: tuple(triggers) for form, triggers in forms.items()})


def _gap_forms(frame: Frame, gap: str) -> list[tuple[str, Trigger]]:
    verbs, complements = (side.split("|") for side in gap.split(" ... "))
    governing = frozenset(form for verb in verbs for form in verb_forms(verb))
    return [
        (option, Trigger(frame, f"{verbs[0]} {complement}", "gap", 0, governing))
        for complement in complements
        for option in alternatives(complement)
    ]
