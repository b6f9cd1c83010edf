"""The actor list is consistent: ids, countries, years, and no sure name that two actors share."""

from __future__ import annotations

from itertools import combinations

import pytest

from dateline.knowledge.actors_list import actor, forces, lands, listed_actors
from dateline.knowledge.actors_names import Naming, Sense, all_names
from dateline.knowledge.actors_spelling import fold, spellings
from dateline.model.actor_kinds import ActorKind


def test_an_actor_is_got_by_its_id() -> None:
    assert actor("PK.BLA").name == "Baloch Liberation Army"
    assert actor("PK.POL").name == "Pakistani police"
    assert actor("PK.POL").kind is ActorKind.POLICE
    assert actor("IL.MIL").name == "Israeli military"
    assert "Israel Defense Forces" in actor("IL.MIL").aliases
    assert actor("FR").kind is ActorKind.STATE
    assert actor("KURDISH.MIL").kind is ActorKind.MILITIA


@pytest.mark.parametrize("wrong", ["ZZ.MIL", "PK.XYZ", "KURDISH", "", "PK.MIL.X"])
def test_an_unknown_id_raises(wrong: str) -> None:
    with pytest.raises(KeyError):
        actor(wrong)


def test_every_country_has_every_force() -> None:
    for code, land in lands().items():
        for suffix in forces():
            assert actor(f"{code}.{suffix}").countries == land.countries


def test_countries_of_actors_are_known() -> None:
    for one in listed_actors().values():
        assert one.countries
        assert set(one.countries) <= set(lands()) | {"INT"}
        assert one.id.partition(".")[0] in {*lands(), "INT"}


def test_years_are_in_order() -> None:
    for one in listed_actors().values():
        assert (one.since or 0) <= (one.until or 9999)


def test_no_sure_name_is_of_two_actors() -> None:
    named: dict[str, list[Naming]] = {}
    for naming in all_names():
        if naming.sense is Sense.NAME:
            named.setdefault(fold(naming.name).strip(), []).append(naming)
    shared = {
        (name, one.owner, other.owner)
        for name, namings in named.items()
        for one, other in combinations(namings, 2)
        if one.owner != other.owner and one.years.meets(other.years)
    }
    assert shared == set()


def test_folding_keeps_every_offset() -> None:
    text = "İstanbul — Médecins Sans Frontières’ “staff”, Abū Ḥafṣ; 象"
    assert len(fold(text)) == len(text)
    assert fold("Al-Qa’ida’s ETA") == "al qa ida s eta"


def test_names_are_spelt_every_known_way() -> None:
    assert {"al qaeda", "al qaida", "el qaida", "al qa ida"} <= spellings("al qaeda")
