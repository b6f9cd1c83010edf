"""People killed while others are taken: whose ledger they are in, how the incident is called, and what fire burns."""

from __future__ import annotations

from datetime import date

import pytest

from dateline import Coder
from dateline.model.coded import Incident


def only(text: str) -> Incident:
    coded = Coder().code(text, published=date(2024, 6, 4))
    assert len(coded.incidents) == 1
    return coded.incidents[0]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen opened fire on a van near Quetta on Monday. Six passengers were killed and three abducted.",
        "Gunmen kidnapped 12 students from a school near Kaduna on Monday and killed a guard.",
        "Gunmen kidnapped three people from a village near Kaduna on Monday, killing two others.",
    ],
)
def test_the_dead_beside_those_taken_are_in_no_ledger(text: str) -> None:
    assert only(text).ledger is None


@pytest.mark.parametrize("killed", ["and killed two of them.", "on Monday. Two of the hostages were killed."])
def test_captives_killed_are_in_the_ledger(killed: str) -> None:
    ledger = only(f"Gunmen kidnapped 12 students from a school near Kaduna {killed}").ledger
    assert ledger is not None
    assert [(x.what, x.best) for x in ledger.lines] == [("killed", 2)]
    assert ledger.unaccounted.best == 10


def test_people_are_kidnapped_not_the_bus_nor_the_dead() -> None:
    found = only("Gunmen attacked a bus near Quetta on Monday, killing two guards and kidnapping nine passengers.")
    assert found.headline.startswith("Kidnapping of nine passengers")


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen opened fire on a van near Quetta on Monday, killing six people.",
        "A patrol came under fire near Jos on Monday and two soldiers were killed.",
        "Troops exchanged fire with rebels near Goma on Monday, leaving three dead.",
    ],
)
def test_fire_that_is_opened_or_exchanged_burns_nothing(text: str) -> None:
    assert only(text).weapons == ()


def test_a_petrol_bomb_burns() -> None:
    found = only("Attackers threw petrol bombs at a church near Jos on Monday, killing two people.")
    assert [w.type for w in found.weapons] == ["incendiary"]
