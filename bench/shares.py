"""What each layer costs: its seconds over the seconds of coding, on the reports of all news corpora that hold incidents."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from bench.corpora import conflict_texts
from bench.figure import Figure
from dateline import Coder
from dateline.coding.attribution import Speakers
from dateline.coding.code import read_report
from dateline.coding.dates import find_times
from dateline.coding.places import find_places
from dateline.coding.report_actors import actors_of
from dateline.model.report import Report
from dateline.parsing.document import Document
from dateline.parsing.parser import DEFAULT_MODEL

DATA = ("news",)
LAYERS: dict[str, Callable[[Document], object]] = {
    "places": find_places,
    "dates": lambda document: find_times(document.text, None),
    "actors": lambda document: actors_of(document.text + " ", None),  # not the text whose names are remembered
    "attribution": Speakers,
}


def measure(folder: Path) -> list[Figure]:
    """The share of coding time of each layer; every fifth report, each read once before it is timed."""
    coder = Coder()
    whole, counted = 0.0, 0
    spent = dict.fromkeys(LAYERS, 0.0)
    for text in list(conflict_texts(folder))[::5]:
        document = read_report(Report(text=text, ref="bench"), DEFAULT_MODEL, everything=False).document
        start = time.perf_counter()
        if not coder.code(text).incidents:
            continue
        whole += time.perf_counter() - start
        counted += 1
        for name, layer in LAYERS.items():
            fresh = Document(document.report, document.sentences)
            start = time.perf_counter()
            layer(fresh)
            spent[name] += time.perf_counter() - start
    return [
        Figure(
            f"speed.{name}", seconds / whole, "ratio", "news/ (every fifth)", f"{counted} texts", higher_is_better=False
        )
        for name, seconds in spent.items()
    ]
