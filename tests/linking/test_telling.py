"""Tellings: what a coded report says of each incident, its main one first in rank; names without those who speak."""

from __future__ import annotations

from datetime import date

import pytest

from dateline import Coder
from dateline.linking.telling import Telling, tellings
from dateline.linking.words import distinctive, weight
from dateline.model.vocabulary import CountWhat, IncidentRole

TEXT = (
    "Gunmen attacked the Jaffer Express near Sibi on Tuesday, killing four soldiers, officer Karam Lodhi told reporters. "
    "Last November a bombing at the Quetta railway station killed 26 people."
)


@pytest.fixture(scope="module")
def told() -> tuple[Telling, ...]:
    return tellings(Coder().code(TEXT, published=date(2025, 3, 13)), TEXT)


def test_the_main_telling_is_what_the_report_is_about(told: tuple[Telling, ...]) -> None:
    main = next(t for t in told if t.rank == 0)
    assert (main.role, main.earliest, main.latest) == (IncidentRole.MAIN, date(2025, 3, 11), date(2025, 3, 11))


def test_each_rank_is_given_once(told: tuple[Telling, ...]) -> None:
    assert sorted(t.rank for t in told) == list(range(len(told)))


def test_an_id_is_that_of_report_and_incident(told: tuple[Telling, ...]) -> None:
    assert all(t.id.partition("/")[0] == t.report for t in told)


def test_the_count_is_kept_as_a_range(told: tuple[Telling, ...]) -> None:
    main = next(t for t in told if t.rank == 0)
    assert [(c.low, c.best, c.high) for c in main.counts if c.what is CountWhat.KILLED] == [(4, 4, 4)]


def test_a_named_thing_is_a_name_and_a_speaker_is_not(told: tuple[Telling, ...]) -> None:
    main = next(t for t in told if t.rank == 0)
    assert "jaffer express" in main.names
    assert "karam lodhi" not in main.names


def test_an_undated_incident_has_no_date_whenever_it_was_published() -> None:
    text = "Gunmen killed two guards in Quetta."
    assert all(t.earliest is None for t in tellings(Coder().code(text, published=date(2025, 3, 13)), text))


def test_a_recalled_incident_has_the_words_of_its_own_passage(told: tuple[Telling, ...]) -> None:
    recalled = next(t for t in told if t.rank > 0)
    assert "railway" in recalled.words
    assert "sibi" not in recalled.words


def test_rare_words_weigh_more_than_common_ones() -> None:
    assert weight("zhavdarabad") > weight("ambush") > weight("police")


def test_distinctive_words_are_sorted_and_leave_out_the_most_common() -> None:
    assert distinctive(["The Zhavdar bridge was the target of the ambush"]) == ("ambush", "bridge", "target", "zhavdar")
