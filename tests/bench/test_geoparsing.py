"""The measures of geoparsing: errors in km, unresolved names, and the area under the curve of scaled errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.distances import FARTHEST_KM, Errors, errors
from bench.toponyms import geowebnews

ARTICLE = """<articles><article><text>Rain fell in Leeds and Dublin police said little.</text><toponyms>
<toponym><type>Literal</type><start>13</start><end>18</end><geonamesID>1</geonamesID><latitude>53.8</latitude><longitude>-1.5</longitude></toponym>
<toponym><type>Embedded_Non_Lit</type><start>23</start><end>29</end><geonamesID/><latitude>53.3</latitude><longitude>-6.2</longitude></toponym>
<toponym><type>Demonym</type><start>30</start><end>36</end></toponym></toponyms></article></articles>"""


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
    assert errors([((0.0, 0.0), (0.0, 1.0)), (None, (0.0, 0.0))]).km == (pytest.approx(111.2, abs=0.1), None)


def test_gold_is_what_has_coordinates(tmp_path: Path) -> None:
    path = tmp_path / "gwn.xml"
    path.write_text(ARTICLE, encoding="utf-8")
    (article,) = geowebnews(path)
    text = article.document.text
    assert [(n.span.of(text), n.literal, n.linked) for n in article.names] == [
        ("Leeds", True, True),
        ("Dublin", False, False),
    ]
