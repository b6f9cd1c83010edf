"""A toll as one claim of one source, and when and of whom it was told."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.coding.toll import Toll
from dateline.model.vocabulary import SourceKind


@dataclass(frozen=True, slots=True)
class Told:
    """When a number was told and what it covers.

    `day` is the EDTF day on which it was told and `hour` its hour of day, None where the report is silent; `turn` is -1 for an
    earlier number ("at first", "had said"), 1 for a later one ("now", "later"), else 0. `seen` marks bodies, graves or patients that
    somebody counted, of whom there may be more elsewhere; `side` is whose people they are ("its soldiers", "two Tajiks");
    `spots` the settlements to which the words confine it, `scattered` marks a number told of several attacks at once ("raids").
    """

    day: str | None = None
    hour: int | None = None
    turn: int = 0
    seen: bool = False
    side: str | None = None
    spots: frozenset[str] = frozenset()
    scattered: bool = False


UNTIMED = Told()


@dataclass(frozen=True, slots=True)
class Stated:
    """A toll with the id of its claim and who says it; `low`, `best`, `high` None are open or unknown."""

    toll: Toll
    claim: str
    source: str
    low: int | None
    best: int | None
    high: int | None
    kind: SourceKind = SourceKind.REPORTER
    told: Told = UNTIMED
