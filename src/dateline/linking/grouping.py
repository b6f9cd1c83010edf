"""Average linkage under constraints: groups that grow while the mean weight between them allows."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.linking.model import STEPS, Model
from dateline.linking.pair import Pair, report_of


@dataclass(slots=True)
class _Group:
    """Tellings judged to be one incident; `weights` the total weight (in steps) and number of the known pairs with each other group."""

    members: list[str]
    reports: set[str]
    apart: set[str] = field(default_factory=set)
    weights: dict[str, tuple[int, int]] = field(default_factory=dict)


class Grouping:
    """Groups of tellings, at first one for each; a group is called by the least id in it."""

    def __init__(self, tellings: Sequence[str], model: Model) -> None:
        self._join = model.join
        self._missing = round(model.missing * STEPS)
        self._groups = {t: _Group([t], {report_of(t)}) for t in tellings}
        self._of = {t: t for t in tellings}

    def __contains__(self, telling: str) -> bool:
        return telling in self._of

    def join(self, left: str, right: str) -> None:
        """Brings the groups of two tellings together by a person's word, unless a newer one keeps them apart."""
        one, other = sorted((self._of[left], self._of[right]))
        if one != other and other not in self._groups[one].apart:
            self._merge(one, other)

    def separate(self, left: str, right: str) -> None:
        """Keeps the groups of two tellings apart, unless a newer word brought them together."""
        one, other = self._of[left], self._of[right]
        if one != other:
            self._groups[one].apart.add(other)
            self._groups[other].apart.add(one)

    def grown(self, pairs: Iterable[Pair]) -> tuple[tuple[str, ...], ...]:
        """The groups after every join that the pairs allow; sorted, and so is each."""
        for left, right, weight in sorted((p.left, p.right, p.weight) for p in pairs):
            self._weigh(self._of[left], self._of[right], round(weight * STEPS))
        waiting = [
            (-mean, one, other)
            for one, group in self._groups.items()
            for other in group.weights
            if one < other and (mean := self._mean(one, other)) >= self._join
        ]
        heapq.heapify(waiting)
        while waiting:
            mean, one, other = heapq.heappop(waiting)
            if one not in self._groups or other not in self._groups or -mean != self._mean(one, other):
                continue  # one of them has grown since
            if not self._may_meet(one, other):
                continue
            for third in sorted(self._merge(one, other)):
                first, second = sorted((one, third))
                if (now := self._mean(first, second)) >= self._join:
                    heapq.heappush(waiting, (-now, first, second))
        return tuple(sorted(tuple(sorted(g.members)) for g in self._groups.values()))

    def _weigh(self, one: str, other: str, steps: int) -> None:
        if one != other:
            for a, b in ((one, other), (other, one)):
                total, number = self._groups[a].weights.get(b, (0, 0))
                self._groups[a].weights[b] = (total + steps, number + 1)

    def _mean(self, one: str, other: str) -> float:
        """The mean weight over all pairs between two groups, pairs not known at their default."""
        total, known = self._groups[one].weights.get(other, (0, 0))
        number = len(self._groups[one].members) * len(self._groups[other].members)
        return (total + self._missing * (number - known)) / number / STEPS

    def _may_meet(self, one: str, other: str) -> bool:
        first, second = self._groups[one], self._groups[other]
        return other not in first.apart and first.reports.isdisjoint(second.reports)

    def _merge(self, one: str, other: str) -> list[str]:
        """Puts `other` into `one`, the lesser name; returns the groups that have pairs with the two."""
        first, second = self._groups[one], self._groups.pop(other)
        for member in second.members:
            self._of[member] = one
        first.members += second.members
        first.reports |= second.reports
        first.weights.pop(other, None)
        for third, (total, number) in second.weights.items():
            if third == one:
                continue
            mine, known = first.weights.get(third, (0, 0))
            first.weights[third] = (mine + total, known + number)
            theirs = self._groups[third].weights
            theirs.pop(other)
            theirs[one] = first.weights[third]
        for third in second.apart:
            self._groups[third].apart.discard(other)
            self._groups[third].apart.add(one)
            first.apart.add(third)
        return list(first.weights)
