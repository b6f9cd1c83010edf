"""The language of the cases finds what differs: a case that passes must not pass because nothing was compared."""

from __future__ import annotations

import pytest

from tests.expectations import mismatches
from tests.matching import Record

TEXT = "Gunmen killed four traders near Bria, police said."


def coded(**changes: object) -> Record:
    """One shooting with one count, as the contract has it."""
    evidence = {"start": 0, "end": 26, "quote": "Gunmen killed four traders"}
    source = {"text": "police", "kind": "police", "chain": []}
    count = {
        "what": "killed",
        "who": "civilians",
        "low": 4,
        "best": 4,
        "high": 4,
        "contested": False,
        "rule": "only",
        "claims": ["c1"],
    }
    incident = {
        "id": "i1", "type": "shooting", "role": "main", "stage": "accomplished", "certainty": "stated", "date": None,
        "place": {"name": "Bria", "country": "CF", "precision": 2, "text": "near Bria"},
        "participants": [{"role": "perpetrator", "text": "Gunmen", "name": "gunmen"}], "weapons": [], "responsibility": [],
        "counts": [count], "ledger": None, "relations": [], "mentions": [evidence],
    }  # fmt: skip
    claim = {
        "id": "c1",
        "incident": "i1",
        "attribute": "killed",
        "value": {},
        "stance": "asserts",
        "certainty": "stated",
    }
    return {"incidents": [incident | changes], "claims": [claim | {"source": source, "evidence": [evidence]}]}


@pytest.mark.parametrize(
    "expected",
    [
        {
            "incidents": [
                {"type": "armed_assault", "date": None, "place": {"has": "bria", "country": "CF", "precision": [1, 3]}}
            ]
        },
        {
            "incidents": [
                {"counts": [{"what": "killed", "who": ["civilians", "people"], "low": [1, 4], "source_kind": "police"}]}
            ]
        },
        {"count_incidents": 1, "count_new": [1, 2], "not_types": ["bombing"], "ledger": None},
        {
            "claims": [{"quote_has": ["four"], "kind": "police", "stance": "asserts"}],
            "total": [{"what": "killed", "best": 4}],
        },
    ],
)
def test_what_fits_is_not_reported(expected: Record) -> None:
    assert mismatches(coded(), TEXT, expected) == []


@pytest.mark.parametrize(
    "expected",
    [
        {"incidents": [{"type": "bombing"}]},
        {"incidents": [{"type": "shooting"}, {"type": "shooting"}]},
        {"incidents": [{"date": "2024-05-11"}]},
        {"incidents": [{"place": {"country": "TD"}}]},
        {"incidents": [{"place": {"precision": [3, 6]}}]},
        {"incidents": [{"participants": [{"role": "victim", "has": "gunmen"}]}]},
        {"incidents": [{"counts": [{"what": "killed", "high": None}]}]},
        {"incidents": [{"counts": [{"what": "killed", "source_kind": ["medical", "reporter"]}]}]},
        {"incidents": [{"counts": [{"what": "killed"}, {"what": "killed"}]}]},
        {"incidents": [{"no_counts": [{"best": 4}]}]},
        {"incidents": [{"responsibility": [{"status": "claimed"}]}]},
        {"count_incidents": 0},
        {"count_new": 0},
        {"nothing_of": ["armed_assault"]},
        {"claims": [{"quote_has": ["five"]}]},
        {"not_claims": [{"kind": "police"}]},
        {"total": [{"what": "killed", "best": 5}]},
        {"relations": [{"between": ["shooting", "raid"], "kind": "part_of"}]},
        {"ledger": {"start": 4}},
    ],
)
def test_what_differs_is_reported(expected: Record) -> None:
    assert mismatches(coded(), TEXT, expected) != []


def test_the_fewest_differences_are_reported() -> None:
    wanted = {"incidents": [{"type": "shooting", "role": "background"}]}
    assert mismatches(coded(), TEXT, wanted) == ["incidents[0] role: 'main', not 'background'"]


def test_a_span_that_does_not_quote_the_text_is_reported() -> None:
    assert mismatches(coded(), TEXT.replace("four", "five"), {}) != []


@pytest.mark.parametrize("expected", [{"incident": []}, {"incidents": [{"typ": "raid"}]}, {"claims": [{"quote": "x"}]}])
def test_an_unknown_key_is_an_error(expected: Record) -> None:
    with pytest.raises(ValueError, match="knows no"):
        mismatches(coded(), TEXT, expected)
