"""Which counts of one kind are of different people and add up, and which tell of the same people again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.assembly.stated import Stated
from dateline.coding.toll import Toll
from dateline.knowledge.people import person_word
from dateline.model.span import Span
from dateline.model.vocabulary import CountWhat, CountWho
from dateline.schemes.count_groups import is_within, may_share_people

MORE = frozenset({"other", "others", "another", "additional", "further", "more", "second", "third", "fellow"})
FORCES = frozenset(
    {CountWho.MILITARY, CountWho.POLICE, CountWho.SECURITY_FORCES, CountWho.MILITANTS, CountWho.PEACEKEEPERS}
)
# People named by their tie to somebody told before.
FELLOWS = frozenset(
    {"associate", "associates", "accomplice", "accomplices", "companion", "companions", "bodyguards", "aides"}
)
# One person taken and several others taken are different people; the dead are more often told again in other words.
TAKEN = frozenset({CountWhat.ARRESTED, CountWhat.ABDUCTED})

_COMPARED = re.compile(r"\b(?:no |not |far |many |much )*more than\b")  # "no more than 30" adds nothing to anybody


def is_additional(toll: Toll) -> bool:
    """Whether the words say that these are people not counted before ("two others", "also detained")."""
    if toll.party is None or toll.part:
        return False
    words = _COMPARED.sub("", toll.party.text.lower()).split()
    return bool(set(words[:3]) & MORE) or bool(set(words) & FELLOWS) or toll.mention.also


def entities(rows: Sequence[Stated]) -> list[list[Stated]]:
    """Rows of one "what" and "who" in text order, put together where they tell of the same people."""
    groups: list[list[Stated]] = []
    for row in rows:
        same = next((g for g in groups if _same_people(g, row)), None)
        if same is None:
            groups.append([row])
        else:
            same.append(row)
    return groups


def _same_people(group: Sequence[Stated], row: Stated) -> bool:
    toll, first = row.toll, group[0].toll
    if toll.whole or first.whole or toll.party is None or first.party is None:
        return True
    if toll.part or first.part or toll.party.pronoun:
        return True
    if is_additional(toll):
        return any(_told_again(toll, old.toll) for old in group)
    if _has_name(toll) and _has_name(first) and row.best == 1 and group[0].best == 1:
        return _name(toll) == _name(first)
    one_and_many = (row.best == 1) != (group[0].best == 1)
    if toll.what in TAKEN and one_and_many and not toll.party.definite:
        return _head(toll) == _head(first)
    return True


def _told_again(toll: Toll, old: Toll) -> bool:
    """ "Two others were treated" after "wounding two others": the same others in a later sentence."""
    return is_additional(old) and old.sentence != toll.sentence and old.low == toll.low and (toll.low or 0) > 1


def _has_name(toll: Toll) -> bool:
    """Whether the party has a name of its own; "Man" in a headline is a capital letter alone."""
    return toll.party is not None and toll.party.named and person_word(_name(toll)) is None


def _name(toll: Toll) -> str:
    return toll.party.text.split()[-1].lower() if toll.party is not None and toll.party.text else ""


def _head(toll: Toll) -> str:
    if toll.party is None:
        return ""
    return toll.party.word.lemma if toll.party.word is not None else _name(toll)


def summed(tolls: Sequence[Toll]) -> list[Toll]:
    """Parties of one group under one verb add up: "two constables and an inspector" are three police.

    People without a group beside a named one join it if that is the militants ("a leader and three associates"), else they
    are the civilians of the sentence.
    """
    rows: dict[tuple[int, str, str, bool], Toll] = {}
    told: set[tuple[int, CountWhat, Span]] = set()
    for toll in tolls:
        if toll.party is not None and toll.party.quantity is not None:
            number = (id(toll.mention), toll.what, toll.party.quantity.span)
            if number in told:
                continue  # one number that the parser split in two ("one hundred and four")
            told.add(number)
        who = _group_beside(toll, tolls)
        key = (id(toll.mention), toll.what.value, who.value, toll.part)
        old = rows.get(key)
        if old is None:
            rows[key] = replace(toll, who=who)
            continue
        rows[key] = replace(
            old,
            low=plus(old.low, toll.low),
            best=plus(old.best, toll.best),
            high=plus(old.high, toll.high),
            exact=old.exact and toll.exact,
            span=Span(min(old.span.start, toll.span.start), max(old.span.end, toll.span.end)),
        )
    return _within_one(list(rows.values()))


def _within_one(rows: list[Toll]) -> list[Toll]:
    """ "A woman and her two daughters": people counted side by side are different people, so a wider group takes in the narrower."""
    kept: list[Toll] = []
    for row in rows:
        wider = next(
            (
                k
                for k in kept
                if k.mention is row.mention
                and k.what is row.what
                and not (k.part or row.part)
                and _nested(k.who, row.who)
            ),
            None,
        )
        if wider is None:
            kept.append(row)
            continue
        who = _wider(wider.who, row.who)
        kept[kept.index(wider)] = replace(
            wider,
            who=who,
            low=plus(wider.low, row.low),
            best=plus(wider.best, row.best),
            high=plus(wider.high, row.high),
            exact=wider.exact and row.exact,
            span=Span(min(wider.span.start, row.span.start), max(wider.span.end, row.span.end)),
        )
    return kept


def _nested(one: CountWho, other: CountWho) -> bool:
    if CountWho.PEOPLE in {one, other}:
        return False
    if is_within(one.value, other.value) or is_within(other.value, one.value):
        return True
    return may_share_people(one.value, other.value) and not {one, other} & FORCES


def _wider(one: CountWho, other: CountWho) -> CountWho:
    if is_within(one.value, other.value):
        return other
    return one if is_within(other.value, one.value) or other is not CountWho.CIVILIANS else other


def _group_beside(toll: Toll, tolls: Sequence[Toll]) -> CountWho:
    if toll.who is not CountWho.PEOPLE or toll.part or toll.party is None:
        return toll.who
    beside = [
        t
        for t in tolls
        if t.mention is toll.mention and t.what is toll.what and t.who is not CountWho.PEOPLE and not t.part
    ]
    if not beside:
        return toll.who
    return CountWho.MILITANTS if any(t.who is CountWho.MILITANTS for t in beside) else CountWho.CIVILIANS


def plus(a: int | None, b: int | None) -> int | None:
    """The sum, unknown where either is."""
    return a + b if a is not None and b is not None else None
