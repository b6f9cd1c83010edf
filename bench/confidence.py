"""How confidently an organisation is named as perpetrator: slot 11 of MUC-4's key, where the coder found the organisation of the key.

Accuracy by class and over all; the baseline gives every organisation the most frequent class, REPORTED AS FACT. Where the key
allows two classes either is right.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from bench.figure import Figure
from bench.muc4.confidence import ACCUSED, BY_AUTHORITIES, CLAIMED, FACT, POSSIBLE, confidence, perpetrators
from bench.muc4.keys import Filler, templates
from bench.muc4.texts import messages, text_files
from dateline import Coder
from dateline.model.coded import CodedReport, Incident, Responsibility

DATA = ("muc4/tst2",)
SPLIT = "tst2"
BASELINE = f"{FACT.lower()} for all"
_CLASSES = {
    CLAIMED: "claimed",
    BY_AUTHORITIES: "by_authorities",
    ACCUSED: "accused",
    POSSIBLE: "possible",
    FACT: "fact",
}
_WORD = re.compile(r"\w+")
_SMALL = frozenset("the of and for de la el los del national".split())


def measure(folder: Path) -> list[Figure]:
    """Accuracy over the organisations found, for all and for each class of the key, and the share of organisations found."""
    return figures(folder, SPLIT)


def figures(folder: Path, split: str) -> list[Figure]:
    """The figures on one split of MUC-4."""
    there, right, plainly = Counter[str](), Counter[str](), Counter[str]()
    named = 0
    coder = Coder()
    texts = dict(m for path in text_files(folder / "muc4" / split) for m in messages(path))
    coded: dict[str, CodedReport] = {}
    for key in (t for path in sorted((folder / "muc4" / split).glob("key*")) for t in templates(path) if t.is_incident):
        for filler in key.slots.get(11, ()):
            named += 1
            if key.message not in coded:
                coded[key.message] = coder.code(texts[key.message])
            found = _found(coded[key.message], filler)
            if found is None:
                continue
            allowed = filler.value.split(" / ")
            ours = confidence(coded[key.message], *found)
            for name in {_CLASSES[allowed[0]], "all"}:
                there[name] += 1
                right[name] += ours in allowed
                plainly[name] += FACT in allowed
    corpus = f"muc4/{split}"
    rows = [
        Figure(
            f"confidence.{name}", right[name] / there[name], "share", corpus, f"{there[name]} organisations",
            plainly[name] / there[name], BASELINE,
        )
        for name in ("all", *_CLASSES.values())
        if there[name]
    ]  # fmt: skip
    return [Figure("confidence.found", there["all"] / named, "share", corpus, f"{named} organisations"), *rows]


def _found(coded: CodedReport, filler: Filler) -> tuple[Incident, list[Responsibility]] | None:
    """The incident that has the organisation, one with a statement about it first, and those statements."""
    best: tuple[Incident, list[Responsibility]] | None = None
    for incident in coded.incidents:
        said = [r for r in incident.responsibility if any(_same(filler, w) for w in (r.text, r.name or ""))]
        if said and (best is None or not best[1]):
            best = incident, said
        elif best is None and any(_same(filler, words) for words in perpetrators(incident)):
            best = incident, []
    return best


def _same(filler: Filler, words: str) -> bool:
    """Whether words name the filler's organisation: one of its strings shares its telling words with them."""
    ours = _telling(words)
    return any(ours & _telling(s) and (_telling(s) <= ours or ours <= _telling(s)) for s in filler.strings)


def _telling(words: str) -> frozenset[str]:
    return frozenset(_WORD.findall(words.lower())) - _SMALL
