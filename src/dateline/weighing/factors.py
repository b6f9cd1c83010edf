"""What one statement weighs: the product of stated factors, each with a name."""

from __future__ import annotations

from math import prod

from dateline.coding.assembly.compatible import same_speaker
from dateline.model.vocabulary import CountWhat, SourceKind, Stance
from dateline.weighing.figure import Statement
from dateline.weighing.rules import Rules, Specific

ARMED = frozenset({SourceKind.ARMED_GROUP})
STATE = frozenset({SourceKind.GOVERNMENT, SourceKind.MILITARY, SourceKind.POLICE, SourceKind.SECURITY})
PLURAL = 2  # what a bare plural says: two or more
_LOSSES = frozenset({CountWhat.KILLED, CountWhat.INJURED, CountWhat.FREED, CountWhat.HELD, CountWhat.ABDUCTED})

Factors = tuple[tuple[str, float], ...]


def factors(s: Statement, rules: Rules) -> Factors:
    """The factors of a statement by its own words and source; those that compare it with others come on top."""
    rows = [("kind", rules.kinds[s.speaker.kind]), ("specific", rules.specific[specific(s)])]
    if interested(s, rules):
        rows.append(("interest", rules.interest))
    if rules.certainty[s.certainty] != 1:
        rows.append(("certainty", rules.certainty[s.certainty]))
    if s.stance is Stance.DENIES:
        rows.append(("denied", 0.0))
    if not s.told.main:
        rows.append(("recalled", rules.recalled))
    return tuple(rows)


def product(rows: Factors) -> float:
    """What the factors come to."""
    return prod(number for _, number in rows)


def specific(s: Statement) -> Specific:
    """How exactly the words give a number: a vague one has no best figure."""
    if s.best is None:
        return Specific.VAGUE
    if s.low is None or s.high is None:
        return Specific.OPEN
    return Specific.EXACT if s.low == s.high else Specific.RANGE


def interested(s: Statement, rules: Rules) -> bool:
    """Whether a party to the violence speaks of its own losses or its enemy's."""
    if not s.speaker.party or s.what not in _LOSSES:
        return False
    if s.speaker.kind in ARMED:
        return s.who in rules.losses_armed
    return s.speaker.kind in STATE and s.who in rules.losses_state


def foes(one: Statement, other: Statement) -> bool:
    """Whether an armed group and a state speak: the one's figure never brings the other's up to date."""
    kinds = {one.speaker.kind, other.speaker.kind}
    return bool(kinds & ARMED) and bool(kinds & STATE)


def side_key(s: Statement) -> str:
    """The camp that speaks: an armed group's figures and everybody else's run their own course."""
    return "armed" if s.speaker.kind in ARMED else "others"


def speaker_key(s: Statement) -> str:
    """Who speaks, the same in every report: an actor or a kind with its name; a reporter is the text of whoever publishes it."""
    if s.speaker.actor is not None:
        return s.speaker.actor
    if s.speaker.kind in {SourceKind.REPORTER, SourceKind.UNNAMED}:
        return f"{s.speaker.kind.value} {s.told.publisher or s.told.group}"
    return f"{s.speaker.kind.value} {' '.join(sorted(s.speaker.text.casefold().split()))}"


def may_be_one(one: Statement, other: Statement) -> bool:
    """Whether two names may be of one speaker: the same key, or of one kind the words of one all among the other's ("the army")."""
    if speaker_key(one) == speaker_key(other):
        return True
    loose = {SourceKind.REPORTER, SourceKind.UNNAMED, SourceKind.MEDIA}
    return (
        one.speaker.kind is other.speaker.kind
        and one.speaker.kind not in loose
        and same_speaker(one.speaker.text, other.speaker.text)
    )


def size(s: Statement) -> int:
    """One number for a statement: its best, else the nearer end known, else 0."""
    return next((n for n in (s.best, s.low, s.high) if n is not None), 0)


def touch(one: Statement, other: Statement) -> bool:
    """Whether the ranges share a number; an unknown end is open."""
    return not above(one, other) and not above(other, one)


def above(one: Statement, other: Statement) -> bool:
    """Whether every number of one is above every number of the other."""
    return one.low is not None and other.high is not None and one.low > other.high
