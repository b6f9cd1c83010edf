"""Resolves what dates no day by itself: sets, durations, clock times without a day, vague words, and what is no time expression."""

from __future__ import annotations

from dateline.coding.dates.hits import NOTHING, Anchors, Hit, Value
from dateline.coding.dates.values import Moment

_BEFORE_SINGLE = ("FOR", "IN", "WITHIN", "DURING", "AFTER", "THAN", "LEAST", "BY", "TO", "EVERY")


def nothing(hit: Hit, anchors: Anchors) -> Value | None:
    """No time expression, and none inside it."""
    return NOTHING


def repeated(hit: Hit, anchors: Anchors) -> Value | None:
    """A set of times."""
    return Value(None, kind="set", narrates=False)


def duration(hit: Hit, anchors: Anchors) -> Value | None:
    """A length of time; a bare "a day" only after a preposition, since "twice a day" is a rate."""
    if (
        hit.is_class(hit.first, "AN", "THE")
        and hit.last - hit.first == 2
        and not hit.is_class(hit.first - 1, *_BEFORE_SINGLE)
    ):
        return Value(None, kind="set", narrates=False) if _is_rate(hit) else None
    if hit.last - hit.first == 1 and hit.is_class(hit.last, "OF"):
        return None
    return Value(None, kind="duration", narrates=False)


def _is_rate(hit: Hit) -> bool:
    """Whether "a year" follows what is counted by it ("two million a year"), closing its phrase."""
    before, after = hit.neighbour(hit.first - 1), hit.neighbour(hit.last)
    return hit.is_class(hit.first, "AN") and before[:1].isalnum() and not after[:1].isalnum()


def clock(hit: Hit, anchors: Anchors) -> Value | None:
    """A time of day; its day is the narrated one, where that is a day."""
    moment = Moment.read(anchors.reference) if anchors.reference else None
    return Value(anchors.reference if moment and moment.unit == "day" else None, kind="time", narrates=False)


def vague(hit: Hit, anchors: Anchors) -> Value | None:
    """Now, recently, soon, the past: no date at all."""
    if hit.has("SOON") and (
        hit.neighbour(hit.first - 1).lower() in ("as", "how") or hit.is_class(hit.last, "AFTER", "BEFORE")
    ):
        return None
    return Value(None, vague=True, narrates=False)


def eve(hit: Hit, anchors: Anchors) -> Value | None:
    """The eve of an event: the day before the narrated date is not known to be meant, so no value."""
    return Value(None, narrates=False)


RESOLVERS = (nothing, repeated, duration, clock, vague, eve)
