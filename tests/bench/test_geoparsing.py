"""The measures of geoparsing: errors in km, unresolved names, and the area under the curve of scaled errors."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from bench.distances import FARTHEST_KM, Errors, errors
from bench.toponyms import geowebnews

TEXT = "Rain fell in Leeds and Dublin police said little."
NAMES = [
    {"type": "Literal", "start": "13", "end": "18", "geonamesID": "1", "latitude": "53.8", "longitude": "-1.5"},
    {"type": "Embedded_Non_Lit", "start": "23", "end": "29", "latitude": "53.3", "longitude": "-6.2"},
    {"type": "Demonym", "start": "30", "end": "36"},
]


def article() -> ElementTree.Element:
    """One text in the form of GeoWebNews."""
    root = ElementTree.Element("articles")
    one = ElementTree.SubElement(root, "article")
    ElementTree.SubElement(one, "text").text = TEXT
    for name in NAMES:
        row = ElementTree.SubElement(one, "toponym")
        for field, value in name.items():
            ElementTree.SubElement(row, field).text = value
    return root


def test_a_name_without_a_place_is_wrong() -> None:
    assert Errors((0.0, 160.0, 162.0, None)).close == 0.5


def test_mean_and_median_are_of_the_names_with_a_place() -> None:
    measured = Errors((0.0, 10.0, 110.0, None))
    assert (measured.mean, measured.median, measured.located) == (40.0, 10.0, 0.75)


def test_the_area_runs_from_nothing_for_no_error_to_one_for_no_place() -> None:
    assert Errors((0.0, 0.0, 0.0)).area == 0.0
    assert Errors((None, None)).area == pytest.approx(1.0, abs=1e-4)
    assert Errors((FARTHEST_KM, FARTHEST_KM)).area == Errors((None, None)).area


def test_the_area_grows_with_the_errors() -> None:
    assert Errors((0.0, 5.0, 50.0)).area < Errors((0.0, 50.0, 500.0)).area


def test_errors_are_great_circle_distances() -> None:
    near, none = errors([((0.0, 0.0), (0.0, 1.0)), (None, (0.0, 0.0))]).km
    assert near == pytest.approx(111.2, abs=0.1)
    assert none is None


def test_gold_is_what_has_coordinates(tmp_path: Path) -> None:
    path = tmp_path / "gwn.xml"
    ElementTree.ElementTree(article()).write(path)
    (read,) = geowebnews(path)
    assert [(n.span.of(TEXT), n.literal, n.linked) for n in read.names] == [
        ("Leeds", True, True),
        ("Dublin", False, False),
    ]
