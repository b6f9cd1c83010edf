"""Place names are found, told from people, bodies and words, and resolved; each case of `test_places_cases.jsonl` states a rule."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.coding.places import find_places
from dateline.coding.places.geometry import moved
from dateline.knowledge.gazetteer.place import distance_km
from dateline.model.layers import PlaceMention
from dateline.model.report import Report
from dateline.parsing.document import Document, Sentence
from dateline.parsing.plain import plain_text
from dateline.parsing.segment import sentences

CASES = [
    json.loads(line) for line in Path(__file__).with_name("test_places_cases.jsonl").read_text("utf-8").splitlines()
]


def unparsed(text: str) -> Document:
    """A document whose sentences the gate skipped: places need no parse."""
    plain = plain_text(text)
    found = [Sentence(i, a, b, plain[a:b], p) for i, (a, b, p) in enumerate(sentences(plain))]
    return Document(Report(text=text, ref="case"), tuple(found))


def differs(mention: PlaceMention, wanted: dict[str, Any]) -> bool:
    return any(getattr(mention, key) != value for key, value in wanted.items())


def point(mention: PlaceMention) -> tuple[float, float]:
    """Its coordinates, which it must have."""
    assert mention.latitude is not None
    assert mention.longitude is not None
    return mention.latitude, mention.longitude


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_case(case: dict[str, Any]) -> None:
    mentions = find_places(unparsed(case["text"]))
    for wanted in case["expected"]:
        same = [m for m in mentions if m.span.of(case["text"]) == wanted["text"]]
        assert same, f"{wanted['text']!r} not found among {[m.text for m in mentions]}"
        values = {key: value for key, value in wanted.items() if key != "text"}
        assert not all(differs(m, values) for m in same), same
    assert not [m.text for m in mentions if m.span.of(case["text"]) in case["absent"]]


def test_a_distance_moves_the_point() -> None:
    far = find_places(unparsed("The convoy was hit 40 km south of Mosul, the governor said."))[0]
    town = find_places(unparsed("The convoy was hit in Mosul, the governor said."))[0]
    assert point(far)[0] < point(town)[0]
    assert distance_km(point(far), point(town)) == pytest.approx(40, rel=0.02)


def test_publisher_country_is_weak_evidence() -> None:
    text = "A man was shot in Hyderabad on Monday."
    assert find_places(unparsed(text), publisher_country="PK")[0].country in {"IN", "PK"}
    assert find_places(unparsed(text))[0].country == "IN"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_yields_spans_that_quote_it(text: str) -> None:
    for mention in find_places(unparsed(text)):
        assert mention.span.of(plain_text(text)) == mention.text


@given(st.floats(-80, 80), st.floats(-179, 179), st.floats(0, 360), st.floats(0.1, 300))
def test_moving_goes_as_far_as_said(latitude: float, longitude: float, bearing: float, km: float) -> None:
    assert distance_km((latitude, longitude), moved(latitude, longitude, bearing, km)) == pytest.approx(km, rel=1e-3)
