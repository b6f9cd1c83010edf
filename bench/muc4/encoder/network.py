"""The fine-tuned encoder in numpy: a transformer (Vaswani et al. 2017, as in BERT) and a layer of answers for phrases and instances."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from bench.muc4.encoder.windows import Window

WEIGHTS = Path(__file__).with_name("weights.npz")
HEADS = 12
_TINY = np.float32(1e-12)
SLOT, RELEVANCE = "slot", "relevance"  # what it is asked of a phrase, and of an instance

Array = np.ndarray[Any, np.dtype[np.float32]]
Shares = dict[str, float]  # the probability of each label


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the encoder says of one proposal: shares of its relevance, and of each candidate's slot (None: not in the window)."""

    relevance: Shares
    slots: tuple[Shares | None, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """Weights by name, the labels of each question and the vocabulary."""

    weights: Mapping[str, Array]
    labels: Mapping[str, tuple[str, ...]]
    vocabulary: Mapping[str, int]
    layers: int

    def judge(self, window: Window) -> Judgement:
        """The shares of one window."""
        hidden = self._encoded(np.array(window.ids))
        mark, spans = hidden[window.mark], [s for s in window.spans if s is not None]
        whole = np.concatenate([hidden[0], mark])[None]
        relevance = self._shares(RELEVANCE, _gelu(self._linear("top", whole)))[0]
        if not spans:
            return Judgement(relevance, (None,) * len(window.spans))
        parts = [np.concatenate([hidden[a], hidden[b], hidden[a : b + 1].mean(axis=0), mark]) for a, b in spans]
        told = iter(self._shares(SLOT, _gelu(self._linear("phrase", np.stack(parts)))))
        return Judgement(relevance, tuple(None if s is None else next(told) for s in window.spans))

    def _linear(self, name: str, x: Array) -> Array:
        y: Array = x @ self.weights[name + ".weight"] + self.weights[name + ".bias"]
        return y

    def _shares(self, question: str, x: Array) -> list[Shares]:
        rows = _softmax(self._linear(question, x))
        return [dict(zip(self.labels[question], map(float, row), strict=True)) for row in rows]

    def _norm(self, name: str, x: Array) -> Array:
        x = x - x.mean(axis=-1, keepdims=True)
        x /= np.sqrt(np.mean(x * x, axis=-1, keepdims=True) + _TINY)
        return x * self.weights[name + ".weight"] + self.weights[name + ".bias"]

    def _encoded(self, ids: np.ndarray[Any, Any]) -> Array:
        """One row of hidden values for each piece."""
        w = self.weights
        x = self._norm("embed.norm", w["embed.words"][ids] + w["embed.places"][: len(ids)])
        for k in range(self.layers):
            at = f"layer{k}."
            q, key, value = (self._heads(self._linear(at + name, x)) for name in ("query", "key", "value"))
            share = _softmax(q @ key.transpose(0, 2, 1) / np.float32(np.sqrt(q.shape[-1])))
            seen = (share @ value).transpose(1, 0, 2).reshape(len(ids), -1)
            x = self._norm(at + "norm1", x + self._linear(at + "out", seen))
            x = self._norm(at + "norm2", x + self._linear(at + "down", _gelu(self._linear(at + "up", x))))
        return x

    @staticmethod
    def _heads(x: Array) -> Array:
        return x.reshape(len(x), HEADS, -1).transpose(1, 0, 2)


def _softmax(x: Array) -> Array:
    powers: Array = np.exp(x - x.max(axis=-1, keepdims=True))
    powers /= powers.sum(axis=-1, keepdims=True)
    return powers


def _gelu(x: Array) -> Array:
    """The Gaussian error linear unit by its tanh form (Hendrycks and Gimpel 2016), within 0.001 of the exact one."""
    bent: Array = np.tanh(np.float32(0.7978845608) * (x + np.float32(0.044715) * x * x * x))
    bent += 1
    bent *= np.float32(0.5) * x
    return bent


@cache
def network(path: Path = WEIGHTS) -> Network:
    """The trained network as it lies beside this file: 8-bit weights, each row with its scale."""
    with np.load(path) as file:
        stored = {name: file[name] for name in file.files}
    words = stored.pop("vocabulary").tobytes().decode("utf-8").split("\n")
    labels = {
        name.removeprefix("labels."): tuple(stored.pop(name).tobytes().decode("utf-8").split("\n"))
        for name in [n for n in stored if n.startswith("labels.")]
    }
    scales = {n.removesuffix(".scale"): stored.pop(n) for n in [n for n in stored if n.endswith(".scale")]}
    weights = {
        name: (value.astype(np.float32) * scales[name][:, None].astype(np.float32) if name in scales else value).astype(
            np.float32
        )
        for name, value in stored.items()
    }
    layers = sum(name.endswith(".query.weight") for name in weights)
    return Network(weights, labels, {word: k for k, word in enumerate(words)}, layers)
