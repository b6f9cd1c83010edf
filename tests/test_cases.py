"""Every case of tests/cases is coded as it says; known failures are strict: one that passes must lose its mark."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dateline import Coder
from tests.expectations import is_new, mismatches
from tests.matching import Record

CASES = Path(__file__).parent / "cases"
# Read by test_actor_cases.py, test_date_cases.py and test_speaker_cases.py.
OTHER_FORMATS = {"actors.jsonl", "dates.jsonl", "speakers.jsonl"}
KEYS = {"label", "text", "published", "title", "expected", "comment", "xfail"}
NEEDED = {"label", "text", "expected", "comment"}


def read_cases() -> list[Record]:
    """All coded-report cases in file order: a line each in *.jsonl, a file each in reports/*.json (text: a list of paragraphs)."""
    rows = [
        json.loads(line)
        for path in sorted(CASES.glob("*.jsonl"))
        if path.name not in OTHER_FORMATS
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    reports = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(CASES.glob("reports/*.json"))]
    return rows + [{**r, "text": "\n".join(r["text"])} for r in reports]


def as_parameters(cases: list[Record]) -> list[Any]:
    """The cases as pytest parameters, labelled, known failures marked."""
    return [
        pytest.param(c, id=c["label"], marks=[pytest.mark.xfail(reason=c["xfail"])] if "xfail" in c else [])
        for c in cases
    ]


@cache
def coder() -> Coder:
    return Coder()


@pytest.mark.parametrize("case", as_parameters(read_cases()))
def test_case(case: Record) -> None:
    published = date.fromisoformat(case["published"]) if "published" in case else None
    coded = coder().code(case["text"], published=published, title=case.get("title")).model_dump(mode="json")
    wrong = mismatches(coded, case["text"], case["expected"])
    assert not wrong, "\n".join([case["comment"], *(f"  - {line}" for line in wrong), "coded:", in_brief(coded)])


def test_cases_are_well_formed() -> None:
    cases = read_cases()
    labels = [c["label"] for c in cases]
    assert sorted({x for x in labels if labels.count(x) > 1}) == []
    assert [c["label"] for c in cases if not (set(c) >= NEEDED and set(c) <= KEYS)] == []


def test_there_are_enough_cases_of_both_kinds() -> None:
    cases = read_cases()
    spurious = [c for c in cases if c["expected"].get("count_incidents") == 0 or c["expected"].get("count_new") == 0]
    assert len(cases) >= 130
    assert len(spurious) >= 45


def in_brief(coded: Record) -> str:
    """The incidents and claims of a coded report, a line each."""
    lines = []
    for i in coded["incidents"]:
        place = [(i["place"] or {}).get(k) for k in ("name", "country", "precision")]
        what = f"{i['id']} {i['role']}{' (new)' if is_new(i) else ''} {i['type']}, {i['stage']}, {i['certainty']}"
        lines.append(f"  {what}; date {(i['date'] or {}).get('edtf')}; place {place}")
        lines += [f"      {p['role']}: {p['text']} [{p['name']}]" for p in i["participants"]]
        lines += [f"      {c['what']} {c['who']} {c['low']}-{c['best']}-{c['high']} ({c['rule']})" for c in i["counts"]]
        lines += [f"      {r['status']}: {r['text']} (by {r['by']})" for r in i["responsibility"]]
        lines += [f"      {r['kind']} {r['to']}" for r in i["relations"]]
    for c in coded["claims"]:
        quote = " | ".join(e["quote"] for e in c["evidence"])
        said = f"{c['source']['text']} ({c['source']['kind']})"
        lines.append(
            f"  {c['id']} of {c['incident']}: {c['attribute']}, {c['stance']}, {c['certainty']}, by {said}: {quote}"
        )
    return "\n".join(lines)
