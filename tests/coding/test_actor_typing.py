"""Any noun phrase gets an actor, a kind or nothing: by its own words, or by what its report says."""

from __future__ import annotations

import pytest

from dateline.coding.actor_typing import ReportActors, typed
from dateline.coding.generic_mentions import linked
from dateline.knowledge.actors import find_actors
from dateline.model.actor_kinds import ActorKind as Kind
from dateline.model.span import Span

ALONE = [
    ("the Pakistani Taliban", "PK.TTP", Kind.REBEL),
    ("a Taliban suicide bomber", "AF.TALIBAN", Kind.REBEL),
    ("Kenyan President Uhuru Kenyatta", "KE.GOV", Kind.STATE),
    ("an Iraqi court", "IQ.JUD", Kind.STATE),
    ("Indian tax authorities", "IN.GOV", Kind.STATE),
    ("Washington", "US.GOV", Kind.STATE),
    ("Saddam Hussein", "IQ.GOV", Kind.STATE),
    ("dozens of political activists", None, Kind.CIVILIANS),
    ("members of Boko Haram", "NG.BOKO_HARAM", Kind.REBEL),
    ("a Chilean mining company", None, Kind.ORGANISATION),
    ("armed herders", None, Kind.COMMUNAL_MILITIA),
    ("Ana Ruiz, a Guatemalan migrant", None, Kind.CIVILIANS),
    ("riot police", None, Kind.POLICE),
    ("India and Pakistan", "IN.GOV", Kind.STATE),
]


@pytest.mark.parametrize(("phrase", "actor", "kind"), ALONE)
def test_a_phrase_is_typed_by_its_own_words(phrase: str, actor: str | None, kind: Kind) -> None:
    told = typed(phrase)
    assert (told.actor, told.kind) == (actor, kind)


@pytest.mark.parametrize(
    "phrase", ["the north", "the election results", "a Supreme Court decision", "Ana Ruiz", "he", "", "..."]
)
def test_what_is_no_known_party_stays_untyped(phrase: str) -> None:
    assert not typed(phrase)


def at(text: str, mention: str, year: int | None = None) -> str | Kind | None:
    told = ReportActors(text, year).at(Span(text.rindex(mention), text.rindex(mention) + len(mention)))
    return told.actor or told.kind


def test_a_place_is_no_party() -> None:
    assert at("Bombs fell in Damascus.", "Damascus") is None
    assert at("Talks with Damascus failed.", "Damascus") == "SY.GOV"


def test_a_name_is_who_the_report_says() -> None:
    assert at("The Peruvian interior minister Ana Ruiz spoke. Later Ruiz left.", "Ruiz") == "PE.GOV"
    assert at("Ana Ruiz spoke. Later Ruiz left.", "Ruiz") is None


INTRODUCED = "A new rebel group, the Free Lowlands Army (FLA), attacked the ferry. The FLA wants the post gone."


def test_an_introduced_group_is_of_the_kind_that_the_report_says() -> None:
    assert at(INTRODUCED, "FLA") is Kind.REBEL
    assert at("The Upper Valley Union (UVU), a village militia, fled. The UVU lost.", "UVU") is Kind.MILITIA
    assert at("MMP rebels met. The Movement of Mountain Patriots (MMP) fled. MMP", "MMP") is Kind.REBEL


ONE = find_actors("Boko Haram struck near Biu.")
TWO = find_actors("The ELN, or National Liberation Army of Colombia, fought the FARC. Boko Haram did not.")


def test_a_definite_mention_means_the_only_actor_it_can() -> None:
    assert linked(("militants",), True, ONE, frozenset()) == "NG.BOKO_HARAM"
    assert linked(("group",), True, ONE, frozenset()) == "NG.BOKO_HARAM"
    assert linked(("army",), True, ONE, frozenset({"NG"})) == "NG.MIL"


def test_nothing_is_linked_without_warrant() -> None:
    assert linked(("gunmen",), False, ONE, frozenset()) is None
    assert linked(("militants",), True, TWO, frozenset()) is None
    assert linked(("army",), True, ONE, frozenset({"NG", "CM"})) is None
    assert linked(("villagers",), True, ONE, frozenset({"NG"})) is None


def test_two_people_named_by_each_other_end_the_search() -> None:
    assert at("Ada Stone, one of Field, taught. Bea Field, one of Stone, was hurt. Later Stone left.", "Stone") is None
