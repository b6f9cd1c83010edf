"""Fits log-linear classifiers with an L1 penalty, in numpy alone: the same numbers on every run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from bench.muc4.linear import BIAS, Linear

Array = np.ndarray[Any, np.dtype[np.float64]]
STEPS = 150  # of accelerated proximal gradient: a fixed number, so that every run ends at the same weights


def fit(
    cases: Sequence[Sequence[str]], labels: Sequence[str], penalty: float, ridge: float = 0.0, fewest: int = 4
) -> Linear:
    """A classifier of `cases` (feature lists) by `labels`; `penalty` is that of a unit of weight, `ridge` half that of its square, beside the mean loss.

    A feature seen in under `fewest` cases is left out.
    """
    names = sorted(set(labels))
    seen = Counter(feature for case in cases for feature in set(case))
    vocabulary = [BIAS, *sorted(f for f, n in seen.items() if n >= fewest and f != BIAS)]
    place = {feature: k for k, feature in enumerate(vocabulary)}
    rows, columns = _cells(cases, place)
    wanted = np.zeros((len(cases), len(names)))
    wanted[np.arange(len(cases)), [names.index(label) for label in labels]] = 1.0
    weights = _minimise((rows, columns), wanted, len(vocabulary), (penalty, ridge))
    kept = {f: tuple(float(w) for w in weights[k]) for f, k in place.items() if f == BIAS or np.any(weights[k])}
    return Linear(tuple(names), kept)


def _cells(cases: Sequence[Sequence[str]], place: dict[str, int]) -> tuple[Any, Any]:
    rows: list[int] = []
    columns: list[int] = []
    for k, case in enumerate(cases):
        found = {0, *(place[f] for f in case if f in place)}
        rows += [k] * len(found)
        columns += sorted(found)
    return np.array(rows), np.array(columns)


def _minimise(cells: tuple[Any, Any], wanted: Array, width: int, penalties: tuple[float, float]) -> Array:
    """The weights of least mean cross-entropy with penalties; the first column bears no L1 penalty.

    Each column steps by the inverse of a bound of its curvature: half the mean, over the cases, of the features of those that have it.
    """
    count, labels = wanted.shape
    rows, columns = cells
    lengths = np.bincount(rows, minlength=count)
    step = 1.0 / (0.5 * np.bincount(columns, lengths[rows], width) / count + penalties[1])[:, None]
    return descended(
        lambda ahead: _slope(rows, columns, wanted, ahead), np.zeros((width, labels)), step, penalties, free=1
    )


def descended(
    slope: Callable[[Array], Array], weights: Array, step: Array, penalties: tuple[float, float], free: int = 0
) -> Array:
    """Accelerated proximal gradient (FISTA, Beck and Teboulle 2009) for `STEPS` steps from `weights`, with an L1 and an L2 penalty.

    `slope` is that of the mean loss, `step` the step of each row; the first `free` rows bear no L1 penalty.
    """
    penalty, ridge = penalties
    ahead, speed = weights, 1.0
    for _ in range(STEPS):
        moved = ahead - step * (slope(ahead) + ridge * ahead)
        shrunk = np.sign(moved) * np.maximum(np.abs(moved) - step * penalty, 0)
        shrunk[:free] = moved[:free]
        faster = (1 + np.sqrt(1 + 4 * speed * speed)) / 2
        ahead = shrunk + (speed - 1) / faster * (shrunk - weights)
        weights, speed = shrunk, faster
    return weights


def _slope(rows: Any, columns: Any, wanted: Array, weights: Array) -> Array:
    count, labels = wanted.shape
    sums = np.stack([np.bincount(rows, weights[columns, k], count) for k in range(labels)], axis=1)
    powers = np.exp(sums - sums.max(axis=1, keepdims=True))
    off = (powers / powers.sum(axis=1, keepdims=True) - wanted) / count
    return np.stack([np.bincount(columns, off[rows, k], weights.shape[0]) for k in range(labels)], axis=1)
