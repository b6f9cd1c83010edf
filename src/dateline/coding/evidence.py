"""How sure it is that a mention tells of political violence: a score over stated features, one dial for what is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.coding.counterevidence import counterevidence
from dateline.coding.mentions import Mention
from dateline.coding.reality import Reality
from dateline.coding.toll import TOLL_NOUNS
from dateline.knowledge.reality import in_sentence
from dateline.model.vocabulary import CountWho
from dateline.parsing.document import Sentence

KEEP = 2.0  # a mention of this score starts an incident of its own
JOIN = 0.5  # one of this score can still join an incident told elsewhere in the report
AMONG_VIOLENCE = frozenset({"explosion", "blast", "detonation", "explode", "blow up", "go off", "attack", "assault"})
WEIGHTS = {
    "strong": 2.0,
    "typed": 0.75,
    "device": 0.25,
    "outcome": 1.0,
    "neutral": 0.0,
    "murder": 1.0,
    "armed agent": 1.5,
    "force agent": 1.0,
    "weapon": 1.25,
    "people hurt": 1.0,
    "people object": 0.5,
    "people shot": 0.75,
    "guarded object": 0.75,
    "second trigger": 0.5,
    "foiled": 0.75,
    "defused": 1.25,
    "blast among violence": 1.25,
    "attack among violence": 0.75,
    "accident": -2.0,
    "act of nature": -3.0,
    "collision": -3.0,
    "animal": -2.5,
    "verbal": -1.25,
    "criticised": -3.0,
    "fiction": -2.0,
    "sport": -2.0,
    "report of art": -2.5,
    "report of sport": -1.5,
    "report on a drill": -8.0,
    "report on figures": -6.0,
    "report on a campaign": -3.0,
    "named rivals": -1.5,
    "lifeless object": -2.5,
    "unknown object": -0.5,
    "space": -3.0,
    "weapon test": -3.0,
    "dismissal": -3.0,
    "part of a name": -1.5,
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """The features that hold for a mention and their sum."""

    features: tuple[str, ...]

    @property
    def score(self) -> float:
        """The sum of the features' weights."""
        return sum(WEIGHTS[f] for f in self.features)


def weigh(
    s: Sentence,
    mention: Mention,
    others: Sequence[Mention],
    weapons: bool,
    settings: frozenset[str] = frozenset(),
) -> Evidence:
    """The evidence for `mention` in its sentence.

    `others` are the sentence's other mentions, `weapons` whether it names one, `settings` what the whole report is about
    (see `settings_of`).
    """
    frame = mention.frame
    rows = [_naming(mention)]
    if any(p.armed and not p.state for p in mention.agents):
        rows.append("armed agent")
    elif any(p.state for p in mention.agents):
        rows.append("force agent")
    if weapons and not frame.device:
        rows.append("weapon")
    if _people_hurt(mention, others):
        rows.append("people hurt")
    if any(p.word is not None for p in mention.objects):
        rows.append("people object")
        if _people_shot(mention):
            rows.append("people shot")
    elif any(p.thing is not None for p in mention.objects):
        rows.append("guarded object")
    if any(m.frame.strong or (m.frame.type and m.frame is not frame) for m in others):
        rows.append("second trigger")
    if mention.reality is Reality.FOILED:
        rows.append("foiled")  # somebody took it for an attack
        if frame.device and not set(s.lowers) & in_sentence("old_ordnance"):
            rows.append("defused")
    if "violence" in settings:
        rows += _among_violence(mention)
    return Evidence((*rows, *counterevidence(s, mention, others, weapons, settings)))


def _among_violence(mention: Mention) -> list[str]:
    """What a report that tells of violence elsewhere makes of an explosion, and of an attack on somebody or something."""
    frame = mention.frame
    if frame.type is None or frame.strong or frame.device or mention.lemma not in AMONG_VIOLENCE:
        return []
    if mention.lemma not in {"attack", "assault"}:
        return ["blast among violence"]
    return ["attack among violence"] if mention.pos == "noun" and mention.objects else []


def _naming(mention: Mention) -> str:
    """What the word is worth by itself."""
    frame = mention.frame
    if frame.device:
        return "device"
    if frame.strong:
        return "strong"
    if frame.type:
        return "typed"
    return "neutral" if frame.neutral else "outcome"


def _people_shot(mention: Mention) -> bool:
    """Whether people are shot, by anybody but those who take pictures; films are held against it elsewhere."""
    pictured = any(p.word is not None and p.word.who is CountWho.JOURNALISTS for p in mention.agents)
    return mention.lemma == "shoot" and mention.pos == "verb" and not pictured


def _people_hurt(mention: Mention, others: Sequence[Mention]) -> bool:
    hurt = [
        m
        for m in (mention, *others)
        if m.frame.what in {"killed", "injured", "abducted", "casualties"} and m.reality is Reality.ACTUAL
    ]
    return any(m is not mention and (m.objects or m.lemma in TOLL_NOUNS) for m in hurt) or (
        mention.frame.what in {"killed", "abducted"} and any(p.is_people for p in mention.objects)
    )
