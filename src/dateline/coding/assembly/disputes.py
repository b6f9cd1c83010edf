"""What the sources of a report dispute about one incident: each contested field with the claims of every side."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dateline.coding.assembly.estimates import Estimate
from dateline.coding.assembly.stated import Stated
from dateline.model.coded import Claim, Dispute, Responsibility, Side
from dateline.model.vocabulary import ContestedField, ResponsibilityStatus, SourceKind, Stance

BLAMED = frozenset(
    {
        ResponsibilityStatus.CLAIMED,
        ResponsibilityStatus.ACCUSED,
        ResponsibilityStatus.SUSPECTED,
        ResponsibilityStatus.REPORTED,
    }
)
# Words for somebody who did it that name nobody in particular.
ANYBODY = frozenset(
    """a an the this that these those some of and with by in from unknown unidentified suspected alleged armed masked heavily local
    man men woman women person persons people gunman gunmen attacker attackers assailant assailants militant militants fighter
    fighters rebel rebels insurgent insurgents terrorist terrorists extremist extremists criminal criminals bandit bandits bomber
    bombers suspect suspects perpetrator perpetrators group groups gang forces it they he she them him her we us who one two three
    """.split()
)
_WORD = re.compile(r"[^\W\d_]+")
SAID = frozenset({ResponsibilityStatus.CLAIMED, ResponsibilityStatus.ACCUSED})


def count_disputes(counted: Sequence[Estimate]) -> list[Dispute]:
    """The contested counts, each side a number in words."""
    return [
        Dispute(field=f"{e.what.value}:{e.who.value}", sides=_gathered([_count_side(r) for r in e.sides]))
        for e in counted
        if e.contested
    ]


def _count_side(row: Stated) -> Side:
    stance = Stance.DENIES if row.denied else Stance.ASSERTS
    return Side(value=_number(row), stance=stance, source=row.source, kind=row.kind, claims=(row.claim,))


def _number(row: Stated) -> str:
    """A range in words: "20", "20 to 25", "at least 20", "up to 20"."""
    low, high = row.low, row.high
    if low is not None and high is not None:
        return str(low) if low == high else f"{low} to {high}"
    if low is not None:
        return f"at least {low}"
    return f"up to {high}" if high is not None else "unknown"


def _gathered(sides: Sequence[Side]) -> tuple[Side, ...]:
    """Sides of one source, value and stance put together, in the order of the first."""
    rows: dict[tuple[str, Stance, str], Side] = {}
    for side in sides:
        key = (side.value, side.stance, side.source)
        old = rows.get(key)
        claims = side.claims if old is None else tuple(dict.fromkeys((*old.claims, *side.claims)))
        rows[key] = side if old is None else old.model_copy(update={"claims": claims})
    return tuple(rows.values())


def responsibility_dispute(said: Sequence[Responsibility], claims: Mapping[str, Claim]) -> list[Dispute]:
    """Who did it, where somebody denies what another says, or speakers claim it for or blame different parties.

    A suspicion or a report of one party beside a claim by another is a dispute only where somebody stands behind each: two suspects
    of one speaker are none.
    """
    blaming = [r for r in said if r.status in BLAMED]
    denying = [r for r in said if r.status is ResponsibilityStatus.DENIED]
    sides = [r for r in blaming if any(_differ(r, o, claims) for o in blaming)] if len(blaming) > 1 else []
    answered = [r for r in blaming if denying]
    rows = [r for r in said if r in denying or r in sides or r in answered]
    if not (sides or (denying and answered)):
        return []
    gathered = _gathered([_blame(r, claims[r.claim]) for r in rows])
    return [Dispute(field=ContestedField.RESPONSIBILITY.value, sides=gathered)] if len(gathered) > 1 else []


def _blame(said: Responsibility, claim: Claim) -> Side:
    source = claim.source
    return Side(
        value=said.name or said.text, stance=claim.stance, source=source.text, kind=source.kind, claims=(said.claim,)
    )


def _differ(one: Responsibility, other: Responsibility, claims: Mapping[str, Claim]) -> bool:
    """Whether two speakers name different parties, and one of them firmly: a claim or an accusation."""
    mine, theirs = claims[one.claim].source, claims[other.claim].source
    if mine.text == theirs.text or one.by == other.by or SourceKind.REPORTER in {mine.kind, theirs.kind}:
        return False
    if not {one.status, other.status} & SAID:
        return False
    if one.actor is not None and other.actor is not None:
        return one.actor != other.actor
    here, there = _words(one), _words(other)
    return bool(here) and bool(there) and not here & there


def _words(said: Responsibility) -> set[str]:
    """The words that tell a party from others: none for "gunmen" or "an armed group"."""
    return {w for w in _WORD.findall((said.name or said.text).lower()) if w not in ANYBODY}
