"""Who governed in which year decides what a government is called and whose fighters are a state's."""

from __future__ import annotations

from dateline.knowledge.actors import find_actors, find_offices, find_states
from dateline.knowledge.actors_governments import government_of, in_power
from dateline.knowledge.actors_list import actor
from dateline.model.actor_kinds import ActorKind


def regime(country: str, year: int) -> str:
    found = government_of(country, year)
    assert found is not None
    return found.name


def test_a_country_has_the_government_of_the_year() -> None:
    assert "Republic" in regime("AF", 2010)
    assert "Emirate" in regime("AF", 2022)


def test_a_group_is_the_states_only_where_it_governed_all_year() -> None:
    years = (None, 1990, 1998, 2010, 2021, 2022)
    assert [year for year in years if in_power("AF.TALIBAN", year) is not None] == [1998, 2022]
    assert actor("AF.TALIBAN", 2010).kind is ActorKind.REBEL
    assert actor("AF.TALIBAN", 2022).kind is ActorKind.STATE


def test_a_governments_name_says_the_regime_and_its_id_stays() -> None:
    names = {year: actor("AF.GOV", year).name for year in (2010, 2022)}
    assert names[2010].startswith("Afghan government (")
    assert names[2010] != names[2022]
    assert actor("AF.MIL", 2022).name.startswith("Afghan military (")


def test_fighters_of_a_ruling_group_are_an_army() -> None:
    text = "Taliban forces fired; the Taliban said nothing."
    assert [m.kind for m in find_actors(text, year=2010)] == [ActorKind.REBEL, ActorKind.REBEL]
    assert [m.kind for m in find_actors(text, year=2023)] == [ActorKind.MILITARY, ActorKind.STATE]


def test_moscow_stood_for_the_soviet_union() -> None:
    assert [m.actor for m in find_states("Moscow denied it", year=1983)] == ["SU"]
    assert [m.actor for m in find_states("Moscow denied it", year=1999)] == ["RU"]
    assert [m.actor for m in find_actors("Russian troops", year=1983)] == ["SU.MIL"]


def test_every_country_has_courts_a_parliament_officials_and_diplomats() -> None:
    text = "Kenya's supreme court, a Kenyan court, Peru's parliament, the president of Chad, the Iranian foreign minister, a Thai envoy"
    found = [(m.actor, m.kind) for m in find_offices(text)]
    assert found == [
        ("KE.JUD", ActorKind.STATE),
        ("KE.JUD", ActorKind.STATE),
        ("PE.LEG", ActorKind.STATE),
        ("TD.GOV", ActorKind.OFFICIALS),
        ("IR.GOV", ActorKind.OFFICIALS),
        ("TH.GOV", ActorKind.OFFICIALS),
    ]
    assert find_actors(text) == ()


def test_a_dated_or_shared_name_follows_the_report() -> None:
    palma = "The insurgents known as Al-Shabaab held Palma, Mozambican officials said."
    assert [m.actor for m in find_actors(palma, year=2021)] == ["MZ.SHABAAB"]
    assert [m.actor for m in find_actors("Al-Shabaab held Kismayo, Somalia.", year=2011)] == ["SO.SHABAAB"]
