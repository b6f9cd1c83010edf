"""A measured figure and how it is printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value with what it was measured on; `baseline` is what the stated simple method gets in the same run.

    `name` is unique among all figures and names its floor; `unit` is "share" (0..1), "ratio", "MB", "s", "words/s" or "km";
    `size` says how many things of which kind were measured; `higher_is_better` is False for memory, time and size.
    """

    name: str
    value: float
    unit: str
    corpus: str
    size: str
    baseline: float | None = None
    baseline_name: str = ""
    higher_is_better: bool = True

    def meets(self, limit: float) -> bool:
        """Whether the value is no worse than a limit, which is the most where less is better."""
        return self.value >= limit if self.higher_is_better else self.value <= limit


DECIMALS = {"share": 3, "ratio": 2, "MB": 0, "s": 2, "words/s": 0, "km": 0}


def written(value: float | None, unit: str) -> str:
    """A value with as many decimals as its unit deserves; "-" for none; KeyError for an unknown unit."""
    return "-" if value is None else f"{value:.{DECIMALS[unit]}f}"


def table(figures: Sequence[Figure], limits: dict[str, float]) -> str:
    """The figures as an aligned table, one a line, with baseline and pinned floor or budget."""
    head = ("figure", "value", "baseline", "limit", "unit", "corpus (split)", "size", "what the baseline is")
    rows = [head, *(_row(f, limits.get(f.name)) for f in figures)]
    widths = [max(len(row[k]) for row in rows) for k in range(len(head))]
    return "\n".join(_aligned(row, widths) for row in rows)


def _row(figure: Figure, limit: float | None) -> tuple[str, ...]:
    numbers = (figure.value, figure.baseline, limit)
    return (
        figure.name,
        *(written(n, figure.unit) for n in numbers),
        figure.unit,
        figure.corpus,
        figure.size,
        figure.baseline_name,
    )


def _aligned(row: Iterable[str], widths: Sequence[int]) -> str:
    cells = [
        cell.rjust(width) if 1 <= k <= 3 else cell.ljust(width)
        for k, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
    return "  ".join(cells).rstrip()


@dataclass(frozen=True, slots=True)
class Tally:
    """True positives, false positives and false negatives of one label."""

    right: int
    spurious: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of what was said that is right; 0 where nothing was said."""
        said = self.right + self.spurious
        return self.right / said if said else 0.0

    @property
    def recall(self) -> float:
        """Share of what is there that was said; 0 where nothing is there."""
        there = self.right + self.missed
        return self.right / there if there else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (2 * self.right + self.spurious + self.missed) if self.right else 0.0


def tally(pairs: Iterable[tuple[bool, bool]]) -> Tally:
    """Count `(gold, said)` pairs."""
    right = spurious = missed = 0
    for gold, said in pairs:
        right += gold and said
        spurious += said and not gold
        missed += gold and not said
    return Tally(right, spurious, missed)
