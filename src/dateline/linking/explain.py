"""Why two tellings are held to be one incident or two: each comparison in words, with its weight."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.linking.comparisons import COMPARISONS, levels
from dateline.linking.model import Model, shipped
from dateline.linking.pair import report_of
from dateline.linking.row import row_of
from dateline.linking.telling import Telling
from dateline.linking.words import weight

SHOWN = 12  # shared words or names that are named


@dataclass(frozen=True, slots=True)
class Reason:
    """One comparison: what it found in words, its weight in bits (above 0 speaks for one incident), and what both sides say."""

    comparison: str
    finding: str
    weight: float
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Why:
    """All that speaks for and against two tellings being one incident; `weight` is the sum of `prior` and the reasons' weights."""

    left: str
    right: str
    weight: float
    prior: float
    probability: float
    reasons: tuple[Reason, ...]
    barred: str | None

    def __str__(self) -> str:
        head = f"{self.weight:+.2f} bits ({self.probability:.0%} likely one incident)"
        lines = [
            f"{r.weight:+6.2f}  {r.comparison}: {r.finding}{f' ({r.detail})' if r.detail else ''}" for r in self.reasons
        ]
        bar = [self.barred] if self.barred else []
        return "\n".join([head, f"{self.prior:+6.2f}  before any comparison", *lines, *bar])


def why(a: Telling, b: Telling, model: Model | None = None) -> Why:
    """The comparison of two tellings in words and weights; the same whichever comes first."""
    model = model or shipped()
    left, right = (a, b) if a.id < b.id else (b, a)
    found = levels(row_of(left), row_of(right))
    total = model.weight(found)
    reasons = [
        Reason(c.name, c.levels[k][0], weights[k], _detail(c.name, left, right))
        for c, k, weights in zip(COMPARISONS, found, model.weights, strict=True)
    ]
    ordered = sorted(reasons, key=lambda r: (-abs(r.weight), r.comparison))
    same_report = report_of(left.id) == report_of(right.id)
    barred = "two incidents of one report: only a person can link them" if same_report else None
    return Why(left.id, right.id, total, model.prior, 1 / (1 + 2.0**-total), tuple(ordered), barred)


def _detail(comparison: str, a: Telling, b: Telling) -> str:
    """What both sides say, as far as a comparison reads single values or words."""
    sides = {
        "when": (_days(a), _days(b)),
        "published": (a.published, b.published),
        "time": (a.time, b.time),
        "where": (_place(a), _place(b)),
        "type": (a.type, b.type),
        "killed": (_told(a, "killed"), _told(b, "killed")),
        "injured": (_told(a, "injured"), _told(b, "injured")),
    }
    if comparison in sides:
        one, other = sides[comparison]
        return f"{one or 'unknown'} and {other or 'unknown'}"
    shared = {
        "words": set(a.words) & set(b.words),
        "names": set(a.names) & set(b.names),
        "targets": set(a.targets) & set(b.targets),
        "doers": {x for x in a.actors if x.startswith("perpetrator:")} & set(b.actors),
    }
    return ", ".join(sorted(shared.get(comparison, ()), key=lambda w: (-weight(w), w))[:SHOWN])


def _days(telling: Telling) -> str | None:
    if telling.earliest is None or telling.latest is None:
        return None
    return str(telling.earliest) if telling.earliest == telling.latest else f"{telling.earliest} to {telling.latest}"


def _place(telling: Telling) -> str | None:
    return ", ".join(p for p in (telling.place, telling.admin1, telling.country) if p) or None


def _told(telling: Telling, what: str) -> str | None:
    told = next((c for c in telling.counts if c.what == what), None)
    return f"{told.low}-{told.high}" if told is not None and told.low != told.high else str(told.low) if told else None
