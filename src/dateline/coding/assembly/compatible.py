"""Whether two numbers of the same people can both be right: ranges that touch, a later and higher toll, a part and its whole.

The range of values is what UCDP GED calls low, best and high; ACLED keeps only the lowest of what sources report.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from dateline.coding.assembly.stated import Stated, Told
from dateline.model.vocabulary import SourceKind

REPORTER = "reporter"
OPEN = 10**12  # above any number of people
_POINTING = (["all"], ["the"], ["both"], ["those"], ["these"])
MOST_PARTS = 8  # rows tried as parts of one whole; more are no list of places


def conflicting(rows: Sequence[Stated]) -> list[Stated]:
    """The rows of different speakers that cannot both be right, in text order; empty where none conflict."""
    shares = parts_of_whole(rows) | _of_one_place(rows)
    out: list[Stated] = []
    for k, a in enumerate(rows):
        for b in rows[k + 1 :]:
            if not {a.claim, b.claim} & shares and not compatible(a, b):
                out += [r for r in (a, b) if r not in out]
    return [r for r in rows if r in out]


def compatible(a: Stated, b: Stated) -> bool:
    """Whether one report may hold both numbers without anybody being wrong."""
    if same_speaker(a.source, b.source) or touch(a, b) or a.toll.part or b.toll.part:
        return True
    if REPORTER in {a.source, b.source} and (a.toll.sentence == b.toll.sentence or not (a.toll.whole or b.toll.whole)):
        return True  # a small number told by the reporter beside a larger one is a share of it
    if any(r.best == 1 and not r.toll.whole for r in (a, b)):
        return True  # one person told by somebody ("my brother was dead") is one of the many
    if refers_back(a) or refers_back(b):
        return True  # "all seven were killed": seven of a group told before
    if a.told.side is not None and b.told.side is not None and a.told.side != b.told.side:
        return True  # each side's own losses
    less, more = sorted((a, b), key=_size)
    return is_later(more.told, less.told) and not _foes(a, b)


def refers_back(row: Stated) -> bool:
    """Whether a bare number with an article stands for people told before ("all seven", "the three", "both")."""
    party = row.toll.party
    return party is not None and party.word is None and party.text.lower().split()[:1] in _POINTING


def same_speaker(one: str, other: str) -> bool:
    """Whether two names of speakers may be of one: the words of one are all in the other's ("police", "city police")."""
    here, there = set(one.lower().split()), set(other.lower().split())
    return here <= there or there <= here


def is_later(one: Told, other: Told) -> bool:
    """Whether a number was told after another, by the time of telling that both name or by words such as "at first" and "later"."""
    if one.day is not None and other.day is not None and one.day != other.day:
        return one.day > other.day
    if one.day == other.day and one.hour is not None and other.hour is not None and one.hour != other.hour:
        return one.hour > other.hour
    return one.turn > other.turn


def parts_of_whole(rows: Sequence[Stated]) -> frozenset[str]:
    """The claims of two or more numbers that add up to the largest one exactly: 9, 6 and 5 of 20."""
    exact = [r for r in rows if r.toll.exact and r.best is not None]
    if not 3 <= len(exact) <= MOST_PARTS:
        return frozenset()
    whole = max(exact, key=lambda r: r.best or 0)
    lesser = [r for r in exact if (r.best or 0) < (whole.best or 0)]
    for many in range(2, len(lesser) + 1):
        for some in combinations(lesser, many):
            if sum(r.best or 0 for r in some) == whole.best and len({r.source for r in some}) == many:
                return frozenset(r.claim for r in some)
    return frozenset()


def _of_one_place(rows: Sequence[Stated]) -> frozenset[str]:
    """The claims of numbers that are confined to one of several settlements, the largest number left out."""
    if not rows:
        return frozenset()
    confined = [r for r in rows if r.told.spots]
    whole = max(rows, key=_size)
    if not whole.told.scattered and not any(not a.told.spots & b.told.spots for a, b in combinations(confined, 2)):
        return frozenset()
    return frozenset(r.claim for r in confined if r is not whole and not r.told.spots & whole.told.spots)


def touch(a: Stated, b: Stated) -> bool:
    """Whether the ranges share a number; what somebody saw is a lower end."""
    return (a.low or 0) <= _top(b) and (b.low or 0) <= _top(a)


def _top(row: Stated) -> int:
    return row.high if row.high is not None and not row.told.seen else OPEN


def _size(row: Stated) -> int:
    return row.low if row.low is not None else row.best or 0


def _foes(a: Stated, b: Stated) -> bool:
    """Whether an armed group and a state speak: the one's number never brings the other's up to date."""
    kinds = {a.kind, b.kind}
    return SourceKind.ARMED_GROUP in kinds and bool(
        kinds & {SourceKind.MILITARY, SourceKind.GOVERNMENT, SourceKind.POLICE, SourceKind.SECURITY}
    )
