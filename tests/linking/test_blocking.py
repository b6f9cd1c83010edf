"""Blocking misses no pair that could be one incident: near in time and place whatever the dates' and places' precision, or named alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dateline.linking.blocking import NEAR_DAYS, NEAR_KM, POSTS, PROBES, keys
from dateline.linking.measures import kilometres
from dateline.linking.row import row_of
from dateline.linking.telling import Telling
from tests.linking.made import BASE, market

DAY = date(2024, 5, 2)
SPELL = st.tuples(st.integers(-400, 400), st.integers(0, 300)).map(
    lambda s: (DAY + timedelta(days=s[0]), DAY + timedelta(days=sum(s)))
)


def compared(a: Telling, b: Telling) -> bool:
    first, second = keys(a, row_of(a)), keys(b, row_of(b))
    return any(
        (side & POSTS and second[key] & PROBES) or (side & PROBES and second[key] & POSTS)
        for key, side in first.items()
        if key in second
    )


@given(
    st.floats(-89, 89),
    st.floats(-180, 180),
    st.floats(-0.5, 0.5),
    st.floats(-0.5, 0.5),
    st.integers(-NEAR_DAYS, NEAR_DAYS),
)
def test_dated_tellings_near_in_time_and_place_are_compared(
    latitude: float, longitude: float, north: float, east: float, days: int
) -> None:
    a = replace(BASE, latitude=latitude, longitude=longitude, admin1="A", id="a/1", report="a")
    there = min(89.9, max(-89.9, latitude + north)), (longitude + east + 180) % 360 - 180
    day = DAY + timedelta(days=days)
    b = replace(a, latitude=there[0], longitude=there[1], admin1="B", country="IN", earliest=day, latest=day, id="b/1")
    apart = kilometres(row_of(a), row_of(b))
    assert apart is not None
    if apart <= NEAR_KM:
        assert compared(a, b)


@given(SPELL, SPELL)
def test_times_that_overlap_are_compared_however_long(one: tuple[date, date], other: tuple[date, date]) -> None:
    a = replace(BASE, earliest=one[0], latest=one[1], id="a/1", report="a")
    b = replace(BASE, earliest=other[0], latest=other[1], id="b/1", report="b")
    if one[0] <= other[1] and other[0] <= one[1]:
        assert compared(a, b)


@given(st.integers(0, 60))
def test_an_undated_telling_is_compared_with_what_happened_in_the_two_months_before_its_report(days: int) -> None:
    undated = replace(BASE, earliest=None, latest=None, published=DAY + timedelta(days=days), id="a/1", report="a")
    assert compared(undated, BASE)


def test_a_place_known_to_the_province_is_compared_with_a_town_in_it() -> None:
    province = replace(BASE, latitude=25.9, longitude=68.5, precision=4, geonameid=9, id="a/1", report="a")
    assert compared(province, BASE)


def test_a_place_known_to_the_country_is_compared_with_a_town_in_it() -> None:
    country = replace(BASE, admin1=None, latitude=30.0, longitude=70.0, precision=6, geonameid=9, id="a/1", report="a")
    assert compared(country, BASE)


def test_no_place_is_compared_with_any_place_of_that_day() -> None:
    nowhere = replace(
        BASE,
        country=None,
        admin1=None,
        latitude=None,
        longitude=None,
        precision=None,
        geonameid=None,
        id="a/1",
        report="a",
    )
    assert compared(nowhere, BASE)


def test_towns_of_one_name_are_compared_on_a_day_wherever_coding_put_them() -> None:
    elsewhere = replace(
        BASE, country="US", admin1="Ohio", latitude=40.0, longitude=-80.0, geonameid=9, id="a/1", report="a"
    )
    assert compared(elsewhere, BASE)


def test_two_names_are_enough_years_later_and_elsewhere() -> None:
    names = ("jora express", "mulan tessit")
    then = market("a", names=names)
    later = market(
        "b",
        names=names,
        earliest=None,
        latest=None,
        published=date(2027, 1, 1),
        country="IN",
        admin1=None,
        latitude=None,
    )
    assert compared(then, later)


def test_tellings_far_apart_in_time_and_place_are_not_compared() -> None:
    far = replace(
        BASE, latitude=-30.0, longitude=20.0, place="Elim", country="ZA", admin1="X", earliest=date(2020, 1, 1), latest=date(2020, 1, 1),
        published=date(2020, 1, 2), id="a/1", report="a",
    )  # fmt: skip
    assert not compared(far, BASE)
