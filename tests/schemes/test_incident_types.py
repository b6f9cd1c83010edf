"""Incident types are complete, ordered from general to specific, and say which of them can be one incident."""

from __future__ import annotations

import pytest

from dateline.schemes.incident_types import all_incident_types, families, incident_type, may_be_same, most_specific

REQUIRED = """armed_assault armed_clash assassination execution massacre bombing suicide_bombing car_bombing roadside_bomb landmine
    grenade_attack shelling rocket_attack air_strike drone_strike arson sabotage hijacking hostage_siege kidnapping piracy jailbreak
    rescue_operation release security_operation raid arrest weapons_seizure mob_violence riot sexual_violence torture looting threat
    ceasefire_breach""".split()


@pytest.mark.parametrize("name", REQUIRED)
def test_every_type_that_the_contract_names_is_known(name: str) -> None:
    assert incident_type(name).name == name


def test_an_unknown_type_raises() -> None:
    with pytest.raises(KeyError, match="earthquake"):
        incident_type("earthquake")


@pytest.mark.parametrize("name", [one.name for one in all_incident_types()])
def test_a_type_is_more_specific_than_those_it_can_also_be_called(name: str) -> None:
    for broader in incident_type(name).ancestors:
        lower = incident_type(broader)
        generic = lower.name in {"armed_assault", "property_destruction", "security_operation"}
        assert incident_type(name).rank > lower.rank or generic


@pytest.mark.parametrize("name", [one.name for one in all_incident_types()])
def test_labels_and_definitions_can_be_shown(name: str) -> None:
    one = incident_type(name)
    assert one.label[0].isupper()
    assert one.definition.endswith(".")
    assert one.loses.endswith(".")
    assert one.family in families()


SAME = [
    ("bombing", "bombing", True),
    ("suicide_bombing", "armed_assault", True),
    ("suicide_bombing", "car_bombing", True),
    ("hijacking", "armed_assault", True),
    ("hijacking", "hostage_siege", True),
    ("hijacking", "kidnapping", True),
    ("execution", "hijacking", True),
    ("drone_strike", "air_strike", True),
    ("arrest", "raid", True),
    ("hijacking", "rescue_operation", False),
    ("air_strike", "stabbing", False),
    ("bombing", "kidnapping", False),
    ("release", "kidnapping", False),
    ("arrest", "bombing", False),
]


@pytest.mark.parametrize(("one", "other", "same"), SAME)
def test_types_that_can_be_one_incident(one: str, other: str, same: bool) -> None:
    assert may_be_same(one, other) is may_be_same(other, one) is same


@pytest.mark.parametrize(
    ("names", "wins"),
    [
        ({"armed_assault", "bombing", "car_bombing", "suicide_bombing"}, "suicide_bombing"),
        ({"armed_assault", "hostage_siege", "hijacking"}, "hijacking"),
        ({"killing", "armed_clash"}, "armed_clash"),
    ],
)
def test_the_most_specific_type_names_an_incident(names: set[str], wins: str) -> None:
    assert most_specific(frozenset(names)) == wins
