"""Who is who: mentions in context with their actor, and how many source and target strings of event data get a typed actor."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.figure import Figure
from dateline.coding.actor_typing import ReportActors, Typed, typed
from dateline.coding.places import find_places
from dateline.knowledge.actors import find_actors
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.parsing.document import Document, Sentence
from dateline.parsing.parser import parse
from dateline.parsing.recase import lost_case
from dateline.parsing.segment import sentences as split

CASES = Path(__file__).resolve().parents[1] / "tests" / "cases" / "actors.jsonl"
DATA = ("coding/PLV_train.tsv", "coding/AW_train.tsv")
CORPUS = {"PLV_train.tsv": "coding/PLV (train)", "AW_train.tsv": "coding/AW (train)"}
BASELINE = "a name of the actor list in the string"
# Roles of AW that are places and things, not parties.
NO_PARTY = frozenset(
    "Place Destination ExplosiveDevice Vehicle Artifact PassengerArtifact Dismantler PlaceOfEmployment Origin".split()
)
_MARK = re.compile(r"<(/?)([st])>")


@dataclass(frozen=True, slots=True)
class Party:
    """A source or target: its words, its sentence and where it stands there, None where the marks do not show it."""

    role: str
    words: str
    sentence: str
    span: Span | None

    def typed(self) -> Typed:
        """Who it is by its sentence or, where that makes a place of it, by its words alone: the annotators say that it is a party."""
        folded = lost_case(self.sentence)
        told = ReportActors(self.sentence, folded=folded).at(self.span) if self.span is not None else None
        return told or typed(self.words, folded=folded)


def measure(folder: Path) -> list[Figure]:
    """Accuracy on the project's own cases by kind of case, and the share of strings that resolve to a typed actor."""
    return [*_cases(), *(figure for part in DATA for figure in _strings(folder / part))]


def answer(case: dict[str, str]) -> Typed:
    """Who the mention of a case is, read in its text."""
    published = case["published"]
    reader = ReportActors(case["text"], int(published[:4]) if published else None, countries_of_places(case["text"]))
    start = int(case.get("start", case["text"].find(case["mention"])))
    return reader.at(Span(start, start + len(case["mention"])))


def countries_of_places(text: str) -> frozenset[str]:
    """The countries of the places that a text names, as the coder finds them."""
    pieces = enumerate(split(text, 0))
    sentences = parse([Sentence(k, a, b, text[a:b], paragraph) for k, (a, b, paragraph) in pieces])
    places = find_places(Document(Report(text=text, ref="case"), tuple(sentences)))
    return frozenset(p.country for p in places if p.country is not None)


def is_right(case: dict[str, str], told: Typed) -> bool:
    """Whether the actor is the case's and, where that has none, the kind is."""
    if case["actor"] is not None:
        return told.actor == case["actor"]
    return told.actor is None and (None if told.kind is None else str(told.kind)) == case["kind"]


def read_cases() -> list[dict[str, str]]:
    """The mentions in context."""
    return [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]


def _cases() -> Iterator[Figure]:
    right: dict[str, list[bool]] = {}
    for case in read_cases():
        hit = is_right(case, answer(case))
        right.setdefault(case["kind_of_case"], []).append(hit)
        right.setdefault("all", []).append(hit)
    for kind, found in right.items():
        yield Figure(f"actors.cases.{kind}", sum(found) / len(found), "share", "own cases", f"{len(found)} mentions")


def _strings(path: Path) -> Iterator[Figure]:
    parties = list(read_parties(path))
    name = path.name.partition("_")[0].lower()
    yield _share(f"actors.{name}.all", parties, CORPUS[path.name])
    kept = [p for p in parties if p.role not in NO_PARTY]
    if len(kept) < len(parties):
        yield _share(f"actors.{name}.parties", kept, CORPUS[path.name])


def _share(name: str, parties: list[Party], corpus: str) -> Figure:
    return Figure(
        name=name,
        value=sum(bool(p.typed()) for p in parties) / len(parties),
        unit="share",
        corpus=corpus,
        size=f"{len(parties)} strings",
        baseline=sum(bool(find_actors(p.words)) for p in parties) / len(parties),
        baseline_name=BASELINE,
    )


def read_parties(path: Path) -> Iterator[Party]:
    """The sources and targets of a table, AW's without their roles in front."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            sentence, marks = _unmarked(row["marked_sentence"])
            for column in ("source", "target"):
                role, _, words = row[column].partition(":") if "trigger" in row else ("", "", row[column])
                span = marks.get(column[0])
                yield Party(role, span.of(sentence) if span else words, sentence, span)


def _unmarked(marked: str) -> tuple[str, dict[str, Span]]:
    """The sentence without its marks, and the spans that they enclosed."""
    text, at, opened, spans = "", 0, dict[str, int](), dict[str, Span]()
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if not mark[1]:
            opened[mark[2]] = len(text)
        elif mark[2] in opened and len(text) > opened[mark[2]]:
            spans[mark[2]] = Span(opened[mark[2]], len(text))
    return text + marked[at:], spans
