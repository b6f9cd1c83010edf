"""The time of an incident that its own sentences do not date, from the sentence that sets its scene or says when "it happened"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.coding.assembly.draft import Draft
from dateline.coding.assembly.speaking import is_of_proceeding
from dateline.coding.context import ReadSentence
from dateline.model.layers import TimeExpression
from dateline.parsing.document import Sentence

BEFORE, AFTER = 2, 3  # sentences before the first mention that set its scene, and after it that say when it happened
A_WEEK = 3  # UCDP date_prec: a scene is set by a day, a night or a week, not by a year

HAPPENED = frozenset("happened occurred took unfolded".split())
# What a sentence calls the incident that the one before told of.
IT = frozenset(
    "it this that incident accident tragedy crime event events episode violence confrontation assault altercation".split()
)
# Sentences that begin so go on with what the one before told.
GOING_ON = frozenset("as during after following when then once while upon responding in the he she they it".split())


def time_beside(draft: Draft, drafts: Sequence[Draft], reads: Sequence[ReadSentence]) -> TimeExpression | None:
    """The day that a neighbouring sentence of the same paragraph gives an incident without a time; None where others claim it.

    "Troops searched a village on Monday. During the search they shot two" gives Monday; so does "... It happened on Monday."
    """
    if draft.background or draft.time is not None or draft.groups[0].time is not None:
        return None
    claimed = {g.index for d in drafts if d is not draft for g in d.groups}
    first, last = draft.groups[0].read.sentence, draft.groups[0].read.sentence.index
    for read in sorted(reads, key=lambda r: abs(r.sentence.index - last)):
        s = read.sentence
        if s.index in claimed or not any(True for _ in _days(read)):
            continue
        steps = s.index - first.index
        if -BEFORE <= steps < 0 and s.paragraph == first.paragraph and first.lowers[:1] and first.lowers[0] in GOING_ON:
            return next(_days(read))
        if 0 < steps <= AFTER and (told := _happened(read)) is not None:
            return told
    return None


def _days(read: ReadSentence) -> Iterator[TimeExpression]:
    """The times of a sentence that can date an act: no stretch, no time of speaking, a week at most."""
    s = read.sentence
    for time in read.times:
        tokens = s.tokens_in(time.span)
        fine = time.edtf is not None and (time.precision or 1) <= A_WEEK and not time.vague_past
        if fine and tokens and time.kind in ("date", "time") and not is_of_proceeding(s, tokens, ()):
            yield time


def _happened(read: ReadSentence) -> TimeExpression | None:
    """The time of "it happened at ..."; None where the sentence says nothing of the kind."""
    s = read.sentence
    for time in _days(read):
        k = s.tokens_in(time.span)[0]
        for _ in range(4):
            k = s.heads[k]
            if s.lowers[k] in HAPPENED and _is_told_of(s, k):
                return time
    return None


def _is_told_of(s: Sentence, verb: int) -> bool:
    return any(s.deps[c].startswith("nsubj") and s.lowers[c] in IT for c in s.children[verb])
