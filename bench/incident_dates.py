"""Whether the first incident that a report is about gets its date: exact, compatible, wrong or missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from bench.coded import main_incidents
from bench.dated import RELEASES, SHOOTINGS, TERRORISM, Dated, releases, shootings, terrorism
from bench.figure import Figure
from dateline import Coder
from dateline.coding.dates import bounds, compatible
from dateline.model.coded import CodedReport

DATA = (RELEASES, SHOOTINGS, TERRORISM)
BASELINE = "the day of publication, or of the dateline"
CORPORA = {
    "isaf": ("counts/isaf (dev)", releases),
    "gun_violence": ("linking/gun_violence (dev, first 300)", shootings),
    "muc4": ("muc4 (dev, first 200 with one dated incident)", terrorism),
}


class Verdict(StrEnum):
    """How a date stands to the annotated one: the same days, holding or held by them, none of them, or not given."""

    EXACT = "exact"
    COMPATIBLE = "compatible"
    WRONG = "wrong"
    MISSING = "missing"


def measure(folder: Path) -> list[Figure]:
    """The share of each verdict in each corpus; less is better for wrong and missing."""
    return [figure for name in CORPORA for figure in _figures(name, folder)]


def _figures(name: str, folder: Path) -> Iterator[Figure]:
    corpus, read = CORPORA[name]
    rows = read(folder)
    coder = Coder()
    ours = Counter(verdict(row.gold, coded_date(coder, row)) for row in rows)
    plain = Counter(verdict(row.gold, row.baseline) for row in rows)
    for kind in Verdict:
        yield Figure(
            name=f"incident_dates.{name}.{kind}",
            value=ours[kind] / len(rows),
            unit="share",
            corpus=corpus,
            size=f"{len(rows)} reports",
            baseline=plain[kind] / len(rows),
            baseline_name=BASELINE,
            higher_is_better=kind in (Verdict.EXACT, Verdict.COMPATIBLE),
        )


def coded_date(coder: Coder, row: Dated) -> str | None:
    """The EDTF date of the first incident that the report is about, of a recalled one where it is about none."""
    return date_of(coder.code(row.text, published=row.published, title=row.title))


def date_of(coded: CodedReport) -> str | None:
    """The EDTF date of a coded report's first main incident, else of its first."""
    incident = next(iter((*main_incidents(coded), *coded.incidents)), None)
    return incident.date.edtf if incident is not None and incident.date is not None else None


def verdict(gold: str, edtf: str | None) -> Verdict:
    """How a date stands to the annotated one."""
    if edtf is None:
        return Verdict.MISSING
    if bounds(edtf) == bounds(gold):
        return Verdict.EXACT
    return Verdict.COMPATIBLE if compatible(edtf, gold) else Verdict.WRONG
