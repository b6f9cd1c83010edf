"""Drawings are whole SVG with words for those who do not see them, no inline style, and nothing outside their frame."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.publishing.drawing.axes import course, moment_labels, round_steps
from dateline.publishing.drawing.ledger_bar import Share, ledger_bar
from dateline.publishing.drawing.outlines import clipped, outlines
from dateline.publishing.drawing.svg import Picture
from dateline.publishing.drawing.time_bars import TimeBar, time_bars
from dateline.publishing.drawing.time_chart import Period, time_chart
from dateline.publishing.drawing.toll_chart import Said, Toll, toll_chart
from dateline.publishing.drawing.world_map import Mark, world_map

SVG = "{http://www.w3.org/2000/svg}"
START = datetime(2031, 6, 1, tzinfo=UTC)
HOSTILE = "</title><script>alert(1)</script>\x00\u202e\"'"


def tree(picture: Picture) -> ET.Element:
    """The drawing read as XML; raises ParseError where it is none."""
    return ET.fromstring(str(picture))


def pictures() -> list[Picture]:
    """One of each kind, with hostile words."""
    return [
        toll_chart("t", HOSTILE, [Toll(START, 3, 5, None)], [Said(START, 3, None, None, HOSTILE, True)]),
        ledger_bar("l", Share(HOSTILE, 9, 10, 11), [Share("freed", 4, 4, 4), Share("rest", 5, None, 7, known=False)]),
        time_bars("b", HOSTILE, [TimeBar(HOSTILE, HOSTILE, date(2031, 1, 1), None, chosen=True)]),
        time_chart("c", HOSTILE, [Period(date(2031, 1, 1), date(2031, 1, 31), 3, 1, 2, 9)]),
        world_map("w", HOSTILE, [Mark(30, 67, HOSTILE, 20.0, 3)], frozenset({"PK"})),
    ]


@pytest.mark.parametrize("picture", pictures(), ids=lambda p: p.name)
def test_every_drawing_is_whole_and_says_what_it_shows(picture: Picture) -> None:
    root = tree(picture)
    assert root.get("role") == "img"
    named = root.get("aria-labelledby", "").split()
    assert [root.find(f"{SVG}title").get("id"), root.find(f"{SVG}desc").get("id")] == named  # type: ignore[union-attr]
    assert root.findtext(f"{SVG}desc")
    assert not root.findall(f".//{SVG}script")
    assert " style=" not in str(picture)
    assert ET.fromstring(picture.standalone()).find(f"{SVG}style") is not None


tolls = st.lists(
    st.tuples(st.integers(0, 5000), *(st.one_of(st.none(), st.integers(0, 10**6)) for _ in range(3))),
    min_size=1,
    max_size=8,
)


@given(tolls)
def test_a_toll_chart_stays_in_its_frame(rows: list[tuple[int, int | None, int | None, int | None]]) -> None:
    course = [Toll(START + timedelta(hours=h), *sorted_ends(ends)) for h, *ends in sorted(rows, key=lambda r: r[0])]
    picture = toll_chart("t", "killed", course)
    for box in tree(picture).iter(f"{SVG}rect"):
        x, y, width, height = (float(box.get(name, "0")) for name in ("x", "y", "width", "height"))
        assert 0 <= x <= x + width <= picture.width + 0.1
        assert 0 <= y <= y + height <= picture.height + 0.1


def sorted_ends(ends: list[int | None]) -> tuple[int | None, int | None, int | None]:
    """The known ends in order, where they are."""
    known = iter(sorted(n for n in ends if n is not None))
    low, best, high = (None if n is None else next(known) for n in ends)
    return low, best, high


@given(st.integers(0, 10**9), st.integers(2, 6))
def test_steps_are_even_whole_and_reach_the_top(top: int, most: int) -> None:
    steps = round_steps(top, most)
    assert steps[0] == 0
    assert steps[-1] >= top
    assert len(steps) <= most + 1
    assert len({b - a for a, b in pairwise(steps)}) == 1


def test_a_long_quiet_spell_is_shortened_and_marked() -> None:
    days = [START, START + timedelta(days=1), START + timedelta(days=2), START + timedelta(days=90)]
    made = course(days)
    assert made.breaks == (3,)
    assert made.places[0] == 0
    assert made.places[-1] == pytest.approx(1)
    assert made.place(START + timedelta(hours=12)) == pytest.approx(made.places[1] / 2)


def test_labels_give_the_time_of_a_day_already_named() -> None:
    assert moment_labels([START, START + timedelta(hours=5), START + timedelta(days=1)]) == [
        "1 Jun 2031",
        "05:00",
        "2 Jun",
    ]


def test_outlines_have_every_larger_country_and_lie_on_the_globe() -> None:
    found = {o.country for o in outlines()}
    assert {"PK", "NG", "SO", "CO", "PH", "XK", "RU", "FJ", "US"} <= found
    for outline in outlines():
        west, south, east, north = outline.box
        assert -90 <= south <= north <= 90
        assert -540 <= west <= east <= 540
        assert east - west < 360 or outline.country == "AQ"


def test_a_map_across_the_180th_meridian_shows_both_sides_close_together() -> None:
    picture = world_map("w", "Fiji", [Mark(-17, 179.5, "one"), Mark(-18, -179.5, "two")], frozenset({"FJ"}))
    xs = [float(c.get("cx", "0")) for c in tree(picture).iter(f"{SVG}circle")]
    assert len(xs) == 2
    assert abs(xs[0] - xs[1]) < picture.width / 3


@given(
    st.floats(-85, 85, allow_nan=False), st.floats(-180, 180, allow_nan=False), st.one_of(st.none(), st.floats(1, 800))
)
def test_a_mark_is_on_its_map_wherever_it_is(latitude: float, longitude: float, radius: float | None) -> None:
    picture = world_map("w", "Where", [Mark(latitude, longitude, "here", radius)])
    circle = next(tree(picture).iter(f"{SVG}circle"))
    assert 0 <= float(circle.get("cx", "-1")) <= picture.width
    assert 0 <= float(circle.get("cy", "-1")) <= picture.height


def test_what_is_outside_of_a_window_is_cut_off() -> None:
    square = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
    assert set(clipped(square, (5, 5, 20, 20))) == {(5.0, 5.0), (10.0, 5.0), (10.0, 10.0), (5.0, 10.0)}
    assert clipped(square, (11, 11, 20, 20)) == []


def test_the_standalone_rules_are_those_of_the_pages() -> None:
    classes = set(re.findall(r'class="([a-z0-9 -]+)"', "".join(str(p) for p in pictures())))
    rules = pictures()[0].standalone()
    for name in {c for group in classes for c in group.split()} - {"drawing"}:
        assert f".{name}" in rules, name
