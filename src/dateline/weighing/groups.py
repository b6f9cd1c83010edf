"""The counts of one "what" over the kinds of people: names of the same people weighed together, kinds that share people reduced."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace

from dateline.model.vocabulary import CountWhat, CountWho, Stance
from dateline.schemes.count_groups import is_within, may_share_people
from dateline.weighing.choosing import estimate
from dateline.weighing.factors import size, speaker_key
from dateline.weighing.figure import Estimate, Statement
from dateline.weighing.rules import Rules

FORCES = frozenset(
    {CountWho.MILITARY, CountWho.POLICE, CountWho.SECURITY_FORCES, CountWho.MILITANTS, CountWho.PEACEKEEPERS}
)

_WIDE = FORCES | {CountWho.CIVILIANS, CountWho.HOSTAGES, CountWho.PASSENGERS}
_ORDER = {who: k for k, who in enumerate(CountWho)}


def counts(what: CountWhat, statements: Sequence[Statement], rules: Rules) -> list[Estimate]:
    """One estimate for each kind of people, none of which overlap; "people" alone is the total."""
    pooled = _pooled(statements, rules)
    made = [e for who, rows in pooled.items() if who is not CountWho.PEOPLE and (e := estimate(what, who, rows, rules))]
    stated = pooled.get(CountWho.PEOPLE, [])
    total = estimate(what, CountWho.PEOPLE, [*stated, *_sums(statements)], rules) if stated else None
    parts = _disjoint(made, pooled, _told_together(statements, rules))
    if total is None:
        return parts
    return _beside(total, parts) or [total, *_fitting(parts, total, pooled)]


def _sums(statements: Sequence[Statement]) -> list[Statement]:
    """What the parts that one report tells come to, where it gives no total: at least so many people.

    A report whose speakers only say again what they had said in one before it adds none.
    """
    by_report: dict[str, list[Statement]] = {}
    for s in statements:
        by_report.setdefault(s.told.report, []).append(s)
    out = []
    said: list[frozenset[Hashable]] = []
    for rows in by_report.values():
        words = frozenset((speaker_key(s), s.who, s.stance, s.low, s.best, s.high) for s in rows)
        again = any(words <= old for old in said)
        said.append(words)
        if again or any(s.who is CountWho.PEOPLE for s in rows):
            continue
        each = {s.who: s for s in sorted(rows, key=lambda s: (-size(s), s.claim)) if s.stance is Stance.ASSERTS}
        low = sum(s.low or 0 for s in each.values())
        if each and low:
            lead = min(each.values(), key=lambda s: s.claim)
            best = sum(size(s) for s in each.values()) if all(s.best is not None for s in each.values()) else None
            out.append(replace(lead, who=CountWho.PEOPLE, low=low, best=best, high=None, rule="sum_of_parts"))
    return out


def _told_together(statements: Sequence[Statement], rules: Rules) -> frozenset[tuple[CountWho, CountWho]]:
    """The pairs of kinds that one report counts apart: they are different people."""
    by_report: dict[str, set[CountWho]] = {}
    for s in statements:
        by_report.setdefault(s.told.report, set()).add(s.who)
    return frozenset((a, b) for kinds in by_report.values() for a in kinds for b in kinds if a is not b)


def _pooled(statements: Sequence[Statement], rules: Rules) -> Mapping[CountWho, list[Statement]]:
    """Statements by the kind of people; kinds that the rules call the same go by the name that most reports use."""
    rows: dict[CountWho, list[Statement]] = {}
    for s in statements:
        rows.setdefault(s.who, []).append(s)
    for names in rules.same:
        used = [who for who in CountWho if who in names and who in rows]
        if len(used) < 2:
            continue
        name = max(used, key=lambda who: (len({s.told.group for s in rows[who]}), -used.index(who)))
        rows[name] = [s for who in used for s in rows.pop(who)]
    return dict(sorted(rows.items(), key=lambda entry: _ORDER[entry[0]]))


def _disjoint(
    made: Sequence[Estimate],
    pooled: Mapping[CountWho, list[Statement]],
    together: frozenset[tuple[CountWho, CountWho]],
) -> list[Estimate]:
    """Leaves out kinds that share people with one that more reports count, or that counts more of them.

    Two kinds of unarmed people that no report counts side by side may be the same people in other words.
    """
    kept: list[Estimate] = []
    for e in sorted(made, key=lambda e: _rank(e, pooled)):
        if not any(_shares(e.who, k.who, together) for k in kept):
            kept.append(e)
    return sorted(kept, key=lambda e: _ORDER[e.who])


def _rank(e: Estimate, pooled: Mapping[CountWho, list[Statement]]) -> tuple[int, bool, int, int]:
    groups = len({s.told.group for s in pooled[e.who]})
    return -groups, e.who not in _WIDE, -(e.best or e.low or 0), _ORDER[e.who]


def _shares(one: CountWho, other: CountWho, together: frozenset[tuple[CountWho, CountWho]]) -> bool:
    """Whether two kinds overlap; soldiers told beside hostages are nobody of theirs, as within one report."""
    if is_within(one, other) or is_within(other, one):
        return True
    if {one, other} & FORCES:
        return False
    return may_share_people(one, other) or (one, other) not in together


def _beside(total: Estimate, parts: Sequence[Estimate]) -> list[Estimate]:
    """The total as civilians beside more fighters, among whom they cannot be; empty where it is a total."""
    fighters = sum(e.low or 0 for e in parts)
    alone = all(e.who in FORCES for e in parts) and total.best not in (None, 1)
    if not alone or total.high is None or total.high >= fighters:
        return []
    return [replace(total, who=CountWho.CIVILIANS, rule="people_beside_named_groups"), *parts]


def _fitting(parts: Sequence[Estimate], total: Estimate, pooled: Mapping[CountWho, list[Statement]]) -> list[Estimate]:
    """The parts that the total has room for, those first that a report tells beside a total."""
    totals = {s.told.report for s in pooled[CountWho.PEOPLE]}
    room = total.high
    kept = []
    for e in sorted(parts, key=lambda e: (not any(s.told.report in totals for s in pooled[e.who]), _rank(e, pooled))):
        least = e.low or 0
        if room is None or least <= room:
            kept.append(e)
            room = None if room is None else room - least
    return sorted(kept, key=lambda e: _ORDER[e.who])
