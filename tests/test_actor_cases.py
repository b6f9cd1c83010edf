"""Mentions of actors in context (tests/cases/actors.jsonl): the cases are sound, and how many resolve, by kind of case."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from dateline.knowledge.actors import ActorMatch, find_actors, find_states
from dateline.model.actor_kinds import ActorKind
from tests.matching import Record

CASES = Path(__file__).parent / "cases" / "actors.jsonl"
KEYS = {"label", "text", "published", "mention", "kind_of_case", "actor", "kind", "comment"}
# Of each kind of case: the fewest that there are, and the fewest that the tables alone (no syntax, no coder) must name right.
KINDS_OF_CASE = {
    "named": (90, 103),
    "acronym": (40, 41),
    "acronym_defined": (30, 28),
    "ambiguous": (40, 26),
    "generic": (50, 32),
    "state": (40, 22),
    "force_by_rule": (15, 18),
    "time_varying": (20, 20),
    "none": (30, 22),
}


@cache
def read_cases() -> tuple[Record, ...]:
    return tuple(json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines())


def span_of(case: Record) -> tuple[int, int]:
    """Where the mention stands: at `start`, else at its only place in the text."""
    start = case.get("start", case["text"].find(case["mention"]))
    return start, start + len(case["mention"])


def named(case: Record) -> str | None:
    """The id behind the longest name that the tables find in the mention; None where they find none."""
    year = int(case["published"][:4]) if case["published"] else None
    start, end = span_of(case)
    matches: tuple[ActorMatch, ...] = (*find_actors(case["text"], year=year), *find_states(case["text"]))
    inside = [m for m in matches if m.start < end and start < m.end]
    return max(inside, key=lambda m: m.end - m.start).actor if inside else None


def test_cases_are_well_formed() -> None:
    wrong = []
    for case in read_cases():
        start, end = span_of(case)
        if not KEYS <= set(case) <= KEYS | {"start"} or case["kind_of_case"] not in KINDS_OF_CASE:
            wrong.append(f"{case['label']}: keys")
        if case["text"][start:end] != case["mention"] or ("start" in case) != (case["text"].count(case["mention"]) > 1):
            wrong.append(f"{case['label']}: mention")
        if case["actor"] is not None and not re.fullmatch(r"[A-Z]{2,3}\.[A-Z0-9_]+", case["actor"]):
            wrong.append(f"{case['label']}: actor")
        if case["kind"] is not None:
            ActorKind(case["kind"])
    assert wrong == []


def test_labels_are_unique_and_there_are_enough() -> None:
    labels = Counter(case["label"] for case in read_cases())
    assert [label for label, times in labels.items() if times > 1] == []
    found = Counter(case["kind_of_case"] for case in read_cases())
    assert {kind: found[kind] for kind, (fewest, _) in KINDS_OF_CASE.items() if found[kind] < fewest} == {}


@pytest.mark.parametrize("kind", KINDS_OF_CASE)
def test_enough_are_named_right(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = {case["label"]: (case["actor"], named(case)) for case in read_cases() if case["kind_of_case"] == kind}
    wrong = [f"{label}: {got}, not {want}" for label, (want, got) in found.items() if got != want]
    right = len(found) - len(wrong)
    with capsys.disabled():
        print(f"\n{kind}: {right} of {len(found)} named right by the tables alone ", end="")
    assert right >= KINDS_OF_CASE[kind][1], "\n".join(wrong)
