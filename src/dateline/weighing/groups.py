"""The counts of one "what" over the kinds of people: names of the same people weighed together, kinds that share people reduced."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.model.vocabulary import CountWhat, CountWho
from dateline.schemes.count_groups import is_within, may_share_people
from dateline.weighing.choosing import estimate
from dateline.weighing.figure import Estimate, Statement
from dateline.weighing.rules import Rules, Span

FORCES = frozenset(
    {CountWho.MILITARY, CountWho.POLICE, CountWho.SECURITY_FORCES, CountWho.MILITANTS, CountWho.PEACEKEEPERS}
)


def counts(what: CountWhat, statements: Sequence[Statement], rules: Rules) -> list[Estimate]:
    """One estimate for each kind of people, none of which overlap; "people" alone is the total."""
    pooled = _pooled(statements, rules)
    made = [e for who, rows in pooled.items() if (e := estimate(what, who, rows, rules)) is not None]
    total = next((e for e in made if e.who is CountWho.PEOPLE), None)
    parts = _disjoint([e for e in made if e.who is not CountWho.PEOPLE], pooled)
    if total is None:
        return parts
    return _with_total(total, [e for e in parts if not _overblown(e, total)], rules)


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
    return dict(sorted(rows.items(), key=lambda entry: list(CountWho).index(entry[0])))


def _disjoint(made: Sequence[Estimate], pooled: Mapping[CountWho, list[Statement]]) -> list[Estimate]:
    """Leaves out kinds that share people with one that more reports count, or that counts more of them."""

    def rank(e: Estimate) -> tuple[int, bool, int, int]:
        groups = len({s.told.group for s in pooled[e.who]})
        wide = e.who in FORCES | {CountWho.CIVILIANS, CountWho.HOSTAGES, CountWho.PASSENGERS}
        return -groups, not wide, -(e.best or e.low or 0), list(CountWho).index(e.who)

    kept: list[Estimate] = []
    for e in sorted(made, key=rank):
        if not any(_shares(e.who, k.who) for k in kept):
            kept.append(e)
    return sorted(kept, key=lambda e: list(CountWho).index(e.who))


def _shares(one: CountWho, other: CountWho) -> bool:
    """Whether two kinds overlap; soldiers told beside hostages are nobody of theirs, as within one report."""
    if is_within(one, other) or is_within(other, one):
        return True
    return may_share_people(one, other) and not {one, other} & FORCES


def _overblown(part: Estimate, total: Estimate) -> bool:
    """Whether a vague share says nothing beside a firm total, or more than the total allows."""
    return part.best is None and total.best is not None and (part.low or 0) > total.best and total.high is not None


def _with_total(total: Estimate, parts: list[Estimate], rules: Rules) -> list[Estimate]:
    """The total first: raised where its parts come to more, or counted as civilians beside fighters who come to more."""
    low = sum(e.low or 0 for e in parts)
    best = sum(e.best if e.best is not None else e.low or 0 for e in parts)
    if best <= (total.best if total.best is not None else total.low or 0) and low <= (total.low or low):
        return [total, *parts]
    if _beside(total, parts):
        return [*parts, replace(total, who=CountWho.CIVILIANS, rule="people_beside_named_groups")]
    return [_raised(total, (low, best), rules), *parts]


def _beside(total: Estimate, parts: Sequence[Estimate]) -> bool:
    """Whether people were told beside the fighters among whom they cannot be."""
    if any(may_share_people(CountWho.CIVILIANS, e.who) for e in parts) or total.best in (None, 1):
        return False
    return all(e.who in FORCES for e in parts) and (total.high or 0) < sum(e.low or 0 for e in parts)


def _raised(total: Estimate, floor: tuple[int, int], rules: Rules) -> Estimate:
    low = max(total.low or 0, floor[0]) if total.low is not None or floor[0] else None
    best = max(total.best, floor[1]) if total.best is not None else None
    high = total.high if total.high is None else max(total.high, best or 0, low or 0)
    if best is not None and low is not None:
        low = min(low, best)
    if rules.span is Span.SINGLE and best is not None:
        low = high = best
    return replace(total, low=low, best=best, high=high, rule="raised_to_its_parts")
