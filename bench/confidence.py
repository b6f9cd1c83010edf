"""How confidently an organisation is named as perpetrator: slot 11 of MUC-4's key, where the coder found the organisation of the key.

Accuracy by class and over all; the baseline gives every organisation the most frequent class, REPORTED AS FACT. Where the key
allows two classes either is right. Precision is the share of known actors coded as perpetrators or sides, in messages whose key
names an organisation, that the key names too; the key leaves out attacks on armed forces, so the rest is not all wrong.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.figure import Figure
from bench.muc4.confidence import ACCUSED, BY_AUTHORITIES, CLAIMED, DOERS, FACT, POSSIBLE, confidence, perpetrators
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
    """Accuracy over the organisations found, for all and for each class of the key, the share found, and the precision of those coded."""
    return figures(folder, SPLIT)


def figures(folder: Path, split: str) -> list[Figure]:
    """The figures on one split of MUC-4."""
    there, right, plainly = Counter[str](), Counter[str](), Counter[str]()
    ours, known = 0, 0
    coder = Coder()
    texts = dict(m for path in text_files(folder / "muc4" / split) for m in messages(path))
    keys = _organisations(folder / "muc4" / split)
    for message, fillers in keys.items():
        coded = coder.code(texts[message])
        named = list(_named(coded))
        ours += len(named)
        known += sum(any(_same(f, w) for f in fillers for w in words) for words in named)
        for filler in fillers:
            found = _found(coded, filler)
            if found is None:
                continue
            allowed = filler.value.split(" / ")
            said = confidence(coded, *found)
            for name in {_CLASSES[allowed[0]], "all"}:
                there[name] += 1
                right[name] += said in allowed
                plainly[name] += FACT in allowed
    corpus, total = f"muc4/{split}", sum(map(len, keys.values()))
    rows = [
        Figure(
            f"confidence.{name}", right[name] / there[name], "share", corpus, f"{there[name]} organisations",
            plainly[name] / there[name], BASELINE,
        )
        for name in ("all", *_CLASSES.values())
        if there[name]
    ]  # fmt: skip
    return [
        Figure("confidence.found", there["all"] / total, "share", corpus, f"{total} organisations"),
        Figure("confidence.precision", known / max(1, ours), "share", corpus, f"{ours} organisations coded"),
        *rows,
    ]


def _organisations(folder: Path) -> dict[str, list[Filler]]:
    """The organisations of the key by message, of messages that name any."""
    keys: dict[str, list[Filler]] = {}
    for template in (t for path in sorted(folder.glob("key*")) for t in templates(path) if t.is_incident):
        if fillers := template.slots.get(11, ()):
            keys.setdefault(template.message, []).extend(fillers)
    return keys


def _named(coded: CodedReport) -> Iterator[tuple[str, str]]:
    """The words and name of each known actor that is a perpetrator or a party of an incident, once a report."""
    seen: set[str] = set()
    for member in (p for i in coded.incidents for p in i.participants if p.role in DOERS):
        if member.actor is not None and member.actor not in seen:
            seen.add(member.actor)
            yield member.text, member.name


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
