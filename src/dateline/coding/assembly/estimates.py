"""Low, best and high of each count of an incident, from the claims about it, with the rule that chose them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.coding.assembly.adding import FORCES, TAKEN, entities, is_additional, plus
from dateline.coding.assembly.compatible import REPORTER, conflicting, is_later, touch
from dateline.coding.assembly.sides import side_of
from dateline.coding.assembly.stated import Stated
from dateline.model.coded import Side
from dateline.model.vocabulary import CountWhat, CountWho
from dateline.schemes.count_groups import is_within, may_share_people

PLURAL = 2  # what a bare plural says: two or more


@dataclass(frozen=True, slots=True)
class Estimate:
    """One count of an incident; None is an open or unknown end, `sides` are those that contest it."""

    what: CountWhat
    who: CountWho
    low: int | None
    best: int | None
    high: int | None
    contested: bool
    rule: str
    claims: tuple[str, ...]
    sides: tuple[Side, ...] = ()


def estimates(stated: Sequence[Stated]) -> list[Estimate]:
    """One estimate for each "what" and "who"; groups that could share people are reduced to ones that cannot."""
    groups: dict[tuple[CountWhat, CountWho], list[Stated]] = {}
    for row in _placed(stated):
        groups.setdefault((row.toll.what, row.toll.who), []).append(row)
    chosen = {key: _choose(rows) for key, rows in groups.items()}
    kept: list[Estimate] = []
    for what in dict.fromkeys(key[0] for key in chosen):
        kept += _disjoint(
            [e for key, e in chosen.items() if key[0] is what], {k: v for k, v in groups.items() if k[0] is what}
        )
    return kept


def _placed(stated: Sequence[Stated]) -> list[Stated]:
    """ "Others" taken after militants were taken are militants too, unless people without a group were counted before."""
    rows: list[Stated] = []
    for row in stated:
        if row.toll.who is CountWho.PEOPLE and is_additional(row.toll) and row.toll.what in TAKEN:
            before = [r.toll.who for r in rows if r.toll.what is row.toll.what]
            if before and CountWho.PEOPLE not in before:
                row = replace(row, toll=replace(row.toll, who=before[-1]))
        rows.append(row)
    return rows


def _choose(rows: Sequence[Stated]) -> Estimate:
    """The estimate of one "what" and "who": the same people told again are weighed, different people add up."""
    separate = [_weigh(g) for g in entities(rows)]
    first = next((e for e in separate if e.contested), separate[0])
    if len(separate) == 1:
        return first
    if first.contested:  # what is in dispute is no term of a sum
        return replace(first, claims=tuple(dict.fromkeys(c for e in separate for c in e.claims)))
    low: int | None = 0
    best: int | None = 0
    high: int | None = 0
    for e in separate:
        low, best, high = plus(low, e.low), plus(best, e.best), plus(high, e.high)
    claims = tuple(dict.fromkeys(c for e in separate for c in e.claims))
    return Estimate(
        first.what,
        first.who,
        low,
        best,
        high,
        False,
        "sum_of_distinct_people",
        claims,
    )


def _weigh(rows: Sequence[Stated]) -> Estimate:
    """Several statements about the same people: a stated update wins, sources that cannot both be right make a range."""
    what, who = rows[0].toll.what, rows[0].toll.who
    claims = tuple(dict.fromkeys(r.claim for r in rows))
    if len({(r.low, r.best, r.high) for r in rows}) == 1:
        first = rows[0]
        rule = "only_claim" if len(claims) == 1 else "claims_agree"
        return Estimate(what, who, first.low, first.best, first.high, False, rule, claims)
    updates = [r for r in rows if r.toll.update]
    if updates:
        last = updates[-1]
        return Estimate(what, who, last.low, last.best, last.high, False, "latest_stated_total", claims)
    rows = _standing(rows)
    rows = [r for r in rows if not r.toll.part] or rows  # "dozens injured, 17 critically": a share is not the whole
    exact = [r for r in rows if r.toll.exact] or [r for r in rows if r.best is not None] or list(rows)
    firm = [r for r in rows if r.toll.exact or r.best is not None or r.toll.whole]
    sides = conflicting(firm)
    if sides:
        lows = [r.low for r in sides if r.low is not None]
        tops = [r.high for r in sides if r.high is not None]
        high = max(tops) if len(tops) == len(sides) else None
        low = min(lows) if len(lows) == len(sides) else None  # "up to 17" has no low end
        best = sides[0].best
        best = best if best is None or high is None or best <= high else high
        return Estimate(
            what, who, low, best, high, True, "range_of_conflicting_sources", claims, tuple(map(side_of, sides))
        )
    totals = [r for r in exact if r.toll.whole] or exact
    top = max(totals, key=lambda r: (r.low if r.low is not None else r.best or 0, r.toll.exact, r.best is not None))
    vague = max(rows, key=lambda r: r.low or 0)
    firm_floor = (
        vague.best is not None and vague.high is None and not top.toll.whole
    )  # "at least 18" beside a later "17"
    if (what in TAKEN or firm_floor) and (vague.low or 0) > (top.best or top.low or 0):
        top = vague  # "the leader and several others" are more than the leader alone
    return Estimate(what, who, top.low, top.best, top.high, False, "largest_is_the_whole", claims)


def _standing(rows: Sequence[Stated]) -> list[Stated]:
    """The rows but those that their own speaker corrects, by words that make the one earlier ("on Saturday he had said")."""
    return [
        r
        for r in rows
        if not any(r.source == o.source != REPORTER and is_later(o.told, r.told) and not touch(o, r) for o in rows)
    ]


def _overblown(part: Estimate, total: Estimate) -> bool:
    """Whether a vague share says nothing beside a firm total ("worshippers killed") or more than the total allows."""
    if part.best is not None or total.best is None or part.low is None:
        return False
    return part.low <= PLURAL or (part.low > total.best and total.high is not None)


def _shares(one: CountWho, other: CountWho) -> bool:
    """Whether two groups of one report overlap; "one soldier" told beside "21 hostages" is nobody of the 21."""
    if is_within(one, other) or is_within(other, one):
        return True
    return may_share_people(one, other) and not {one, other} & FORCES


def _disjoint(rows: list[Estimate], groups: dict[tuple[CountWhat, CountWho], list[Stated]]) -> list[Estimate]:
    """Leave out groups that share people with a larger one; "people" stays as the total if it can be one."""
    parts = sorted(
        (e for e in rows if e.who is not CountWho.PEOPLE),
        key=lambda e: (e.who not in FORCES | {CountWho.CIVILIANS, CountWho.HOSTAGES}, -(e.low or e.best or 0)),
    )
    kept: list[Estimate] = []
    for e in parts:
        if not any(_shares(e.who, k.who) for k in kept):
            kept.append(e)
    total = next((e for e in rows if e.who is CountWho.PEOPLE), None)
    if total is None:
        return kept
    kept = [e for e in kept if not _overblown(e, total)]
    shares = all(r.toll.part for e in kept for r in groups.get((e.what, e.who), []))
    lowest = sum(e.low or 0 for e in kept)
    if total.best is None and total.high is None and (total.low or 0) < lowest and not total.contested:
        # "Dozens dead, at least 35 of them militants": a vague total is no less than what is told of its parts.
        total = replace(total, low=lowest, rule="vague_total_raised_to_its_parts")
    if (total.high is not None and total.high < lowest) or (total.best is not None and total.best < lowest):
        if shares:
            return [total]
        if not any(may_share_people(CountWho.CIVILIANS, e.who) for e in kept) and total.best != 1:
            return [
                *kept,
                Estimate(
                    total.what,
                    CountWho.CIVILIANS,
                    total.low,
                    total.best,
                    total.high,
                    total.contested,
                    "people_beside_named_groups",
                    total.claims,
                    total.sides,
                ),
            ]
        return kept
    return [total, *kept]
