"""Shares of reports whose count is exactly right, over all reports and over those where it is not zero."""

from __future__ import annotations

from collections.abc import Sequence

from bench import baseline
from bench.corpora import Labelled
from bench.figure import Figure


def exact(corpus: str, name: str, reports: Sequence[Labelled], said: Sequence[int]) -> list[Figure]:
    """Share of `reports` whose gold count `name` equals what was `said`, beside the largest number next to a word for it."""
    prefix = corpus.split("/")[-1].split()[0]
    gold = [r.count(name) for r in reports]
    plain = [baseline.count(r.text, name) for r in reports]
    figures = []
    for part, kept in (("all", range(len(gold))), ("nonzero", [k for k, n in enumerate(gold) if n > 0])):
        figures.append(
            Figure(
                name=f"{prefix}.{name}.{part}",
                value=_share(gold, said, kept),
                unit="share",
                corpus=corpus,
                size=f"{len(kept)} reports",
                baseline=_share(gold, plain, kept),
                baseline_name="largest number beside a word for it",
            )
        )
    return figures


def _share(gold: Sequence[int], said: Sequence[int], kept: Sequence[int]) -> float:
    return sum(gold[k] == said[k] for k in kept) / len(kept)
