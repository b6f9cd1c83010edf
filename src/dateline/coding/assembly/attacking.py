"""How many attacked, where speakers give numbers that cannot both be right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.assembly.compatible import OPEN, same_speaker
from dateline.coding.assembly.estimates import Estimate
from dateline.coding.assembly.sides import number_words
from dateline.model.coded import Claim, Side
from dateline.model.vocabulary import SourceKind, Stance

FEWEST = 2  # one attacker told by somebody is one of the many


def attackers_in_dispute(e: Estimate, claims: Sequence[Claim]) -> Estimate:
    """The estimate, its range that of the speakers who disagree where any do; reporters dispute nobody."""
    spoken = [c for c in claims if c.source.kind is not SourceKind.REPORTER and _least(c) >= FEWEST]
    rivals = [c for c in spoken if any(_disagree(c, o) for o in spoken)]
    if not rivals:
        return e
    lows = [c.value["low"] for c in rivals if c.value["low"] is not None]
    highs = [c.value["high"] for c in rivals if c.value["high"] is not None]
    low = min(lows) if len(lows) == len(rivals) else None
    high = max(highs) if len(highs) == len(rivals) else None
    best = rivals[0].value["best"]
    sides = tuple(_side(c) for c in rivals)
    rule = "range_of_conflicting_sources"
    return replace(e, low=low, best=best, high=high, contested=True, rule=rule, sides=sides)


def _disagree(a: Claim, b: Claim) -> bool:
    if same_speaker(a.source.text, b.source.text) or a.value["who"] != b.value["who"]:
        return False
    less, more = sorted((a, b), key=_least)
    top = less.value["high"] if less.value["high"] is not None else OPEN
    return bool(top < _least(more))


def _least(claim: Claim) -> int:
    low = claim.value["low"]
    return int(low if low is not None else claim.value["best"] or 0)


def _side(claim: Claim) -> Side:
    value = number_words(claim.value["low"], claim.value["high"])
    return Side(
        value=value, stance=Stance.ASSERTS, source=claim.source.text, kind=claim.source.kind, claims=(claim.id,)
    )
