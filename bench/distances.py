"""How far places lie from where they should: the measures of the geoparsing literature (Gritta et al. 2019, doi 10.1007/s10579-019-09475-3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import log
from statistics import fmean, median

from bench.figure import Figure
from dateline.knowledge.gazetteer.place import distance_km

CLOSE_KM = 161.0  # 100 miles
FARTHEST_KM = (
    20_039.0  # half the Earth's circumference, and the error of a name without a place in the area under the curve
)
Point = tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Errors:
    """The errors in km of some names, None where a name got no place."""

    km: tuple[float | None, ...]

    @property
    def close(self) -> float:
        """Share within 161 km of all names; one without a place is not."""
        return sum(e is not None and e <= CLOSE_KM for e in self.km) / len(self.km)

    @property
    def located(self) -> float:
        """Share of the names that got a place."""
        return sum(e is not None for e in self.km) / len(self.km)

    @property
    def mean(self) -> float:
        """Mean error in km of the names that got a place."""
        return fmean(e for e in self.km if e is not None)

    @property
    def median(self) -> float:
        """Median error in km of the names that got a place."""
        return median(e for e in self.km if e is not None)

    @property
    def area(self) -> float:
        """Area under the curve of ln(1 + km) / ln(20039) over the names in ascending order, by trapezoids: 0 is best, 1 worst.

        A name without a place counts as 20,039 km.
        """
        scaled = sorted(log(1 + (FARTHEST_KM if e is None else e)) / log(FARTHEST_KM) for e in self.km)
        return (sum(scaled) - (scaled[0] + scaled[-1]) / 2) / (len(scaled) - 1)


def errors(pairs: Iterable[tuple[Point, tuple[float, float]]]) -> Errors:
    """The errors of `(found or None, true)` points in degrees."""
    return Errors(tuple(None if found is None else distance_km(found, true) for found, true in pairs))


def located_figures(name: str, ours: Errors, plain: Errors, corpus: tuple[str, str], baseline: str) -> list[Figure]:
    """Located share, area, mean and median error beside those of the baseline; `corpus` is the corpus and its size.

    The area is printed twice: lower is better as the literature has it, and its complement, which can be held by a floor.
    """
    where, size = corpus[0], f"{len(ours.km)} names of {corpus[1]}"
    rows = [
        ("located", "share", ours.located, plain.located, True),
        ("auc_complement", "share", 1 - ours.area, 1 - plain.area, True),
        ("auc", "share", ours.area, plain.area, False),
        ("mean", "km", ours.mean, plain.mean, False),
        ("median", "km", ours.median, plain.median, False),
    ]
    return [
        Figure(f"{name}.{what}", value, unit, where, size, other, baseline, higher)
        for what, unit, value, other, higher in rows
    ]
