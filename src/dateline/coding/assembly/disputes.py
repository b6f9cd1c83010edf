"""What the sources of a report dispute about one incident: each contested field with the claims of every side."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from dateline.coding.assembly.accounts import Rivals
from dateline.coding.assembly.compatible import same_speaker
from dateline.coding.assembly.estimates import Estimate
from dateline.coding.assembly.sides import gathered, number_words
from dateline.model.coded import Claim, Dispute, Responsibility, Side
from dateline.model.layers import Attribution
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
# What a denial says of a number, or of there having been anybody at all.
_FIGURE = re.compile(
    r"\b(?:figures?|numbers?|toll|count|tally)\b|\b(?:any|anyone|anybody)\b(?:\W+\w+){0,4}?\W+(?:casualt|killed|dead|death|died|hurt|wounded|injured)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+")
OFFICIAL = frozenset({SourceKind.GOVERNMENT, SourceKind.MILITARY, SourceKind.POLICE, SourceKind.SECURITY})
ANSWERED = 400  # characters from a charge to the answer of a party that is named otherwise
SAID = frozenset({ResponsibilityStatus.CLAIMED, ResponsibilityStatus.ACCUSED})


def count_disputes(counted: Sequence[Estimate]) -> list[Dispute]:
    """The contested counts, each side a number in words."""
    return [Dispute(field=f"{e.what.value}:{e.who.value}", sides=gathered(e.sides)) for e in counted if e.contested]


def with_denied(
    counted: Sequence[Estimate],
    rivals: Sequence[Rivals],
    claims: Mapping[str, Claim],
    stated: Callable[[Attribution], Claim],
) -> tuple[list[Estimate], list[Rivals]]:
    """The estimates, those contested whose number a speaker denies or calls wrong, and the rivals that are about no number.

    The numbers of an estimate stay: a denial says what is not so.
    """
    rows, left = list(counted), []
    for pair in rivals:
        denial = stated(pair.second)
        hit = next((k for k, e in enumerate(rows) if _is_denied(e, pair, denial, claims)), None)
        if hit is None or pair.field is not ContestedField.ACCOUNT:
            left.append(pair)
            continue
        e = rows[hit]
        own = [claims[c] for c in e.claims if _within(claims[c], pair.first)]
        sides = e.sides or tuple(_number_side(c) for c in own)
        against = Side(
            value=number_words(own[0].value["low"], own[0].value["high"]),
            stance=Stance.DENIES,
            source=denial.source.text,
            kind=denial.source.kind,
            claims=(denial.id,),
        )
        rows[hit] = replace(e, contested=True, sides=(*sides, against))
    return rows, left


def _is_denied(e: Estimate, pair: Rivals, denial: Claim, claims: Mapping[str, Claim]) -> bool:
    own = [claims[c] for c in e.claims if _within(claims[c], pair.first)]
    words = str(denial.value["text"])
    if not own or denial.stance is not Stance.DENIES:
        return False
    numbers = {str(c.value[end]) for c in own for end in ("low", "best", "high")}
    return bool(_FIGURE.search(words)) or bool(numbers & set(_DIGITS.findall(words.replace(",", ""))))


def _within(claim: Claim, said: Attribution) -> bool:
    start = claim.evidence[0].start
    return claim.attribute == "count" and any(c.start <= start < c.end for c in said.content)


def _number_side(claim: Claim) -> Side:
    value = number_words(claim.value["low"], claim.value["high"])
    return Side(
        value=value, stance=Stance.ASSERTS, source=claim.source.text, kind=claim.source.kind, claims=(claim.id,)
    )


def responsibility_dispute(said: Sequence[Responsibility], claims: Mapping[str, Claim]) -> list[Dispute]:
    """Who did it, where a party denies what another speaker says of it, or speakers claim it for or blame different parties."""
    blaming = [r for r in said if r.status in BLAMED]
    denying = [r for r in said if r.status is ResponsibilityStatus.DENIED]
    rows = {id(r): r for a in blaming for b in blaming if _differ(a, b, claims) for r in (a, b)}
    rows |= {id(r): r for a in blaming for b in denying if _answers(b, a, claims) for r in (a, b)}
    sides = gathered([_blame(r, claims[r.claim]) for r in said if id(r) in rows])
    return [Dispute(field=ContestedField.RESPONSIBILITY.value, sides=sides)] if len(sides) > 1 else []


def _answers(denial: Responsibility, charge: Responsibility, claims: Mapping[str, Claim]) -> bool:
    """Whether a denial is of that charge: of the same party, or of one not known by name that speaks right after it."""
    if claims[denial.claim].source.text == claims[charge.claim].source.text:
        return False
    if denial.actor is not None and charge.actor is not None:
        return denial.actor == charge.actor
    if _words(denial) & _words(charge):
        return True
    gap = claims[denial.claim].evidence[0].start - claims[charge.claim].evidence[0].end
    return (
        -ANSWERED < gap < ANSWERED and claims[denial.claim].evidence[0].start >= claims[charge.claim].evidence[0].start
    )


def _blame(said: Responsibility, claim: Claim) -> Side:
    source = claim.source
    return Side(
        value=said.name or said.text, stance=claim.stance, source=source.text, kind=source.kind, claims=(said.claim,)
    )


def _differ(one: Responsibility, other: Responsibility, claims: Mapping[str, Claim]) -> bool:
    """Whether two speakers name different parties, and one of them firmly: a claim or an accusation."""
    mine, theirs = claims[one.claim].source, claims[other.claim].source
    if same_speaker(mine.text, theirs.text) or one.by == other.by or SourceKind.REPORTER in {mine.kind, theirs.kind}:
        return False
    if not {one.status, other.status} & SAID:
        return False
    claimed = ResponsibilityStatus.CLAIMED in {one.status, other.status}
    if not claimed and {mine.kind, theirs.kind} <= OFFICIAL and not (_is_by(one, other) or _is_by(other, one)):
        return False  # two officials who name a group and its leader; each other's accusers dispute
    if one.actor is not None and other.actor is not None:
        return one.actor != other.actor
    here, there = _words(one), _words(other)
    return bool(here) and bool(there) and not here & there


def _is_by(charge: Responsibility, other: Responsibility) -> bool:
    """Whether the one who makes a charge is the party that the other charge is about."""
    return bool(set(_WORD.findall(charge.by.lower())) & _words(other))


def _words(said: Responsibility) -> set[str]:
    """The words that tell a party from others: none for "gunmen" or "an armed group"."""
    return {w for w in _WORD.findall((said.name or said.text).lower()) if w not in ANYBODY}


def told_disputes(rivals: Sequence[Rivals], stated: Callable[[Attribution], Claim]) -> list[Dispute]:
    """The places and accounts that rival statements contest, one dispute a field; `stated` gives the claim of a statement."""
    rows: dict[ContestedField, list[Side]] = {}
    for pair in rivals:
        sides = rows.setdefault(pair.field, [])
        more = tuple(stated(a).id for a in pair.more)
        for claim, added in ((stated(pair.first), ()), (stated(pair.second), more)):
            value = str(claim.value["text"])
            side = Side(
                value=value,
                stance=claim.stance,
                source=claim.source.text,
                kind=claim.source.kind,
                claims=(claim.id, *added),
            )
            sides.append(side)
    return [Dispute(field=field.value, sides=gathered(sides)) for field, sides in rows.items()]


def merged(disputes: Sequence[Dispute]) -> tuple[Dispute, ...]:
    """Disputes of one field made one, in the order of the first."""
    rows: dict[str, Dispute] = {}
    for d in disputes:
        old = rows.get(d.field)
        rows[d.field] = d if old is None else Dispute(field=d.field, sides=gathered((*old.sides, *d.sides)))
    return tuple(rows.values())
