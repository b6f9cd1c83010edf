"""The gate: which sentences can hold an incident, and which of the rest can matter once a report has one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.knowledge.phrases import fold
from dateline.knowledge.triggers import Trigger, finder
from dateline.parsing.document import Sentence

# Without one of these beside it, a weak trigger ("attack", "release", "operation") is politics, sport or business.
_SUPPORT = re.compile(
    r"\b(?:gun(?:man|men|ned|fire|point|shots?|s)?|militants?|rebels?|insurgents?|terroris[tm]s?|guerrill?as?|extremists?|jihadis?t?s?|separatists?|"
    r"militia(?:s|men|man)?|paramilitar(?:y|ies)|fighters?|soldiers?|troops?|army|military|police(?:m[ae]n)?|officers?|constables?|cops?|security|forces?|commandos?|"
    r"bandits?|pirates?|kidnappers?|hijackers?|assailants?|attackers?|hostages?|captives?|abducted|kidnapp?ed|bomb(?:er|ers|ing|ings|ed|s)?|explo\w+|grenades?|rockets?|"
    r"missiles?|mortars?|artillery|drones?|warplanes?|aircraft|helicopters?|mines?|landmines?|rifles?|pistols?|machetes?|kni(?:fe|ves)|weapons?|arms|ammunition|bullets?|"
    r"shot|shooting|shots|fire|fired|kill\w*|dead|deaths?|died|dying|wound\w*|injur\w+|casualt\w+|massacre\w*|murder\w*|mob|rioters?|riots?|protesters?|crowds?|suspects?|"
    r"detain\w*|arrest\w*|custody|checkpoints?|convoys?|patrol|ambush\w*|raid\w*|siege|cartel|gangs?|gunned|stab\w*|torch\w*|burn\w*|blaze|inmates?|prison\w*|jail\w*|"
    r"activists?|refugees?|civilians?|villagers?|intelligence|clash\w*|violence|curfew|firing|tear|lathi\w*|stones?|swords?)\b",
    re.IGNORECASE,
)
# Words that make a sentence worth reading once the report has an incident: counts, speakers, responsibility.
_CONTEXT = re.compile(
    r"\b(?:claimed|claim|claims|responsib\w+|blame[ds]?|accus\w+|suspect\w*|den(?:y|ies|ied)|condemn\w*|vow\w*|pledg\w*|warn\w*|threat\w*|said|says|saying|told|according|"
    r"report(?:ed|edly|s)|believ\w+|witness\w*|officials?|authorit\w+|spokes\w+|analysts?|experts?|demand\w*|ransom|insurgen\w+|attackers?|militants?|hostages?|"
    r"passengers?|victims?|aboard|on board|harm\w*|unhurt|unharmed|toll|insurgency|shields?|handlers|no group|nobody|not clear|unclear)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A lexicon word in a report: characters `start:end`, and the triggers it may be."""

    start: int
    end: int
    triggers: tuple[Trigger, ...]


def hits(text: str) -> list[Hit]:
    """Every lexicon word of the text in order; swallowed phrases are gone."""
    return [Hit(a, b, triggers) for a, b, triggers in finder().find(text) if triggers]


def by_sentence(found: Sequence[Hit], sentences: Sequence[Sentence]) -> dict[int, list[Hit]]:
    """The hits of each sentence, by sentence index."""
    rows: dict[int, list[Hit]] = {}
    k = 0
    for hit in found:
        while k < len(sentences) and sentences[k].end <= hit.start:
            k += 1
        if k < len(sentences) and sentences[k].start <= hit.start:
            rows.setdefault(sentences[k].index, []).append(hit)
    return rows


def can_hold_incident(sentence: Sentence, found: Sequence[Hit]) -> bool:
    """Whether the sentence has a strong trigger, or a weak one with something violent beside it."""
    kinds = [t.frame for hit in found for t in hit.triggers]
    if any(f.strong for f in kinds):
        return True
    loaded = [f for f in kinds if f.type is not None or not f.neutral]
    if not loaded:
        return False
    # A support word must stand outside the trigger itself.
    inside = {(hit.start - sentence.start, hit.end - sentence.start) for hit in found}
    return any(
        not any(a <= m.start() and m.end() <= b for a, b in inside) or len(found) > 1
        for m in _SUPPORT.finditer(fold(sentence.text))
    )


def matters_beside_incident(sentence: Sentence, found: Sequence[Hit]) -> bool:
    """Whether, in a report with an incident, the sentence can hold its counts, sources, responsibility or an assessment."""
    return bool(found) or _CONTEXT.search(sentence.text) is not None
