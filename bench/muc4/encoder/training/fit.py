"""`python -m bench.muc4.encoder.training.fit`: fine-tunes the encoder on MUC-4's dev texts and keys and writes ../weights.npz (`make train`).

The seed is fixed and one thread computes, so that one machine gives the same file again; other processors round differently.
"""

from __future__ import annotations

import math
import random
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from bench.corpora import FOLDER, CorporaAbsent
from bench.muc4.encoder.network import RELEVANCE, SLOT, WEIGHTS
from bench.muc4.encoder.training.net import INSTANCE, PHRASE, Net, exported, vocabulary
from bench.muc4.encoder.windows import Window, cut, window
from bench.muc4.projection import NONE
from bench.muc4.studies import Study
from bench.muc4.train import studies
from bench.muc4.training import FORMS, SETS, tagged

SEED, EPOCHS, BATCH, RATE = 7, 5, 8, 1e-4
SPLITS = ("dev",)
WARM = 0.1  # of the steps
ASKED = {  # how much a question weighs beside the others
    "relevance": 1.0, "slot": 0.5, "category": 0.5, "placing": 0.5,
    "human_type": 0.5, "human_effect": 0.5, "physical_type": 0.5, "physical_effect": 0.5,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """A window with its answers: one for the instance, one for each phrase in it; a question without an answer is left out."""

    window: Window
    instance: Mapping[str, str]
    phrases: Sequence[Mapping[str, str]]  # of the spans that are not None


def cases(rows: Sequence[Study], ids: Mapping[str, int]) -> list[Case]:
    """Every proposal of the studies as a case."""
    return [case for study in rows for case in _cases(study, ids)]


def _cases(study: Study, ids: Mapping[str, int]) -> Iterator[Case]:
    message = study.message
    cuts = cut(message.text, message.sentences, ids)
    for at, (proposal, key, labels) in enumerate(zip(study.proposals, study.keys, study.labels, strict=True)):
        laid = window(proposal, message.sentences, cuts, ids)
        if labels is None:
            yield Case(laid, {RELEVANCE: "no"}, [{} for span in laid.spans if span is not None])
            continue
        told = {name: FORMS[name](study, at) for name in INSTANCE if name in FORMS}
        inside = [label for label, span in zip(labels, laid.spans, strict=True) if span is not None]
        phrases = [
            {SLOT: label.slot}
            | {
                name: value
                for name, (of, slot) in SETS.items()
                if label.slot == of and (value := tagged(key, slot, label)) is not None
            }
            for label in inside
        ]
        yield Case(laid, {RELEVANCE: "yes"} | {n: v for n, v in told.items() if v is not None}, phrases)


def labels_of(rows: Sequence[Case]) -> dict[str, tuple[str, ...]]:
    """The labels of each question, in alphabetical order, NONE first."""
    instance = {q: {c.instance[q] for c in rows if q in c.instance} for q in INSTANCE}
    phrase = {q: {p[q] for c in rows for p in c.phrases if q in p} for q in PHRASE}
    return {q: tuple(sorted(found, key=lambda v: (v != NONE, v))) for q, found in (instance | phrase).items()}


def batches(rows: Sequence[Case], draw: random.Random) -> list[list[Case]]:
    """The cases in batches of like length, in an order drawn by chance."""
    mixed = draw.sample(list(rows), len(rows))
    near = 64 * BATCH
    sorted_ = [
        c for k in range(0, len(mixed), near) for c in sorted(mixed[k : k + near], key=lambda c: len(c.window.ids))
    ]
    found = [sorted_[k : k + BATCH] for k in range(0, len(sorted_), BATCH)]
    draw.shuffle(found)
    return found


def loss(net: Net, batch: Sequence[Case], labels: Mapping[str, Sequence[str]]) -> Tensor:
    """The cross-entropy of every answer that is known, by question as `ASKED` weighs them, for each case of the batch."""
    longest = max(len(c.window.ids) for c in batch)
    ids = torch.tensor([[*c.window.ids, *[0] * (longest - len(c.window.ids))] for c in batch])
    marks = torch.tensor([c.window.mark for c in batch])
    spans = [(k, *span) for k, c in enumerate(batch) for span in c.window.spans if span is not None]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        out = net(ids, marks, torch.tensor(spans).reshape(-1, 3))
    told = {q: [c.instance.get(q) for c in batch] for q in INSTANCE}
    told |= {q: [p.get(q) for c in batch for p in c.phrases] for q in PHRASE}
    whole = torch.zeros(())
    for question, answers in told.items():
        wanted = [labels[question].index(a) if a in labels[question] else -100 for a in answers]
        if any(w >= 0 for w in wanted):
            whole = whole + ASKED[question] * F.cross_entropy(
                out[question], torch.tensor(wanted), ignore_index=-100, reduction="sum"
            )
    return whole / len(batch)


def trained(rows: Sequence[Case], labels: Mapping[str, Sequence[str]]) -> Net:
    """The network after `EPOCHS` passes over the cases; prints how far it is."""
    torch.manual_seed(SEED)
    draw = random.Random(SEED)
    net = Net(labels)
    fresh = [p for name, p in net.named_parameters() if name.startswith(("phrase", "top", "answers"))]
    old = [p for n, p in net.named_parameters() if p.requires_grad and not n.startswith(("phrase", "top", "answers"))]
    optimiser = torch.optim.AdamW([{"params": old}, {"params": fresh}], lr=RATE, weight_decay=0.01)
    steps, done, began = EPOCHS * math.ceil(len(rows) / BATCH), 0, time.monotonic()
    for _ in range(EPOCHS):
        for batch in batches(rows, draw):
            rate = RATE * min(1.0, (done + 1) / (WARM * steps)) * (steps - done) / steps
            for group, times in zip(optimiser.param_groups, (1, 5), strict=True):
                group["lr"] = rate * times
            optimiser.zero_grad()
            error = loss(net, batch, labels)
            error.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            done += 1
            if done % 50 == 0:
                print(f"step {done} of {steps}, {time.monotonic() - began:.0f} s, loss {error.item():.3f}", flush=True)
    return net.eval()


def stored(net: Net, labels: Mapping[str, Sequence[str]], words: Sequence[str]) -> dict[str, Any]:
    """The arrays of weights.npz: matrices in 8 bits with a scale for each row, the rest as 16-bit floats, texts as bytes."""
    rows: dict[str, Any] = {}
    for name, value in exported(net).items():
        if value.ndim == 2:
            scale = (np.abs(value).max(axis=1) / 127).clip(1e-8).astype(np.float16)
            rows[name] = np.round(value / scale[:, None].astype(np.float32)).clip(-127, 127).astype(np.int8)
            rows[name + ".scale"] = scale
        else:
            rows[name] = value.astype(np.float16)
    texts = {"vocabulary": words} | {f"labels.{q}": found for q, found in labels.items() if q in (SLOT, RELEVANCE)}
    return rows | {n: np.frombuffer("\n".join(t).encode(), dtype=np.uint8) for n, t in texts.items()}


def main() -> None:
    """Trains and writes."""
    torch.set_num_threads(1)
    words = vocabulary()
    try:
        rows = [row for split in SPLITS for row in studies(FOLDER / "muc4" / split)]
    except CorporaAbsent as absent:
        sys.exit(str(absent))
    known = cases(rows, {word: k for k, word in enumerate(words)})
    labels = labels_of(known)
    np.savez_compressed(WEIGHTS, **stored(trained(known, labels), labels, words))


if __name__ == "__main__":
    main()
