"""Whether two values of a field can both be right."""

from __future__ import annotations

from dateline.coding.assembly.disputes import ANYBODY, OFFICIAL
from dateline.coding.dates.bounds import compatible
from dateline.knowledge.gazetteer.place import distance_km
from dateline.model.vocabulary import ResponsibilityStatus, SourceKind, Stance
from dateline.schemes.incident_types import may_be_same
from dateline.weighing.figure import Field, FieldStatement

NEAR_KM = 10.0  # two names for places of one town
WIDE = 4  # UCDP where_prec: a first-order division or wider
FIRM = frozenset({ResponsibilityStatus.CLAIMED.value, ResponsibilityStatus.ACCUSED.value})


def agree(one: FieldStatement, other: FieldStatement) -> bool:
    """Whether both values can be right; ValueError for values of different fields."""
    if one.field is not other.field:
        raise ValueError(f"a {one.field} beside a {other.field}")
    if one.field is Field.TYPE:
        return may_be_same(one.value, other.value)
    if one.field is Field.DATE:
        return compatible(one.value, other.value)
    if one.field is Field.PLACE:
        return _places_agree(one, other)
    return (_same_party(one, other) and one.stance is other.stance) or not _disputes(one, other)


def named(row: FieldStatement) -> bool:
    """Whether a statement of responsibility names somebody in particular, not "gunmen" or "an armed group"."""
    return row.value != row.words.casefold() or bool(_words(row))


def _places_agree(one: FieldStatement, other: FieldStatement) -> bool:
    if one.value == other.value:
        return True
    if one.inside and other.inside and one.inside[0] != other.inside[0]:
        return False
    wide = max(one.precision or WIDE, other.precision or WIDE) >= WIDE
    if wide or one.at is None or other.at is None:
        shared = min(len(one.inside), len(other.inside))
        return one.inside[:shared] == other.inside[:shared]
    apart = distance_km(one.at[:2], other.at[:2])
    return apart <= one.at[2] + other.at[2] + NEAR_KM


def _disputes(one: FieldStatement, other: FieldStatement) -> bool:
    """Whether a party denies what is said of it, or different parties are blamed, one of them firmly, by speakers of two sides."""
    if one.stance is not other.stance:
        return _same_party(one, other)
    if one.stance is Stance.DENIES or not (named(one) and named(other)) or _same_party(one, other):
        return False
    if not {one.status, other.status} & FIRM:
        return False
    kinds = {one.speaker.kind, other.speaker.kind}
    claimed = ResponsibilityStatus.CLAIMED.value in {one.status, other.status}
    return claimed or not (kinds <= OFFICIAL or SourceKind.REPORTER in kinds)


def _same_party(one: FieldStatement, other: FieldStatement) -> bool:
    return one.value == other.value or bool(_words(one) & _words(other))


def _words(row: FieldStatement) -> set[str]:
    return {w for w in row.words.casefold().replace("-", " ").split() if w not in ANYBODY}
