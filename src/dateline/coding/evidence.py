"""How sure it is that a mention tells of political violence: a score over stated features, one dial for what is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.coding.mentions import Mention
from dateline.coding.reality import Reality
from dateline.knowledge.reality import in_sentence
from dateline.parsing.document import Sentence

KEEP = 2.0  # a mention of this score starts an incident of its own
JOIN = 0.5  # one of this score can still join an incident told elsewhere in the report
WEIGHTS = {
    "strong": 2.0,
    "typed": 0.75,
    "device": 0.25,
    "outcome": 1.0,
    "neutral": 0.0,
    "armed agent": 1.5,
    "force agent": 1.0,
    "weapon": 1.25,
    "people hurt": 1.0,
    "people object": 0.5,
    "guarded object": 0.75,
    "second trigger": 0.5,
    "accident": -2.0,
    "verbal": -1.25,
    "fiction": -2.0,
    "sport": -2.0,
    "named rivals": -1.5,
    "unheaded": -0.5,
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """The features that hold for a mention and their sum."""

    features: tuple[str, ...]

    @property
    def score(self) -> float:
        """The sum of the features' weights."""
        return sum(WEIGHTS[f] for f in self.features)


def weigh(s: Sentence, mention: Mention, others: Sequence[Mention], weapons: bool) -> Evidence:
    """The evidence for `mention` in its sentence; `others` are the sentence's other mentions, `weapons` whether it names one."""
    frame, words = mention.frame, set(s.lowers)
    rows = [
        "device"
        if frame.device
        else "strong"
        if frame.strong
        else "typed"
        if frame.type
        else "neutral"
        if frame.neutral
        else "outcome"
    ]
    if any(p.armed and not p.state for p in mention.agents):
        rows.append("armed agent")
    elif any(p.state for p in mention.agents):
        rows.append("force agent")
    if weapons and not frame.device:
        rows.append("weapon")
    hurt = [
        m
        for m in (mention, *others)
        if m.frame.what in {"killed", "injured", "abducted", "casualties"} and m.reality is Reality.ACTUAL
    ]
    if any(m is not mention and m.objects for m in hurt) or (
        frame.what in {"killed", "abducted"} and any(p.is_people for p in mention.objects)
    ):
        rows.append("people hurt")
    if any(p.word is not None for p in mention.objects):
        rows.append("people object")
    elif any(p.thing is not None for p in mention.objects):
        rows.append("guarded object")
    if any(m.frame.strong or (m.frame.type and m.frame is not frame) for m in others):
        rows.append("second trigger")
    rows += _against(mention, words)
    return Evidence(tuple(rows))


def _against(mention: Mention, words: set[str]) -> list[str]:
    rows = []
    if words & in_sentence("accident") and not (mention.frame.strong and mention.frame.type):
        rows.append("accident")
    if len(words & in_sentence("fiction")) >= 2:
        rows.append("fiction")
    if len(words & in_sentence("sport")) >= 2:
        rows.append("sport")
    if words & in_sentence("verbal") and not mention.frame.strong:
        rows.append("verbal")
    if (
        not mention.frame.strong
        and mention.frame.generic
        and mention.agents
        and all(p.named and not p.armed for p in mention.agents)
        and not any(p.word or p.thing for p in mention.objects)
    ):
        rows.append("named rivals")
    return rows
