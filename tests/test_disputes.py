"""Reports whose sources disagree, or only seem to (tests/cases/disputes); known failures are strict."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from dateline import Coder
from dateline.schemes.incident_types import incident_type
from tests.expectations import unsound
from tests.expected_disputes import DisputeReader, contested_in
from tests.matching import Record, pair
from tests.test_cases import as_parameters, in_brief

CASES = Path(__file__).parent / "cases" / "disputes"
KEYS = {"label", "text", "published", "expected", "comment"}
# Facts of each sort that must hold, a little under what was measured; raised as coding gets better, never lowered silently.
FLOORS = {
    "incident": 42,
    "a count": 32,
    "a side": 36,
    "contested: a count": 7,
    "contested: another field": 9,
    "not contested": 55,
    "responsibility": 18,
}
FEWEST_WORDS, MOST_WORDS = 150, 400


def read_cases() -> list[Record]:
    rows = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(CASES.glob("*.json"))]
    return [{**r, "text": "\n".join(r["text"])} for r in rows]


@cache
def coded(label: str) -> Record:
    """The coded report of the case with this label, as the JSON contract."""
    case = next(c for c in read_cases() if c["label"] == label)
    report = _coder().code(case["text"], published=date.fromisoformat(case["published"]), title=case.get("title"))
    record: Record = report.model_dump(mode="json")
    return record


@cache
def _coder() -> Coder:
    return Coder()


def wrong_in(case: Record) -> list[str]:
    """Every way in which a case is coded otherwise than it says, one line each."""
    found = coded(case["label"])
    wanted = case["expected"]["incidents"]
    return unsound(found, case["text"]) + pair("incidents", wanted, found["incidents"], DisputeReader(found).against)


@pytest.mark.parametrize("case", as_parameters(read_cases()))
def test_dispute(case: Record) -> None:
    wrong = wrong_in(case)
    assert not wrong, "\n".join([case["comment"], *wrong, "coded:", in_brief(coded(case["label"]))])


def test_cases_are_well_formed() -> None:
    cases = read_cases()
    assert [label for label, times in Counter(c["label"] for c in cases).items() if times > 1] == []
    for case in cases:
        assert KEYS <= set(case) <= KEYS | {"title", "xfail"}, case["label"]
        assert set(case["expected"]) == {"incidents"}, case["label"]
        for incident in case["expected"]["incidents"]:
            named = incident["type"] if isinstance(incident["type"], list) else [incident["type"]]
            assert [incident_type(name).name for name in named] == named, case["label"]
        assert FEWEST_WORDS <= len(case["text"].split()) <= MOST_WORDS, case["label"]


def test_there_are_enough_of_both_kinds() -> None:
    contested = [c for c in read_cases() if any(i.get("contested") for i in c["expected"]["incidents"])]
    compatible = [c for c in read_cases() if any(i.get("not_contested") for i in c["expected"]["incidents"])]
    assert len(read_cases()) >= 32
    assert len(contested) >= 16
    assert len(compatible) >= 11


def test_accuracy_by_field(capsys: pytest.CaptureFixture[str]) -> None:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for case in read_cases():
        found = coded(case["label"])
        reader = DisputeReader(found)
        for want in case["expected"]["incidents"]:
            for name, holds in _verdicts(reader, found["incidents"], want):
                total[name] += 1
                right[name] += holds
    with capsys.disabled():
        print("\ndisputes: " + ", ".join(f"{name} {right[name]} of {total[name]}" for name in sorted(total)))
    fallen = [f"{name}: {right[name]} of {total[name]}" for name, floor in FLOORS.items() if right[name] < floor]
    assert not fallen
    assert set(total) == set(FLOORS)


def _verdicts(reader: DisputeReader, incidents: list[Record], want: Record) -> list[tuple[str, bool]]:
    """Each fact of an expected incident and whether it holds in the incident that is nearest to it."""
    near = min(incidents, key=lambda i: len(reader.against(i, want)), default=None)
    if near is None:
        return [("incident", False)]
    wrong = reader.against(near, want)
    rows = [("incident", not any(line.startswith("type") for line in wrong))]
    for field in want.get("contested", []):
        kind = "a count" if any("value" in s for s in field["sides"]) else "another field"
        rows.append((f"contested: {kind}", bool(contested_in(near, field["field"]))))
        rows += [("a side", f"no side of {field['field']}: {side}" not in wrong) for side in field["sides"]]
    rows += [("not contested", not contested_in(near, name)) for name in want.get("not_contested", [])]
    for count in want.get("counts", []):
        rows.append(("a count", any(not reader.against_count(c, count) for c in near["counts"])))
    return rows + [("responsibility", f"no responsibility {r}" not in wrong) for r in want.get("responsibility", [])]
