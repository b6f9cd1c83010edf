"""Who says what in tests/cases/speakers.jsonl; known failures are strict: one that passes must lose its mark."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from dateline import Coder
from tests.expected_speakers import FIELDS, judged, unwanted
from tests.matching import Record
from tests.test_cases import as_parameters

CASES = Path(__file__).parent / "cases" / "speakers.jsonl"
# How many of the expected values hold at least; raised by hand when more do.
FLOORS = {
    "content": 183, "cue": 181, "source_quote": 165, "source": 163, "kind": 158, "stance": 182, "certainty": 177, "chain": 5,
}  # fmt: skip
KEYS = {"label", "text", "published", "expected", "comment"}


def read_cases() -> list[Record]:
    return [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]


@cache
def found_in(text: str, published: str) -> list[Record]:
    """The attributions of a text as `inspect` gives them."""
    layers = _coder().inspect(text, published=date.fromisoformat(published))
    rows: list[Record] = layers.model_dump(mode="json")["attributions"]
    return rows


@cache
def _coder() -> Coder:
    return Coder()


def wrong_in(case: Record) -> list[str]:
    """Every way in which the attributions of a case differ from what it expects, one line each."""
    found = found_in(case["text"], case["published"])
    lines = []
    for want in case["expected"]:
        verdict = judged(found, case["text"], want)
        bad = [field for field, right in verdict.items() if not right]
        lines += [f"{'/'.join(bad)} of {want}"] if bad else []
    return lines + unwanted(found, case.get("forbidden", []))


@pytest.mark.parametrize("case", as_parameters(read_cases()))
def test_speakers(case: Record) -> None:
    wrong = wrong_in(case)
    assert not wrong, "\n".join([case["comment"], case["text"], *wrong, "found:", *in_brief(case)])


def in_brief(case: Record) -> list[str]:
    """The attributions found in a case, a line each."""
    rows = found_in(case["text"], case["published"])
    return [
        f"  {a['source_text']!r} ({a['source_kind']}) [{a['cue']['text']}] {a['stance']} {a['certainty']}: "
        + " ... ".join(c["text"] for c in a["content"])
        for a in rows
    ]


def test_cases_are_well_formed() -> None:
    labels = Counter(case["label"] for case in read_cases())
    assert [label for label, times in labels.items() if times > 1] == []
    assert len(labels) >= 130
    for case in read_cases():
        assert KEYS <= set(case) <= KEYS | {"forbidden", "xfail"}, case["label"]


def test_accuracy_by_field(capsys: pytest.CaptureFixture[str]) -> None:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for case in read_cases():
        for want in case["expected"]:
            for field, holds in judged(found_in(case["text"], case["published"]), case["text"], want).items():
                total[field] += 1
                right[field] += holds
    with capsys.disabled():
        print("\nspeakers: " + ", ".join(f"{f} {right[f]} of {total[f]}" for f in FIELDS if total[f]))
    fallen = [f"{field}: {right[field]} of {total[field]}" for field, floor in FLOORS.items() if right[field] < floor]
    assert not fallen
