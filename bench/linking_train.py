"""`python -m bench.linking_train`: fit the weights of linking on the training half of the gun violence corpus and write the model.

Logistic regression over the levels of every comparison, drawn towards hand-set weights (linking_prior.toml): what the corpus shows moves
them, what it cannot show (known actors, types of violence: it has shootings alone) stays as set. Two kinds of pairs are learned from:
main tellings of the training half, and pairs of different incidents of one town, moved to one day, so that place and day alone never
make two attacks one. docs/models/linking.md says more.
"""

from __future__ import annotations

import json
import math
import sys
import tomllib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.corpora import corpora
from bench.linking_corpus import Coded, coded_half
from dateline.linking.comparisons import COMPARISONS, levels
from dateline.linking.model import Model, rounded, written
from dateline.linking.row import Row, row_of

MODEL = Path(__file__).resolve().parents[1] / "src" / "dateline" / "linking" / "data" / "model.json"
PRIOR = Path(__file__).with_name("linking_prior.toml")
STRENGTH = 4.0  # of the pull towards the hand-set weights: as much as so many pairs in the balance
RULE = -20.0  # bits: a level that is set to this is a rule; what it keeps apart teaches nothing about the rest
MOVED = 0.5  # total weight of the moved pairs, as a share of that of the true ones
NAMED = 5  # level of "where": towns of one name
TOWN = (0, 1, 2, 3, NAMED)  # levels that are one town, as far as coding can tell

Levels = NDArray[np.int64]
Floats = NDArray[np.float64]


def main() -> int:
    """Train on the training half and write data/model.json."""
    prior = tomllib.loads(PRIOR.read_text(encoding="utf-8"))
    model = trained([c for c in coded_half(corpora(), training=True) if c.main is not None], prior)
    MODEL.write_text(json.dumps(written(model), indent=1) + "\n", encoding="utf-8")
    print(f"wrote {MODEL.name}: prior {model.prior} bits, {sum(map(len, model.weights))} levels")
    return 0


def trained(reports: list[Coded], prior: dict[str, dict[str, float]]) -> Model:
    """The model fitted to every pair of main tellings of these reports."""
    rows = [row_of(r.main) for r in reports if r.main is not None]
    found, same = _compared(rows, [r.incident for r in reports])
    learned = ~_ruled(found, prior)
    found, same = found[learned], same[learned]
    moved = _moved(found, same)
    weight = np.concatenate([np.ones(len(found)), np.full(len(moved), MOVED * same.sum() / max(1, len(moved)))])
    fitted = _fit(np.concatenate([found, moved]), np.concatenate([same, np.zeros(len(moved))]), weight, _start(prior))
    bits = [rounded(w / math.log(2)) for w in fitted]
    ends = np.cumsum([len(c.levels) for c in COMPARISONS])
    weights = tuple(tuple(bits[end - len(c.levels) : end]) for c, end in zip(COMPARISONS, ends, strict=True))
    rule = prior["rule"]
    return Model(bits[-1], weights, rule["join"], rule["keep"], rule["missing"])


def _compared(rows: list[Row], incidents: list[str]) -> tuple[Levels, Floats]:
    """The levels of every pair, and whether it is one incident."""
    pairs = [(i, j) for i in range(len(rows)) for j in range(i)]
    found = np.array([levels(rows[i], rows[j]) for i, j in pairs], dtype=np.int64)
    return found, np.array([incidents[i] == incidents[j] for i, j in pairs], dtype=np.float64)


def _ruled(found: Levels, prior: dict[str, dict[str, float]]) -> NDArray[np.bool_]:
    """Which pairs have a level that is a rule."""
    ruled = np.zeros(len(found), dtype=np.bool_)
    for k, comparison in enumerate(COMPARISONS):
        rules = [
            n for n, (label, _) in enumerate(comparison.levels) if prior.get(comparison.name, {}).get(label) == RULE
        ]
        ruled |= np.isin(found[:, k], rules)
    return ruled


def _moved(found: Levels, same: Floats) -> Levels:
    """Pairs of different incidents of one town as if they had happened, and been reported, at one place and day."""
    names = [c.name for c in COMPARISONS]
    moved: Levels = found[(same == 0) & np.isin(found[:, names.index("where")], TOWN)].copy()
    where = moved[:, names.index("where")]
    where[where < NAMED] = 0
    moved[:, names.index("when")] = 0
    moved[:, names.index("published")] = 0
    return moved


def _start(prior: dict[str, dict[str, float]]) -> Floats:
    """The hand-set weights in nats, level by level, and the prior of a pair; ValueError for a level that does not exist."""
    set_by_hand = {
        (name, label): bits for name, given in prior.items() if name != "rule" for label, bits in given.items()
    }
    known = [(c.name, label) for c in COMPARISONS for label, _ in c.levels]
    if unknown := set(set_by_hand) - set(known):
        raise ValueError(f"{PRIOR.name} names unknown levels: {sorted(unknown)}")
    return np.array([*(set_by_hand.get(k, 0.0) for k in known), prior["rule"]["prior"]]) * math.log(2)


def _fit(found: Levels, same: Floats, weight: Floats, start: Floats) -> Floats:
    """Weights in nats of each level and, last, of any pair: logistic regression by Newton's method, with a pull towards `start`."""
    offsets = np.cumsum([0, *(len(c.levels) for c in COMPARISONS)])
    columns = np.hstack([found + offsets[:-1], np.full((len(found), 1), offsets[-1])])
    kinds, kind = np.unique(columns, axis=0, return_inverse=True)
    number = np.bincount(kind.ravel(), weights=weight, minlength=len(kinds))
    right = np.bincount(kind.ravel(), weights=weight * same, minlength=len(kinds))
    pull = np.full(len(start), STRENGTH)
    pull[-1] = 1e-3
    fitted = start.copy()
    for _ in range(100):
        odds = fitted[kinds].sum(axis=1)
        share = 1 / (1 + np.exp(-odds))
        slope = pull * (start - fitted)
        bend = np.diag(pull)
        for a in range(kinds.shape[1]):
            np.add.at(slope, kinds[:, a], right - number * share)
            for b in range(kinds.shape[1]):
                np.add.at(bend, (kinds[:, a], kinds[:, b]), number * share * (1 - share))
        step = np.linalg.solve(bend, slope)
        fitted += step * min(1.0, 4.0 / float(np.abs(step).max()))
        if float(np.abs(step).max()) < 1e-6:
            return fitted
    raise ValueError("the weights do not settle")


if __name__ == "__main__":
    sys.exit(main())
