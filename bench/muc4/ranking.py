"""Fits a log-linear choice of one option among those of a case, in numpy alone: the same numbers on every run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

from bench.muc4.fitting import Array, descended
from bench.muc4.linear import BIAS, Linear

Numbers = np.ndarray[Any, np.dtype[np.int64]]
NEVER = -1e9


def fit_choice(
    cases: Sequence[Sequence[tuple[Sequence[str], float]]], penalty: float, ridge: float, fewest: int = 4
) -> Linear:
    """Weights by which the best options of each case are the likeliest; an option is its features and its worth.

    `penalty` is that of a unit of weight, `ridge` half that of its square, beside the mean loss; a feature of under `fewest` options is left out.
    """
    kept = [case for case in cases if len({worth for _, worth in case}) > 1]
    seen = Counter(f for case in kept for features, _ in case for f in set(features))
    names = sorted(f for f, count in seen.items() if count >= fewest)
    place = {name: k for k, name in enumerate(names)}
    rows: list[int] = []
    columns: list[int] = []
    group: list[int] = []
    worth: list[float] = []
    for number, case in enumerate(kept):
        for features, value in case:
            cells = sorted({place[f] for f in features if f in place})
            rows += [len(group)] * len(cells)
            columns += cells
            group.append(number)
            worth.append(value)
    cells_of = (np.array(rows), np.array(columns), np.array(group))
    weights = _minimise(cells_of, np.array(worth), (len(names), len(kept)), (penalty, ridge))
    told = {name: (float(weights[k]),) for name, k in place.items() if weights[k]}
    return Linear(("score",), {BIAS: (0.0,), **told})


def _minimise(
    cells: tuple[Any, Any, Any], worth: Array, sizes: tuple[int, int], penalties: tuple[float, float]
) -> Array:
    """The weights of least mean, with penalties, of minus the log of the probability of a case's best options together."""
    group: Numbers = cells[2]
    (rows, columns, _), (width, count) = cells, sizes
    top = np.full(count, NEVER)
    np.maximum.at(top, group, worth)
    best: Array = (worth == top[group]).astype(float)
    lengths, options = np.bincount(rows, minlength=len(group)), np.bincount(group, minlength=count)
    step = 1.0 / (np.bincount(columns, (lengths / options[group])[rows], width) / count + penalties[1])

    def slope(ahead: Array) -> Array:
        scores = np.bincount(rows, ahead[columns], len(group)).astype(np.float64)
        off = _shares(scores, group, count)
        off -= _shares(np.where(best > 0, scores, NEVER), group, count)
        found: Array = np.bincount(columns, off[rows], width) / count
        return found

    return descended(slope, np.zeros(width), step, penalties)


def _shares(scores: Array, group: Numbers, count: int) -> Array:
    """The softmax of the scores within each group."""
    top = np.full(count, 2 * NEVER)
    np.maximum.at(top, group, scores)
    powers = np.exp(scores - top[group])
    shares: Array = powers / np.bincount(group, powers, count)[group]
    return shares
