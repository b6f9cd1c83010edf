"""What a plain regular expression gets: the simplest thing that each bench must beat, measured in the same run."""

from __future__ import annotations

import re

_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
_VALUES = {word: k for k, word in enumerate(_WORDS, start=1)} | {
    "a": 1,
    "an": 1,
    "several": 3,
    "multiple": 3,
    "dozens": 24,
}
_NUMBER = rf"(?P<n>\d{{1,3}}(?:,\d{{3}})*|{'|'.join(_VALUES)})\b"
_FEW_WORDS = r"(?:\s+(?!and\b|or\b)[\w'-]+){0,3}?\s+"

_STATES = {
    "killed": r"(?:killed|dead|died|slain|deaths?|fatally shot|shot dead|shot to death|bodies)",
    "injured": r"(?:injured|wounded|hurt|injuries|hospitalized)",
    "captured": r"(?:captured|detained|arrested|apprehended|taken into custody)",
}
_ACTIVE = {
    "killed": r"(?:killed|killing|kills)",
    "injured": r"(?:injured|injuring|wounded|wounding)",
    "captured": r"(?:captured|capturing|detained|detaining|arrested|arresting)",
}
_BEFORE = {name: re.compile(rf"\b{_NUMBER}{_FEW_WORDS}{states}\b", re.IGNORECASE) for name, states in _STATES.items()}
_AFTER = {
    name: re.compile(rf"\b{verb}\s+(?:at least |more than |about |nearly |as many as )?{_NUMBER}", re.IGNORECASE)
    for name, verb in _ACTIVE.items()
}


def count(text: str, name: str) -> int:
    """The largest number right before or after a word for `name` ("killed", "injured", "captured"); 0 where there is none."""
    found = [m.group("n").lower() for pattern in (_BEFORE[name], _AFTER[name]) for m in pattern.finditer(text)]
    return max((_VALUES.get(n) or int(n.replace(",", "")) for n in found), default=0)


_SENTENCE = re.compile(r"[^.!?\n]+")
_POLICE = re.compile(r"\b(?:police(?:men|man)?|cops?|constables?|inspectors?)\b", re.IGNORECASE)
_ACTS = {
    "KILL": re.compile(
        r"\b(?:kill(?:ed|ing|s)?|shot dead|gunned down|encounter|died in (?:the )?(?:police )?firing)\b", re.IGNORECASE
    ),
    "ARREST": re.compile(
        r"\b(?:arrest(?:ed|ing|s)?|detain(?:ed|ing)?|nabbed|rounded up|taken into custody)\b", re.IGNORECASE
    ),
}


def police_act(text: str, label: str) -> bool:
    """Whether one sentence holds a word for the police and one for the act that `label` ("KILL", "ARREST") names."""
    return any(_POLICE.search(s) and _ACTS[label].search(s) for s in _SENTENCE.findall(text))
