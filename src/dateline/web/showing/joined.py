"""Why the reports of an incident are held to tell of one: for each, what ties it most strongly to those before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from dateline.book.derived import links
from dateline.book.history import words
from dateline.book.incident import BookIncident, TellingReport
from dateline.book.linked import telling_of
from dateline.book.rulings import Rulings
from dateline.linking.explain import Reason, Why, why
from dateline.linking.telling import Telling
from dateline.publishing.wording import clean

_MOST = 25  # reports that are explained
_SHOWN = 3  # reasons on each side
_SLIGHT = 0.05  # bits that are not worth a line

Pairs = Mapping[tuple[str, str], float]


@dataclass(frozen=True, slots=True)
class Join:
    """What ties a report to an earlier one: `bits` speak for one incident (below 0: against); `own` is its telling."""

    report: str
    publisher: str
    title: str
    known: str
    other: str
    other_publisher: str
    other_known: str
    own: str
    bits: float
    likely: str
    speaking_for: tuple[Reason, ...]
    speaking_against: tuple[Reason, ...]
    decisions: tuple[str, ...]


def joins(connection: Connection, incident: BookIncident, decided: Rulings) -> list[Join]:
    """For each text but the first of an incident what ties it most to one before it; copies of a text are left out."""
    pairs = _pairs(connection, incident.tellings)
    told: dict[str, Telling] = {}
    found: list[Join] = []
    leads = [r for i, r in enumerate(incident.reports) if all(e.group != r.group for e in incident.reports[:i])]
    for i, report in enumerate(leads[1 : _MOST + 1], 1):
        earlier = leads[:i]
        sides = _strongest(report, earlier, pairs)
        for side in sides:
            if side not in told:
                told[side] = telling_of(connection, side)
        other = next(e for e in earlier if sides[1] in e.tellings)
        found.append(_join(report, other, why(told[sides[0]], told[sides[1]]), decided))
    return found


def _pairs(connection: Connection, tellings: Sequence[str]) -> Pairs:
    """The model's weights between these tellings."""
    rows = connection.execute(
        select(links.c.left, links.c.right, links.c.weight).where(
            links.c.left.in_(tellings), links.c.right.in_(tellings)
        )
    )
    return {(r.left, r.right): r.weight for r in rows}


def _strongest(report: TellingReport, earlier: Sequence[TellingReport], pairs: Pairs) -> tuple[str, str]:
    """The telling of this report and that of an earlier one that are tied most; the first of each where none are."""
    every = [(own, other) for e in earlier for own in report.tellings for other in e.tellings]
    return max(every, key=lambda p: max(pairs.get(p, -1e9), pairs.get((p[1], p[0]), -1e9)))


def _join(report: TellingReport, other: TellingReport, found: Why, decided: Rulings) -> Join:
    heavy = [r for r in found.reasons if abs(r.weight) >= _SLIGHT]
    sides = (found.left, found.right)
    both = [r for r in decided.links if {*r.left, *r.right} >= {*sides}]
    return Join(
        report=report.id,
        publisher=clean(report.publisher or report.ref),
        title=clean(report.title or report.ref),
        known=report.known,
        other=other.id,
        other_publisher=clean(other.publisher or other.ref),
        other_known=other.known,
        own=next(t for t in sides if t in report.tellings),
        bits=found.weight,
        likely=likely(found.probability),
        speaking_for=tuple(r for r in heavy if r.weight > 0)[:_SHOWN],
        speaking_against=tuple(r for r in heavy if r.weight < 0)[:_SHOWN],
        decisions=tuple(clean(words(r)) for r in both),
    )


def likely(probability: float) -> str:
    """A probability in words that never claim more than is known: "over 99%", "62%", "under 1%"."""
    if probability > 0.99:
        return "over 99%"
    return "under 1%" if probability < 0.01 else f"{probability:.0%}"
