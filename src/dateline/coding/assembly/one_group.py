"""Counts of differently named groups that are rival tolls of the same people: the army's 22 militants, the villagers' 31 civilians."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.coding.assembly.adding import FORCES, is_additional
from dateline.coding.assembly.compatible import REPORTER, refers_back, same_speaker
from dateline.coding.assembly.stated import Stated
from dateline.coding.context import ReadSentence
from dateline.coding.responsibility.clauses import ARMED_KINDS
from dateline.knowledge.people import person_word
from dateline.model.vocabulary import CountWhat, CountWho
from dateline.schemes.count_groups import is_within, may_share_people

NONE = frozenset({"no", "not", "none", "never", "without", "nor", "neither"})
ALL = frozenset({"all", "only", "just", "every", "mostly"})
SPAN = 5  # words between "no" or "all" and the group that it is about
ALIKE = 3  # the greatest ratio of two tolls of the same dead; three stray victims are nobody of 22 militants
NEXT = 2  # sentences after a toll in which its speaker may say whom it holds
# The detained, abducted and freed are not of two camps: people and townspeople are the same ones.
TAKEN = frozenset({CountWhat.ARRESTED, CountWhat.ABDUCTED, CountWhat.HELD, CountWhat.FREED, CountWhat.MISSING})


def rival_tolls_joined(rows: Sequence[Stated], reads: Mapping[int, ReadSentence]) -> list[Stated]:
    """The rows, those of rival tolls put under "people" so that they are weighed against each other and never added up.

    Two sources' tolls are rivals where a group of one outgrows the other's total, where both say how many were taken, or where one
    source rules out the group that the other counts ("there was not one militant among them", "all of them were civilians").
    """
    out = list(rows)
    for k, a in enumerate(rows):
        for b in rows[k + 1 :]:
            if _may_be_rivals(a, b) and (
                _outgrows(a, b) or _outgrows(b, a) or _same_taken(a, b) or _ruled_out(a, b, reads)
            ):
                out = [_of_people(r) if r.claim in {a.claim, b.claim} else r for r in out]
    return out


def _may_be_rivals(a: Stated, b: Stated) -> bool:
    spoken = not same_speaker(a.source, b.source) and REPORTER not in {a.source, b.source}
    whole = not (a.toll.part or b.toll.part or is_additional(a.toll) or is_additional(b.toll))
    many = all((r.low or r.best or 0) > 1 for r in (a, b))
    return spoken and whole and many and a.toll.what is b.toll.what and a.toll.who is not b.toll.who


def _outgrows(part: Stated, total: Stated) -> bool:
    """Whether some of "people" are more than all of them: "24 people were killed", "70 of its supporters died"."""
    if total.toll.who is not CountWho.PEOPLE or part.toll.who in FORCES or total.told.seen or refers_back(total):
        return False
    return (
        total.high is not None
        and part.low is not None
        and part.low > total.high
        and not total.told.turn < part.told.turn
    )


def _same_taken(a: Stated, b: Stated) -> bool:
    return a.toll.what in TAKEN and {a.toll.who, b.toll.who} == {CountWho.PEOPLE, CountWho.CIVILIANS}


def _ruled_out(a: Stated, b: Stated, reads: Mapping[int, ReadSentence]) -> bool:
    sizes = sorted(r.best or r.low or 0 for r in (a, b))
    if may_share_people(a.toll.who, b.toll.who) or sizes[1] > ALIKE * sizes[0]:
        return False
    return _rules_out(a, b.toll.who, reads) or _rules_out(b, a.toll.who, reads)


def _rules_out(row: Stated, other: CountWho, reads: Mapping[int, ReadSentence]) -> bool:
    """Whether the speaker of `row` says near it that nobody was of the group `other`, or all of the group that `row` counts."""
    return any(
        (read := reads.get(row.toll.sentence + step)) is not None and _excludes(read, row.toll.who, other)
        for step in range(NEXT + 1)
    )


def _excludes(read: ReadSentence, own: CountWho, other: CountWho) -> bool:
    words = read.sentence.lowers
    for k, word in enumerate(words):
        near = [who for w in range(k + 1, min(len(words), k + 1 + SPAN)) if (who := _group(read, w)) is not None]
        if word in NONE and any(is_within(who, other) for who in near):
            return True
        if word in ALL and words[k + 1 : k + 2] in (("of",), ("were",), ("the",), ()) and near and near[0] is own:
            return True
    return False


def _group(read: ReadSentence, token: int) -> CountWho | None:
    """The group that a word names: a noun for people, or an armed group's name."""
    word = person_word(read.sentence.lowers[token])
    if word is not None:
        return word.who
    start = read.sentence.starts[token]
    named = any(a.start <= start < a.end and a.kind in ARMED_KINDS for a in read.actors)
    return CountWho.MILITANTS if named else None


def _of_people(row: Stated) -> Stated:
    return replace(row, toll=replace(row.toll, who=CountWho.PEOPLE))
