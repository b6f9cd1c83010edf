"""What one mention tells of its own act: its kind, place, day and victims, and whether it is said to be a further one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bench.muc4.gazette import Named
from dateline.coding.assembly.other_ones import TITLES
from dateline.coding.assembly.when_where import steps, time_of
from dateline.coding.context import ReadSentence
from dateline.coding.mentions import Mention
from dateline.coding.reality import Reality
from dateline.model.coded import IncidentDate
from dateline.model.span import Evidence, Span
from dateline.model.vocabulary import Stage
from dateline.parsing.document import Sentence

_KINDS = {
    "BOMBING": re.compile(r"bomb|explo|dynamit|blast|blew|blow|detonat", re.IGNORECASE),
    "KIDNAPPING": re.compile(r"kidnap|abduct|hostage", re.IGNORECASE),
    "ARSON": re.compile(r"\barson|burn|set .*fire|torch", re.IGNORECASE),
    "ROBBERY": re.compile(r"\brob|\bstole|\bsteal|\bloot", re.IGNORECASE),
    "ATTACK": re.compile(r"murder|assassin|\bshot|\bgunned|machine-?gun|ambush|execut|stabb", re.IGNORECASE),
}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_FURTHER = frozenset({"another", "also", "additionally", "similarly", "likewise", "separate"})
_OPENING = re.compile(
    r"^\W*(?:in addition|also|moreover|meanwhile|elsewhere|separately|in another|in a separate|likewise|finally|furthermore)\b",
    re.IGNORECASE,
)
STAGES = {
    Reality.ATTEMPTED: Stage.ATTEMPTED,
    Reality.FOILED: Stage.FOILED,
    Reality.PLANNED: Stage.PLANNED,
    Reality.THREATENED: Stage.THREATENED,
}


@dataclass(frozen=True, slots=True)
class Act:
    """One mention with what its own clause says; `kind` is empty where the word tells none, `order` 0 where no ordinal stands."""

    mention: Evidence
    sentence: int
    start: int  # of the sentence
    text: str  # of the sentence
    kind: str
    places: tuple[Named, ...]
    date: IncidentDate | None
    victims: frozenset[str]
    order: int
    further: bool
    stage: Stage | None


def acts(mentions: Sequence[Evidence], reads: Sequence[ReadSentence], places: Sequence[Named]) -> list[Act]:
    """The mentions in text order as acts."""
    told = {(m.span.start, m.span.end): (r, m) for r in reads for m in r.mentions}
    by_start = {start: row for (start, _), row in told.items()}
    found = []
    for mention in sorted(mentions, key=lambda m: (m.start, m.end)):
        row = told.get((mention.start, mention.end)) or by_start.get(mention.start)
        if row is not None:
            found.append(_act(mention, *row, places))
    return found


def _act(mention: Evidence, read: ReadSentence, told: Mention, places: Sequence[Named]) -> Act:
    s = read.sentence
    others = [m for m in read.mentions if m.head != told.head]
    time = time_of(read, [told], others)
    date = None
    if time is not None and time.edtf is not None and not time.vague_past:
        date = IncidentDate(edtf=time.edtf, precision=time.precision, text=time.text, time=time.time)
    objects = [p for p in told.objects if not p.pronoun]
    beside = [s.lowers[c] for k in {told.head, *s.tokens_in(told.span)} for c in s.children[k]]
    order = next((_ORDINALS[w] for w in beside if w in _ORDINALS), 0)
    opens = bool(_OPENING.match(s.text)) and all(m.head >= told.head for m in read.mentions if m.type is not None)
    return Act(
        mention=mention,
        sentence=s.index,
        start=s.start,
        text=s.text,
        kind=next((k for k, words in _KINDS.items() if words.search(mention.quote)), ""),
        places=tuple(_own(s, told, others, places)),
        date=date,
        victims=frozenset(_surname(p.called or p.text) for p in objects if p.named and p.thing is None) - {""},
        order=order,
        further=told.others or opens or order > 1 or bool(_FURTHER.intersection(beside)),
        stage=STAGES.get(told.reality),
    )


def _surname(text: str) -> str:
    words = [w.strip(".,'\"") for w in text.split() if w[:1].isupper()]
    kept = [w.lower() for w in words if w.lower() not in TITLES]
    return kept[-1] if kept else ""


def _own(s: Sentence, told: Mention, others: Sequence[Mention], places: Sequence[Named]) -> list[Named]:
    """The places of the sentence that no other act of it stands closer to."""
    kept = []
    for place in places:
        tokens = s.tokens_in(Span(place.start, place.end)) if s.start <= place.start < s.end else range(0)
        if not tokens:
            continue
        mine = steps(s, tokens[0], told.head)
        theirs = min((steps(s, tokens[0], m.head) for m in others if m.type is not None), default=99)
        if mine <= theirs or theirs >= 20:
            kept.append(place)
    return kept
