"""The trained model of linking: what each level of each comparison weighs, as data in data/model.json, and as Splink's settings.

A weight is the binary logarithm of how much likelier a level is between tellings of one incident than between tellings of two: the match
weight of Fellegi and Sunter (1969). Weights add up with that of the prior to the weight of a pair, whose odds are two to that power.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from dateline.linking.comparison import Comparison
from dateline.linking.comparisons import COMPARISONS

if TYPE_CHECKING:
    from splink import SettingsCreator


@dataclass(frozen=True, slots=True)
class Model:
    """Weights in bits, all whole hundredths, so that sums are exact in any order: `prior`, then one tuple for each of `COMPARISONS`; `join` is what a group must hold on average to stay together.

    Pairs below `keep` are not kept; such a pair counts as `missing` in an average.
    """

    prior: float
    weights: tuple[tuple[float, ...], ...]
    join: float
    keep: float
    missing: float

    def weight(self, levels: Sequence[int]) -> float:
        """The weight of a pair by its levels."""
        return rounded(self.prior + sum(w[k] for w, k in zip(self.weights, levels, strict=True)))


STEPS = 100  # in a bit


def rounded(weight: float) -> float:
    """A weight to the step that all weights keep."""
    return round(weight * STEPS) / STEPS


@cache
def shipped() -> Model:
    """The model in data/model.json; raises KeyError where it does not fit the comparisons."""
    return read(json.loads(files("dateline.linking.data").joinpath("model.json").read_text(encoding="utf-8")))


def read(stored: dict[str, Any]) -> Model:
    """A model from what `written` gives; raises KeyError for a comparison or level without a weight, ValueError for one too many."""
    known = {c.name: {label for label, _ in c.levels} for c in COMPARISONS}
    if set(stored["weights"]) != set(known) or any(set(stored["weights"][n]) != known[n] for n in known):
        raise ValueError("the weights are not those of the comparisons; train again: python -m bench.linking_train")
    weights = tuple(tuple(stored["weights"][c.name][label] for label, _ in c.levels) for c in COMPARISONS)
    return Model(stored["prior"], weights, stored["join"], stored["keep"], stored["missing"])


def written(model: Model) -> dict[str, Any]:
    """A model as JSON, each weight beside its level in words."""
    weights = {
        c.name: {label: w for (label, _), w in zip(c.levels, ws, strict=True)}
        for c, ws in zip(COMPARISONS, model.weights, strict=True)
    }
    return {"prior": model.prior, "join": model.join, "keep": model.keep, "missing": model.missing, "weights": weights}


def settings(model: Model) -> SettingsCreator:
    """The model as settings of a Splink 5 linker that scores given pairs of the table of rows."""
    from splink import SettingsCreator

    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[_settings(c, w) for c, w in zip(COMPARISONS, model.weights, strict=True)],
        probability_two_random_records_match=_share(model.prior),
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=False,
    )


def _settings(comparison: Comparison, weights: Sequence[float]) -> dict[str, Any]:
    """Splink asks for two probabilities, m and u, and uses their ratio alone: these have the ratio that was trained."""
    return {
        "output_column_name": comparison.name,
        "comparison_levels": [
            {
                "sql_condition": sql,
                "label_for_charts": label,
                "m_probability": _share(weight),
                "u_probability": 1 - _share(weight),
            }
            for (label, sql), weight in zip(comparison.levels, weights, strict=True)
        ],
    }


def _share(weight: float) -> float:
    """The probability of which the odds are two to the power of `weight`."""
    odds = math.exp2(weight)
    return odds / (1 + odds)
