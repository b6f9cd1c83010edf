"""The gate: which sentences can hold an incident, and which of the rest can matter once a report has one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.knowledge.phrases import fold
from dateline.knowledge.support import context, support
from dateline.knowledge.triggers import Trigger, finder
from dateline.parsing.document import Sentence

_WORD = re.compile(r"[\w-]+")
REACH = 4  # sentences on either side of a passing mention
PASSING = 12  # a report with fewer than one incident sentence in so many only mentions incidents


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
    """The hits of each sentence, by sentence index; a complement ("hostage") is one only where its verb ("took") is there too."""
    rows: dict[int, list[Hit]] = {}
    k = 0
    for hit in found:
        while k < len(sentences) and sentences[k].end <= hit.start:
            k += 1
        if k < len(sentences) and sentences[k].start <= hit.start:
            rows.setdefault(k, []).append(hit)
    governed = {sentences[k].index: _governed(sentences[k], row) for k, row in rows.items()}
    return {index: row for index, row in governed.items() if row}


def _governed(sentence: Sentence, found: Sequence[Hit]) -> list[Hit]:
    if not any(t.verbs for hit in found for t in hit.triggers):
        return list(found)
    words = set(_WORD.findall(fold(sentence.text)))
    kept = [replace(hit, triggers=tuple(t for t in hit.triggers if not t.verbs or t.verbs & words)) for hit in found]
    return [hit for hit in kept if hit.triggers]


def can_hold_incident(sentence: Sentence, found: Sequence[Hit]) -> bool:
    """Whether the sentence has a word or phrase of violence, or a weak word with support outside it: arms, harm, captives, targets."""
    weak = neutral = False
    for hit in found:
        for trigger in hit.triggers:
            frame = trigger.frame
            if frame.strong or frame.telling or trigger.verbs:  # a complement whose verb is there is no loose word
                return True
            weak = weak or frame.type is not None or not frame.neutral
            neutral = True
    if not neutral:
        return False
    inside = [(hit.start - sentence.start, hit.end - sentence.start) for hit in found]
    # A single hit supports no other; of several, each supports the rest ("attack" ... "wounded").
    return any(
        (weak or m.group(1) is not None) and (len(found) > 1 or not _within(m.start(), m.end(), inside))
        for m in support().finditer(fold(sentence.text))
    )


def _within(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(a <= start and end <= b for a, b in spans)


def near_incidents(
    sentences: Sequence[Sentence], found: Mapping[int, Sequence[Hit]], told: Sequence[int]
) -> list[Sentence]:
    """The sentences that can hold counts, sources, responsibility or an assessment of incidents told in the sentences `told`.

    A report that is about its incidents is read to the end; one that mentions them in passing only `REACH` sentences around each.
    """
    throughout = len(told) * PASSING >= len(sentences)
    near = {k + step for k in told for step in range(-REACH, REACH + 1)}
    return [
        s
        for s in sentences
        if (throughout or s.index in near) and (s.index in found or context().search(fold(s.text)) is not None)
    ]
