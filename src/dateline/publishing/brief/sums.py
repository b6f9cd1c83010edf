"""Totals over the incidents of a brief, as ranges that hold whatever is open: contested figures and people who may be counted twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.book.incident import BookIncident, WeighedCount
from dateline.model.vocabulary import CountWhat, CountWho


@dataclass(frozen=True, slots=True)
class Total:
    """So many people over some incidents.

    People may be counted in two incidents of one episode (an attack and its answer): `low` takes the greatest count of a group in it, `high`
    all of them, `best` all but the same figure told twice. `open` incidents have no upper end, `unknown` ones no figure at all, so that the true number can be higher; `contested` ones have sources that contradict each other.
    """

    low: int
    best: int
    high: int
    open: int
    unknown: int
    contested: int
    claims: tuple[str, ...]

    @property
    def is_known(self) -> bool:
        """Whether any incident has a figure."""
        return bool(self.claims)


def total(incidents: Sequence[BookIncident], episodes: Iterable[Sequence[str]], what: CountWhat) -> Total:
    """The total of one kind; the groups of one incident never overlap, those of an episode's incidents may."""
    counts = {i.id: _counts(i, what) for i in incidents}
    together = [[n for n in names if n in counts] for names in episodes]
    alone = set(counts) - {n for names in together for n in names}
    low = best = high = 0
    for names in [*([n] for n in sorted(alone)), *together]:
        groups: dict[CountWho, list[WeighedCount]] = {}
        for name in names:
            for count in counts[name]:
                groups.setdefault(count.who, []).append(count)
        for members in groups.values():
            low += max(_least(c) for c in members)
            best += sum({_best(c) for c in members})
            high += sum(_most(c) for c in members)
    known = [c for some in counts.values() for c in some]
    return Total(
        low=low,
        best=best,
        high=high,
        open=sum(any(c.high is None for c in some) for some in counts.values()),
        unknown=sum(not some for some in counts.values()),
        contested=sum(any(c.contested for c in some) for some in counts.values()),
        claims=tuple(dict.fromkeys(w.claim for c in known for w in c.claims if w.weight > 0)),
    )


def _counts(incident: BookIncident, what: CountWhat) -> list[WeighedCount]:
    """The count of everybody, else those of the groups."""
    found = [c for c in incident.counts if c.what is what and (c.low, c.best, c.high) != (None, None, None)]
    whole = [c for c in found if c.who is CountWho.PEOPLE]
    return whole or found


def _least(count: WeighedCount) -> int:
    return count.low if count.low is not None else count.best if count.best is not None else 0


def _best(count: WeighedCount) -> int:
    return count.best if count.best is not None else _least(count)


def _most(count: WeighedCount) -> int:
    return count.high if count.high is not None else _best(count)


def weight(incident: BookIncident) -> tuple[int, int, int]:
    """Sorts incidents by what is known of how grave they were: killed, injured, then how many texts tell of them."""
    killed, injured = (sum(_best(c) for c in _counts(incident, w)) for w in (CountWhat.KILLED, CountWhat.INJURED))
    return killed, injured, incident.sources
