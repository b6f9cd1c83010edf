"""Fits log-linear classifiers with an L1 penalty, in numpy alone: the same numbers on every run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
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
    """Accelerated proximal gradient (FISTA) on the mean cross-entropy; the first column is not penalised.

    Each column steps by the inverse of a bound of its curvature: half the mean, over the cases, of the features of those that have it.
    """
    count, labels = wanted.shape
    (rows, columns), (penalty, ridge) = cells, penalties
    lengths = np.bincount(rows, minlength=count)
    step = 1.0 / (0.5 * np.bincount(columns, lengths[rows], width) / count + ridge)[:, None]
    weights = ahead = np.zeros((width, labels))
    speed = 1.0
    for _ in range(STEPS):
        moved = ahead - step * (_slope(rows, columns, wanted, ahead) + ridge * ahead)
        shrunk = np.sign(moved) * np.maximum(np.abs(moved) - step * penalty, 0)
        shrunk[0] = moved[0]
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
