"""Known actors are found under all their names, and nothing else is taken for them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge.actors import find_actors, find_states

NAMED = [
    ("Gunmen of the Baloch Liberation Army fled.", ["PK.BLA"]),
    ("The Tehrik-i-Taliban Pakistan denied it.", ["PK.TTP"]),
    ("The Pakistani Taliban and the Afghan Taliban differ.", ["PK.TTP", "AF.TALIBAN"]),
    ("Al-Qa’ida and Lashkar-e-Tayyiba were named.", ["INT.AQ", "IN.LET"]),
    ("The Medellín Cartel and Sendero Luminoso", ["CO.MEDELLIN", "PE.SL"]),
    ("Iran-backed Houthis shelled the port.", ["YE.HOUTHI"]),
    ("fighters of the CPI (Maoist)", ["IN.CPI_MAOIST"]),
    ("al-Shabaab, Al Shabab and ash-Shabaab", ["SO.SHABAAB", "SO.SHABAAB", "SO.SHABAAB"]),
    ("The U.N. said its U.N. peacekeepers were safe.", ["INT.UN", "INT.UN_PEACEKEEPERS"]),
    ("MONUSCO and AMISOM left.", ["INT.MONUSCO", "INT.AMISOM"]),
]


@pytest.mark.parametrize(("text", "ids"), NAMED)
def test_a_group_is_found_under_its_names_and_spellings(text: str, ids: list[str]) -> None:
    assert [match.actor for match in find_actors(text)] == ids


FORCES = [
    ("Pakistan's military", "PK.MIL"),
    ("the Pakistani army", "PK.MIL"),
    ("Pakistani police", "PK.POL"),
    ("Israeli forces", "IL.MIL"),
    ("the Syrian air force", "SY.MIL"),
    ("Nigerian troops", "NG.MIL"),
    ("U.S. troops", "US.MIL"),
    ("the U.S.'s army", "US.MIL"),
    ("Iraqi police commandos", "IQ.POL"),
    ("Pakistani paramilitary troops", "PK.SEC"),
    ("Sudanese rebel forces", "SD.REB"),
    ("Afghan government forces", "AF.MIL"),
    ("the Sri Lankan government", "LK.GOV"),
    ("the armed forces of the Philippines", "PH.MIL"),
    ("the army of Chad", "TD.MIL"),
    ("Kurdish fighters", "KURDISH.ARM"),
    ("India's Border Security Force", "IN.BSF"),
    ("Israeli air strikes", "IL.MIL"),
]


@pytest.mark.parametrize(("text", "actor"), FORCES)
def test_a_force_follows_from_its_country(text: str, actor: str) -> None:
    assert [match.actor for match in find_actors(f"On Monday {text} moved in.")] == [actor]


def test_two_countries_can_share_a_force() -> None:
    text = "Syrian and Russian warplanes flew with U.S. and Jordanian soldiers."
    assert [match.actor for match in find_actors(text)] == ["SY.MIL", "RU.MIL", "US.MIL", "JO.MIL"]


NOT_ACTORS = [
    "She opened an IRA account.",
    "The pro-Iranian militias and the Russian-backed plan",
    "Syria air strikes go on",
    "In Pakistan. Police said",
    "oil spilt in the Niger Delta",
    "a Pakistani farmer and Chinese workers",
    "The ELN met.",
    "A Turkish baker, a Georgian dancer",
    "It was the shining path of virtue.",
    "He read the Washington Post.",
    "the Institute for Rice Agronomy (IRA) opened a field, the IRA said",
]


@pytest.mark.parametrize("text", NOT_ACTORS)
def test_what_names_no_actor_is_not_one(text: str) -> None:
    assert find_actors(text) == ()


CONTEXT = [
    ("BOGOTA, Colombia: the ELN blew up a pipe.", ["CO.ELN"]),
    ("The Baloch Liberation Army spoke. The BLA said so.", ["PK.BLA", "PK.BLA"]),
    ("Beni, Congo: the ADF attacked.", ["UG.ADF"]),
    ("Buea, Cameroon: the ADF attacked.", ["CM.ADF"]),
    ("Manila, Philippines: the ELN", []),
]


@pytest.mark.parametrize(("text", "ids"), CONTEXT)
def test_a_name_of_several_counts_where_the_text_tells_which(text: str, ids: list[str]) -> None:
    assert [match.actor for match in find_actors(text)] == ids


ONE_CASE = [
    ("the us said us troops met the taliban; it is calm", ["US.MIL", "AF.TALIBAN"]),
    ("THE FMLN AND THE SALVADORAN ARMY CLASHED", ["SV.FMLN", "SV.MIL"]),
    ("activists of the vhp and pakistani police", ["IN.VHP", "PK.POL"]),
    ("policies of the new island assurance (vhp) of india", ["IN.VHP"]),
    ("the valley housing plan (vhp) of india; the vhp said", []),
]


@pytest.mark.parametrize(("text", "ids"), ONE_CASE)
def test_names_are_found_in_text_all_in_one_case(text: str, ids: list[str]) -> None:
    assert [match.actor for match in find_actors(text, folded=True)] == ids


def test_countries_and_capitals_are_given_apart() -> None:
    text = "Kabul denied it; Israel struck; Israeli troops left."
    assert [(m.actor, m.alias) for m in find_states(text)] == [("AF", "Kabul"), ("IL", "Israel")]


@given(st.text(alphabet=st.sampled_from("aA İıßŉé’'.-()[]\n\tUSISTaliban ELN Pakistan's army 象"), max_size=80))
def test_any_text_gives_ordered_spans_that_quote_it(text: str) -> None:
    for folded in (False, True):
        done = 0
        for match in find_actors(text, folded):
            assert done <= match.start < match.end
            assert text[match.start : match.end] == match.alias
            done = match.end


def test_finding_costs_little_beside_parsing() -> None:
    sentence = "On Monday Pakistani troops and villagers searched the hills near the river for the missing men. "
    find_actors(sentence)
    text = sentence * 400
    start = time.process_time()
    find_actors(text)
    assert (time.process_time() - start) / len(text.split()) < 20e-6
