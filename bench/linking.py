"""Linking: reports of shootings brought together by their main incident, on the half of the corpus that nothing was trained on.

B-cubed (Bagga and Baldwin 1998) and pairwise precision, recall and F1 over reports; a report in which nothing was coded stands alone.
Beside them in the same run: reports whose main tellings have one place and one day, and reports of alike texts whatever their codings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import combinations
from pathlib import Path

from bench.figure import Figure
from bench.linking_corpus import FILE, Coded, coded_half
from bench.linking_moved import kept_apart
from dateline.linking.clusters import clusters
from dateline.linking.measures import alike
from dateline.linking.pairs import pairs
from dateline.linking.row import row_of

DATA = (FILE,)
CORPUS = "linking (checking half)"
ALIKE = 0.3  # text alone: the best on the training half, of steps of 0.05
PLACE_AND_DAY, TEXT = "one place and day", "alike texts"
Scores = tuple[float, float, float]


def measure(folder: Path) -> list[Figure]:
    """Every figure, measured on the checking half."""
    reports = coded_half(folder, training=False)
    gold = [r.incident for r in reports]
    said = {"": linked(reports), PLACE_AND_DAY: by_place_and_day(reports), TEXT: by_text(reports)}
    size = f"{len(reports)} reports of {len(set(gold))} incidents"
    figures = []
    for measured, score in (("bcubed", bcubed), ("pairs", pairwise)):
        scores = {name: score(gold, labels) for name, labels in said.items()}
        for k, part in enumerate(("precision", "recall", "f1")):
            name, own = f"linking.{measured}.{part}", scores[""][k]
            figures.append(Figure(name, own, "share", CORPUS, size, scores[PLACE_AND_DAY][k], PLACE_AND_DAY))
            if part == "f1":
                figures.append(Figure(f"{name}_text", own, "share", CORPUS, size, scores[TEXT][k], TEXT))
    return [*figures, kept_apart(reports, CORPUS)]


def linked(reports: Sequence[Coded]) -> list[Hashable]:
    """The incident of each report's main telling, all tellings of all reports being linked."""
    tellings = [t for r in reports for t in r.tellings]
    groups = clusters([t.id for t in tellings], pairs(tellings))
    of = {telling: k for k, group in enumerate(groups) for telling in group}
    return [of[r.main.id] if r.main is not None else r.ref for r in reports]


def by_place_and_day(reports: Sequence[Coded]) -> list[Hashable]:
    """The named place and the day of each report's main telling, or the report alone where one is unknown."""
    return [
        (r.main.geonameid, r.main.earliest) if r.main and r.main.geonameid and r.main.earliest else r.ref
        for r in reports
    ]


def by_text(reports: Sequence[Coded]) -> list[Hashable]:
    """Groups of reports of which each is like another by its words alone."""
    rows = [row_of(r.main) if r.main is not None else None for r in reports]
    leader = list(range(len(reports)))

    def first(k: int) -> int:
        while leader[k] != k:
            k = leader[k]
        return k

    for (i, a), (j, b) in combinations(enumerate(rows), 2):
        if a is not None and b is not None and alike(a, b) >= ALIKE:
            one, other = sorted((first(i), first(j)))
            leader[other] = one
    return [first(k) for k in range(len(reports))]


def bcubed(gold: Sequence[Hashable], said: Sequence[Hashable]) -> Scores:
    """Precision, recall and F1, each report counting once."""
    both, right, groups = Counter(zip(gold, said, strict=True)), Counter(gold), Counter(said)
    precision = sum(n * n / groups[label] for (_, label), n in both.items()) / len(gold)
    recall = sum(n * n / right[incident] for (incident, _), n in both.items()) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def pairwise(gold: Sequence[Hashable], said: Sequence[Hashable]) -> Scores:
    """Precision, recall and F1, each pair of reports counting once."""
    right, said_pairs, there = (
        sum(n * (n - 1) // 2 for n in Counter(labels).values())
        for labels in (list(zip(gold, said, strict=True)), said, gold)
    )
    precision, recall = right / max(1, said_pairs), right / max(1, there)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)
