"""What words around a name make of its place: each case of `relations_cases.jsonl` states the point, precision and radius expected.

Points may lie off by 5 km or a third of the radius, radii by a quarter: the gazetteer's centres and extents are rough.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.places import find_places, refer
from dateline.coding.places.geometry import halfway
from dateline.knowledge.borders import border_of
from dateline.knowledge.gazetteer.place import distance_km
from dateline.model.layers import PlaceMention
from dateline.model.report import Report
from dateline.parsing.document import Document, Sentence
from dateline.parsing.segment import sentences

CASES = [json.loads(line) for line in Path(__file__).with_name("relations_cases.jsonl").read_text("utf-8").splitlines()]
POINTS = st.tuples(st.floats(-80, 80), st.floats(-179, 179))


def placed(text: str) -> tuple[PlaceMention, ...]:
    """Every place of a text, named or meant."""
    found = [Sentence(i, a, b, text[a:b], p) for i, (a, b, p) in enumerate(sentences(text))]
    document = Document(Report(text=text, ref="case"), tuple(found))
    return refer(document, find_places(document))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_case(case: dict[str, Any]) -> None:
    mentions = [m for m in placed(case["text"]) if m.text == case["name"]]
    assert mentions, "not found"
    m = mentions[-1]
    assert (m.relation, m.country, m.precision) == (case["relation"], case["country"], case["precision"])
    if case["latitude"] is None:
        assert m.latitude is None
        return
    assert m.latitude is not None
    assert m.longitude is not None
    off = distance_km((m.latitude, m.longitude), (case["latitude"], case["longitude"]))
    assert off <= max(5.0, case["radius_km"] / 3)
    assert m.radius_km == pytest.approx(case["radius_km"], rel=0.25)


@pytest.mark.parametrize(
    "text",
    [
        '"He was shot here," a man in Karachi said.',
        "The city said on Monday that Kabul was calm.",
        "Troops searched the area where a lorry had burned in Gao.",
        "It happened in the capital of Helmand province.",
        "Here is what we know about Kabul, said a man in Gao.",
    ],
)
def test_what_means_no_place_is_no_mention(text: str) -> None:
    assert not [
        m.text for m in placed(text) if m.text.lower().startswith(("here", "the city", "the area", "the capital"))
    ]


def test_the_place_named_keeps_its_own_point() -> None:
    mosul = placed("The convoy was hit 40 km south of Mosul.")[0]
    assert mosul.named_at is not None
    assert mosul.named_at[0] == pytest.approx(36.34, abs=0.05)


def test_borders_are_known_from_both_sides() -> None:
    assert border_of("PK", "AF") == border_of("AF", "PK") is not None
    assert border_of("PK", "US") is None


@given(POINTS, POINTS)
def test_halfway_is_as_far_from_both(a: tuple[float, float], b: tuple[float, float]) -> None:
    middle = halfway(a, b)
    assert distance_km(a, middle) == pytest.approx(distance_km(b, middle), abs=0.5)
