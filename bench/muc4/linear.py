"""Log-linear classifiers whose weights are reviewable text: one line a feature, one column a label."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("weights")
BIAS = "bias"  # a feature that every case has


@dataclass(frozen=True, slots=True)
class Linear:
    """Labels and each feature's weight for each of them; a feature without a line weighs nothing."""

    labels: tuple[str, ...]
    weights: dict[str, tuple[float, ...]]

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """The probability of each label for a case with these features (each counts once), summing to 1."""
        sums = list(self.weights[BIAS])
        for feature in set(features):
            for k, weight in enumerate(self.weights.get(feature, ())):
                sums[k] += weight
        top = max(sums)
        powers = [math.exp(s - top) for s in sums]
        whole = sum(powers)
        return {label: power / whole for label, power in zip(self.labels, powers, strict=True)}

    def score(self, features: Iterable[str]) -> float:
        """The sum of the features' weights for the first label, the bias left out: more is likelier among options."""
        return sum(self.weights[f][0] for f in set(features) if f in self.weights)


@cache
def load(name: str) -> Linear:
    """The classifier in weights/NAME.tsv: comment lines, then a header of labels, then a feature and its weights a line."""
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if not line.startswith("# ")]
    return Linear(tuple(rows[0][1:]), {row[0]: tuple(float(w or 0) for w in row[1:]) for row in rows[1:]})


def text_of(model: Linear, comments: Iterable[str]) -> str:
    """The file of a classifier: comments, header, features in alphabetical order; weights of two decimals, zero left empty."""
    lines = [f"# {comment}" for comment in comments]
    lines.append("\t".join(("feature", *model.labels)))
    for feature in sorted(model.weights):
        cells = [f"{w:.2f}" if abs(w) >= 0.005 else "" for w in model.weights[feature]]
        if any(cells) or feature == BIAS:
            lines.append("\t".join((feature, *cells)))
    return "\n".join(lines) + "\n"
