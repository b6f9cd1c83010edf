"""A story: invented reports of several incidents over days, and what they must come to on each day."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from dateline import Coder
from dateline.linking.clusters import clusters
from dateline.linking.incremental import Memory, candidates, kept
from dateline.linking.syndication import likeness, signature
from dateline.linking.telling import tellings
from dateline.model.coded import CodedReport
from dateline.model.report import Report
from dateline.model.vocabulary import CountWho
from dateline.weighing.field_values import field_statements
from dateline.weighing.figure import Estimate, Told, Weighed, moment_of
from dateline.weighing.history import known_by
from dateline.weighing.statements import answers, statements
from dateline.weighing.weigh import weigh_all

FOLDER = Path(__file__).parent
COPY = 0.7  # texts this alike are copies of one
Ends = tuple[int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Story:
    """The coded reports of a story by their refs, with their texts and the expectation."""

    coded: Mapping[str, CodedReport]
    texts: Mapping[str, str]
    expected: Mapping[str, Any]

    def days(self) -> Iterator[date]:
        """Every day of the story."""
        day, last = (date.fromisoformat(self.expected[k]) for k in ("first_day", "last_day"))
        while day <= last:
            yield day
            day += timedelta(days=1)

    def told(self, ref: str) -> Told:
        """The report of that ref; copies of one text share a group named by the first of them."""
        report = self.coded[ref].report
        assert report.published is not None
        moment = moment_of(report.published)
        return Told(report.id, _group(ref, self.texts), report.publisher, moment, moment)

    def weighed(self, name: str, day: date) -> Weighed:
        """What the reports of an incident known by the end of a day come to.

        The numbers are of the whole episode (a hijacking and the rescue that answered it), the fields of the incident alone.
        """
        expected = self.expected["incidents"][name]
        told = [(ref, i) for ref in expected["reports"] for i in self.coded[ref].incidents]
        own = [(ref, i) for ref, i in told if i.type in expected["types"]]
        end = datetime.combine(day, time(23, 59, 59), tzinfo=UTC)
        numbers = [s for ref, i in told for s in statements(self.coded[ref], i, self.told(ref))]
        fields = [f for ref, i in own for f in field_statements(self.coded[ref], i, self.told(ref))]
        return weigh_all(known_by(numbers, end), known_by(fields, end))

    def own(self, name: str, day: date) -> Weighed:
        """What the tellings of an incident alone come to, with the ledger of its episode."""
        expected = self.expected["incidents"][name]
        told = [(r, i) for r in expected["reports"] for i in self.coded[r].incidents if i.type in expected["types"]]
        end = datetime.combine(day, time(23, 59, 59), tzinfo=UTC)
        numbers = [s for ref, i in told for s in statements(self.coded[ref], i, self.told(ref))]
        more = [s for ref, i in told for s in answers(self.coded[ref], i, self.told(ref))]
        return weigh_all(known_by(numbers, end), answers=known_by(more, end))

    def linked(self) -> list[set[tuple[str, str]]]:
        """The incidents that linking makes: sets of (ref, type)."""
        rows = [t for ref, coded in self.coded.items() for t in tellings(coded, self.texts[ref])]
        refs = {coded.report.id: ref for ref, coded in self.coded.items()}
        known = {t.id: (refs[t.report], t.type) for t in rows}
        index = Memory(kept(t) for t in rows)
        found = {(p.left, p.right): p for p in candidates((kept(t) for t in rows), index)}
        return [{known[t] for t in group} for group in clusters(known, found.values())]


@cache
def fortnight() -> Story:
    """The story of two weeks, coded."""
    folder = FOLDER / "fortnight"
    coder = Coder()
    lines = (folder / "reports.jsonl").read_text("utf-8").splitlines()
    reports = [Report.model_validate_json(line) for line in lines]
    return Story(
        coded={r.ref: coder.code(r) for r in reports},
        texts={r.ref: r.text for r in reports},
        expected=json.loads((folder / "expected.json").read_text("utf-8")),
    )


def _group(ref: str, texts: Mapping[str, str]) -> str:
    """The first report with a text so alike that it is the same."""
    own = signature(texts[ref])
    return next(other for other, text in texts.items() if other == ref or likeness(own, signature(text)) >= COPY)


def figures(weighed: Weighed, name: str) -> Ends | None:
    """The ends of "killed:military", or over everybody of "killed"; None where nothing is known."""
    what, _, who = name.partition(":")
    rows = [e for e in weighed.counts if e.what == what and (not who or e.who == who)]
    total = next((e for e in rows if e.who is CountWho.PEOPLE), None)
    if not rows:
        return None
    return total.figures if total is not None else _summed(rows)


def _summed(rows: Sequence[Estimate]) -> Ends:
    ends: list[int | None] = []
    for k in range(3):
        numbers = [e.figures[k] for e in rows]
        ends.append(None if None in numbers else sum(n for n in numbers if n is not None))
    return ends[0], ends[1], ends[2]


def due(by_day: Mapping[str, Any], day: date) -> Any:
    """What holds on a day: the last entry that is not later; None before the first."""
    keys = [k for k in sorted(by_day) if date.fromisoformat(k) <= day]
    return by_day[keys[-1]] if keys else None
