"""Least killed and least captured in military press releases (Afghanistan 2009-13), exactly right."""

from __future__ import annotations

from pathlib import Path

from bench.coded import low, report_total
from bench.corpora import isaf
from bench.counting import exact
from bench.figure import Figure
from dateline import Coder
from dateline.model.vocabulary import CountWhat

CORPUS = "counts/isaf (dev)"
DATA = ("counts/isaf_dev.jsonl",)
COUNTED = {"killed": CountWhat.KILLED, "captured": CountWhat.ARRESTED}


def measure(folder: Path) -> list[Figure]:
    """For killed and captured: the sum of the low ends over the incidents that a release is about, against the gold least."""
    coder = Coder()
    releases = isaf(folder)
    coded = [coder.code(r.text) for r in releases]
    return [
        figure
        for name, what in COUNTED.items()
        for figure in exact(CORPUS, name, releases, [report_total(c, what, low) for c in coded])
    ]
