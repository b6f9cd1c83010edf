"""The counts of an incident as the totals that tables have: everybody, and the groups apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.book.incident import BookIncident, WeighedCount
from dateline.model.vocabulary import CountWhat, CountWho


@dataclass(frozen=True, slots=True)
class Range:
    """Low, best and high of a count; None is an open or unknown end. `contested` says that sources contradict each other on it."""

    low: int | None = None
    best: int | None = None
    high: int | None = None
    contested: bool = False

    @property
    def known(self) -> bool:
        """Whether anybody gives an end of it."""
        return (self.low, self.best, self.high) != (None, None, None)


def total(incident: BookIncident, what: CountWhat) -> Range:
    """Everybody of whom that is said: the count of everybody where there is one, else the sum over groups, which never overlap.

    A sum has the low ends that are known, but no best or high one where a part of it has none.
    """
    counts = [c for c in incident.counts if c.what is what]
    whole = [c for c in counts if c.who is CountWho.PEOPLE]
    return summed(whole or counts)


def summed(counts: Iterable[WeighedCount]) -> Range:
    """The sum of counts that do not overlap; unknown where there is none."""
    parts = list(counts)
    lows = [c.low for c in parts if c.low is not None]
    return Range(
        sum(lows) if lows else None,
        _whole([c.best for c in parts]),
        _whole([c.high for c in parts]),
        any(c.contested for c in parts),
    )


def groups(incident: BookIncident, what: CountWhat) -> dict[CountWho, WeighedCount]:
    """The counts of one kind by group, without that of everybody."""
    return {c.who: c for c in incident.counts if c.what is what and c.who is not CountWho.PEOPLE}


def _whole(ends: list[int | None]) -> int | None:
    known = [n for n in ends if n is not None]
    return sum(known) if ends and len(known) == len(ends) else None
