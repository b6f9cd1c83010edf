"""Weapons, kinds of party and source, and counted groups are complete and consistent; the page about them is current."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.model.actor_kinds import ActorKind
from dateline.model.vocabulary import CountWho, SourceKind
from dateline.schemes.actor_kinds import kind_of_party
from dateline.schemes.count_groups import count_group, is_within, may_share_people
from dateline.schemes.document import document
from dateline.schemes.source_kinds import kind_of_source
from dateline.schemes.weapons import ambiguous_weapon_words, weapon_type, weapon_words

INTER = {
    "State forces",
    "Rebel group",
    "Political militia",
    "Identity militia",
    "Rioters",
    "Protesters",
    "Civilians",
    "External/Other forces",
}


@pytest.mark.parametrize("kind", list(ActorKind))
def test_every_kind_of_party_has_acleds_category_or_is_unknown(kind: ActorKind) -> None:
    inter = kind_of_party(kind).inter
    assert inter in INTER or (inter is None and kind is ActorKind.UNKNOWN)


@pytest.mark.parametrize("kind", list(SourceKind))
def test_every_kind_of_source_is_described(kind: SourceKind) -> None:
    assert kind_of_source(kind).covers


@pytest.mark.parametrize(
    ("word", "weapon"),
    [
        ("suicide vests", "suicide_vest"),
        ("knives", "knife"),
        ("roadside bomb", "ied"),
        ("trucks packed with explosives", "car_bomb"),
        ("rocket-propelled grenade", "rpg"),
        ("barrel bombs", "aircraft"),
        ("machetes", "knife"),
        ("petrol bomb", "incendiary"),
        ("lathis", "blunt"),
    ],
)
def test_weapon_words_are_known_in_singular_and_plural(word: str, weapon: str) -> None:
    assert weapon_words()[word] == weapon_type(weapon)


def test_no_weapon_word_is_both_clear_and_ambiguous() -> None:
    assert not weapon_words().keys() & ambiguous_weapon_words().keys()


def test_gtd_weapon_types_are_those_of_the_codebook() -> None:
    assert {one.gtd for one in weapon_words().values()} <= set(range(1, 14))


@pytest.mark.parametrize("who", list(CountWho))
def test_everybody_is_people(who: CountWho) -> None:
    assert is_within(who, CountWho.PEOPLE)


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("police", "security_forces", True),
        ("women", "civilians", True),
        ("women", "children", False),
        ("military", "police", False),
        ("militants", "civilians", False),
        ("hostages", "passengers", True),
    ],
)
def test_groups_that_may_share_people(one: str, other: str, share: bool) -> None:
    assert may_share_people(one, other) is may_share_people(other, one) is share


def test_a_group_is_within_all_that_its_wholes_are_within() -> None:
    for who in CountWho:
        for whole in count_group(who).within:
            assert count_group(whole).within <= count_group(who).within


def test_the_page_about_the_schemes_is_current() -> None:
    page = Path(__file__).parents[2] / "docs" / "schemes.md"
    assert page.read_text(encoding="utf-8") == document(), "run: python -m dateline.schemes.document > docs/schemes.md"
