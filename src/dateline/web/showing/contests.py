"""What is contested, with every side: the first thing that an editor has to see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.book.incident import BookIncident, Contest
from dateline.model.coded import Side
from dateline.model.vocabulary import Stance
from dateline.publishing.card_rows import field_label
from dateline.publishing.wording import clean
from dateline.web.showing.fields import FieldView
from dateline.web.showing.told import Told


@dataclass(frozen=True, slots=True)
class ContestSide:
    """One side: a value in words, who says it, where it was published, and whether it is the one that is held."""

    words: str
    denied: bool
    held: bool
    who: tuple[str, ...]
    publishers: tuple[str, ...]
    claims: tuple[str, ...]
    weight: float | None


@dataclass(frozen=True, slots=True)
class Contested:
    """A contested field with its sides, the held one first; `held` and `why` are empty for accounts, which nobody weighs."""

    key: str
    label: str
    anchor: str
    held: str
    why: str
    decided: bool
    sides: tuple[ContestSide, ...]


def contests(incident: BookIncident, claims: Mapping[str, Told], fields: Sequence[FieldView]) -> list[Contested]:
    """The contested fields of an incident."""
    views = {f.key: f for f in fields}
    return [_contested(c, claims, views.get(c.field)) for c in incident.disputes]


def _contested(contest: Contest, claims: Mapping[str, Told], view: FieldView | None) -> Contested:
    deciding = {s.claim for v in view.values if v.chosen for s in v.sayings} if view is not None else set()
    weights = {s.claim: s.weight for v in view.values for s in v.sayings} if view is not None else {}
    rows: dict[tuple[str, bool], list[Side]] = {}
    for side in contest.sides:
        rows.setdefault((clean(side.value), side.stance is Stance.DENIES), []).append(side)
    sides = [_side((words, denied), given, claims, deciding, weights) for (words, denied), given in rows.items()]
    return Contested(
        key=contest.field,
        label=field_label(contest.field),
        anchor=view.anchor if view is not None else "contested",
        held=view.words if view is not None else "",
        why=view.why if view is not None else "",
        decided=view is not None and view.corrected is not None,
        sides=tuple(sorted(sides, key=lambda s: not s.held)),
    )


def _side(
    value: tuple[str, bool],
    given: Sequence[Side],
    claims: Mapping[str, Told],
    deciding: set[str],
    weights: Mapping[str, float],
) -> ContestSide:
    words, denied = value
    said = [c for side in given for c in side.claims]
    return ContestSide(
        words=words,
        denied=denied,
        held=not denied and bool(deciding & {*said}),
        who=tuple(dict.fromkeys(clean(side.source) for side in given)),
        publishers=tuple(dict.fromkeys(clean(claims[c].publisher) for c in said if c in claims)),
        claims=tuple(c for c in said if c in weights),
        weight=sum(weights.get(c, 0.0) for c in said) if weights else None,
    )
