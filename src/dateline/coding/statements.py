"""Claims about no single incident: what analysts expect, who accuses whom, what is denied, what leaders vow."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model.layers import Attribution
from dateline.model.vocabulary import Certainty, SourceKind, Stance

_VOW = re.compile(
    r"\b(?:vow|pledge|promise|swear|swore|threaten|warn(?:ed)? (?:of|that) (?:it|they|he|we) (?:will|would))\w*\b",
    re.IGNORECASE,
)
_ACCUSE = re.compile(r"\b(?:accus|blam|alleg|condemn|denounc)\w*\b", re.IGNORECASE)
_THINK = re.compile(
    r"\b(?:believ|think|thought|expect|fear|suspect|estimat|assess|predict|warn|worr|argu|note|suggest|assum|reckon|conclud|analy)\w*\b",
    re.IGNORECASE,
)
OFFICIAL = frozenset({SourceKind.GOVERNMENT, SourceKind.MILITARY, SourceKind.POLICE, SourceKind.SECURITY})


def attribute_of(said: Attribution, cue: str) -> str:
    """Which kind of statement an attribution is: assessment, accusation, denial, vow or plain statement."""
    if said.stance is Stance.DENIES:
        return "denial"
    if _VOW.search(cue) or said.certainty in {Certainty.PLANNED, Certainty.THREATENED}:
        return "vow"
    if _ACCUSE.search(cue):
        return "accusation"
    if said.kind is SourceKind.ANALYST or _THINK.search(cue):
        return "assessment"
    return "statement"


def uncovered(said: Sequence[Attribution], text: str) -> list[Attribution]:
    """The attributions with content worth a claim of its own: at least three words said by somebody."""
    return [a for a in said if a.content and a.text and sum(len(c.of(text).split()) for c in a.content) >= 3]
