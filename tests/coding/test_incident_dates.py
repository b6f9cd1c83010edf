"""An incident takes the date of its own act: not that of a hearing, a death, a page, another incident or the publication."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from dateline import Coder
from dateline.model.coded import IncidentDate

THURSDAY = date(2025, 3, 13)


@cache
def coder() -> Coder:
    return Coder()


def first_date(text: str, published: date | None = THURSDAY) -> IncidentDate | None:
    incidents = coder().code(text, published=published).incidents
    assert incidents
    return incidents[0].date


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Gunmen shot dead two teachers in Quetta on Tuesday, police said on Wednesday.", "2025-03-11"),
        ("A man appeared in court on Monday accused of killing two people in Leeds on 3 February.", "2025-02-03"),
        ("The gunman, who was still at large Monday, opened fire in front of a hall on Sunday night.", "2025-03-09"),
        ("Ross died in hospital after he was treated following Tuesday night's shooting in Elkhart.", "2025-03-11"),
        ("A boy was shot in Knoxville about 5:30 p.m. Saturday and died early Monday.", "2025-03-08"),
        ("A security force detained two insurgents in Khost during a raid to arrest a bomb maker today.", "2025-03-13"),
        ("Soldiers killed ten rebels in Gao as they stormed a camp yesterday.", "2025-03-12"),
        ("Posted: Tuesday, March 11, 2025\n\nGunmen killed a judge in Karachi on Monday.", "2025-03-10"),
        ("March 12: Killings in the south\n\nGunmen killed a judge in Karachi on Monday.", "2025-03-10"),
        ("Five people were injured in a shooting. The shooting was reported at 12:03 a.m. Tuesday.", "2025-03-11"),
        ("Gunmen killed a judge in Karachi. It happened on Monday outside his home.", "2025-03-10"),
        ("Troops searched a village on Monday. During the search they shot dead two men.", "2025-03-10"),
    ],
)
def test_the_day_is_that_of_the_act(text: str, edtf: str) -> None:
    day = first_date(text)
    assert day is not None
    assert day.edtf == edtf


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed a judge in Karachi.",
        "Gunmen killed a judge in Karachi, police said on Monday.",
        "Mourners gathered on Monday for a judge whom gunmen had killed in Karachi.",
        "QUETTA, March 12 (Reuters) - Gunmen killed a judge in Karachi.",
        "Posted: Tuesday, March 11, 2025\n\nGunmen killed a judge in Karachi.",
    ],
)
def test_publication_speech_and_mourning_date_nothing(text: str) -> None:
    day = first_date(text)
    assert day is None or day.edtf is None


def test_a_death_only_bounds_the_day_of_the_act() -> None:
    day = first_date("A man died on Monday after he was shot in the head in Leeds.")
    assert day is not None
    assert (day.edtf, day.precision) == ("../2025-03-10", None)


def test_a_weekday_without_any_date_stays_words() -> None:
    day = first_date("Gunmen killed a judge in Karachi on Monday.", None)
    assert day is not None
    assert (day.edtf, day.text) == (None, "Monday")


def test_the_time_of_day_is_kept() -> None:
    day = first_date("Gunmen killed a judge in Karachi at 8.30pm on Monday.")
    assert day is not None
    assert (day.edtf, day.time) == ("2025-03-10", "T20:30")
