"""Where values lie on a drawing: round steps of a scale of numbers, and moments with long quiet spells shortened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from statistics import median

_LONGEST = 4.0  # times the usual time between two moments; what is longer is drawn as this
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def round_steps(top: float, most: int = 4) -> list[int]:
    """Whole numbers from 0 on, at even round steps, of which the last is `top` or more: [0, 10, 20, 30] for 24."""
    step, factor = 1, 0
    while step * most < top:
        step = (1, 2, 5)[factor % 3] * 10 ** (factor // 3)
        factor += 1
    count = max(1, -(-int(max(top, 1)) // step))
    return [step * i for i in range(count + 1)]


@dataclass(frozen=True, slots=True)
class Course:
    """Moments in order at `places` from 0 to 1; `breaks` has the indices of moments before which time is shortened."""

    moments: tuple[datetime, ...]
    places: tuple[float, ...]
    breaks: tuple[int, ...]

    def place(self, moment: datetime) -> float:
        """Where a moment lies, between the two that it is between; the ends hold what is outside."""
        if moment <= self.moments[0]:
            return self.places[0]
        for i, (start, end) in enumerate(pairwise(self.moments)):
            if moment <= end:
                share = (moment - start) / (end - start)
                return self.places[i] + share * (self.places[i + 1] - self.places[i])
        return self.places[-1]


def course(moments: Sequence[datetime]) -> Course:
    """The places of these moments on a line; ValueError where there are none."""
    ordered = sorted(set(moments))
    if not ordered:
        raise ValueError("a course of time needs a moment")
    gaps = [(b - a).total_seconds() for a, b in pairwise(ordered)]
    longest = _LONGEST * median(gaps) if gaps else 0.0
    drawn = [min(gap, longest) for gap in gaps]
    whole = sum(drawn) or 1.0
    places = [0.0]
    for gap in drawn:
        places.append(places[-1] + gap / whole)
    return Course(tuple(ordered), tuple(places), tuple(i + 1 for i, gap in enumerate(gaps) if gap > longest))


def moment_labels(moments: Sequence[datetime]) -> list[str]:
    """Short labels of moments in order (UTC): the day, or the time of day where the day is the one before's."""
    found: list[str] = []
    before: datetime | None = None
    for moment in moments:
        same_day = before is not None and before.date() == moment.date()
        year = f" {moment.year}" if before is None or before.year != moment.year else ""
        found.append(f"{moment:%H:%M}" if same_day else f"{moment.day} {_MONTHS[moment.month - 1]}{year}")
        before = moment
    return found
