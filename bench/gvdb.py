"""Killed and injured in local news of shootings (Gun Violence Database), exactly right."""

from __future__ import annotations

from pathlib import Path

from bench.coded import best, report_total
from bench.corpora import gvdb
from bench.counting import exact
from bench.figure import Figure
from dateline import Coder
from dateline.model.vocabulary import CountWhat

CORPUS = "counts/gvdb (dev)"
DATA = ("counts/gvdb_dev.jsonl",)
COUNTED = {"killed": CountWhat.KILLED, "injured": CountWhat.INJURED}


def measure(folder: Path) -> list[Figure]:
    """For killed and injured: the sum of the best figures over the incidents that a report is about, against the gold number."""
    coder = Coder()
    reports = gvdb(folder)
    coded = [coder.code(r.text, title=r.title) for r in reports]
    return [
        figure
        for name, what in COUNTED.items()
        for figure in exact(CORPUS, name, reports, [report_total(c, what, best) for c in coded])
    ]
