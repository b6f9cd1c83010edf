"""Every passage of tests/cases/dates.jsonl yields just the time expressions that it says, and so does every example of docs/dates.md."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dateline.coding.dates import find_times
from dateline.model.layers import TimeExpression

ROOT = Path(__file__).resolve().parents[1]
CASES = [json.loads(line) for line in (ROOT / "tests/cases/dates.jsonl").read_text(encoding="utf-8").splitlines()]
PAGE = (ROOT / "docs" / "dates.md").read_text(encoding="utf-8")
_ROW = re.compile(r"^\| “(.+?)” \| (.*?) \| (.*?) \| (.*?) \|$", re.MULTILINE)
ROWS = _ROW.findall(PAGE)


def shown(time: TimeExpression) -> dict[str, Any]:
    """An expression as a case writes it: `time`, `kind` and `vague` only where they say more than a plain date."""
    row: dict[str, Any] = {"text": time.text, "edtf": time.edtf, "precision": time.precision}
    row |= {"time": time.time} if time.time else {}
    row |= {"kind": time.kind} if time.kind != "date" else {}
    return row | ({"vague": True} if time.vague_past else {})


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_a_passage_yields_what_its_case_says(case: dict[str, Any]) -> None:
    published = date.fromisoformat(case["published"]) if case["published"] else None
    assert [shown(time) for time in find_times(case["text"], published)] == case["found"]


def test_cases_have_names_of_their_own() -> None:
    labels = [case["label"] for case in CASES]
    assert len(labels) == len(set(labels)) >= 120


@pytest.mark.parametrize(("text", "published", "values", "time"), ROWS, ids=[row[0] for row in ROWS])
def test_an_example_of_the_page_is_read_as_it_says(text: str, published: str, values: str, time: str) -> None:
    found = find_times(text, date.fromisoformat(published) if published else None)
    wanted = [value.strip("` ") for value in values.split(";")] if values else []
    assert [x.edtf or "none" for x in found] == wanted
    assert [x.time for x in found if x.time] == ([time] if time else [])


def test_the_page_has_examples() -> None:
    assert len(ROWS) >= 50
