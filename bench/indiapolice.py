"""Reports in which the police kill or arrest somebody (IndiaPoliceEvents, news of Gujarat 2002, lower case), per report."""

from __future__ import annotations

from pathlib import Path

from bench import baseline
from bench.coded import police_arrest, police_kill
from bench.corpora import indiapolice
from bench.figure import Figure, tally
from dateline import Coder

CORPUS = "news/indiapolice (dev)"
DATA = ("news/indiapolice_dev.jsonl",)
SAID = {"KILL": police_kill, "ARREST": police_arrest}


def measure(folder: Path) -> list[Figure]:
    """Precision, recall and F1 of KILL and ARREST, each beside the F1 of one word for police and one for the act in a sentence."""
    coder = Coder()
    reports = indiapolice(folder)
    coded = [coder.code(r.text, published=r.published) for r in reports]
    figures = []
    for label, says in SAID.items():
        gold = [label in r.labels for r in reports]
        ours = tally(zip(gold, map(says, coded), strict=True))
        plain = tally(zip(gold, (baseline.police_act(r.text, label) for r in reports), strict=True))
        size = f"{len(reports)} reports, {sum(gold)} {label}"
        for part in ("precision", "recall", "f1"):
            figures.append(
                Figure(
                    name=f"indiapolice.{label.lower()}.{part}",
                    value=getattr(ours, part),
                    unit="share",
                    corpus=CORPUS,
                    size=size,
                    baseline=getattr(plain, part),
                    baseline_name="police and the act in one sentence",
                )
            )
    return figures
