"""Words for people and targets are found in any number, and carry their group."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from dateline.knowledge.people import person_phrase, person_word
from dateline.knowledge.targets import target_phrase, target_word
from dateline.model.vocabulary import CountWho

WHO = [
    ("soldier", CountWho.MILITARY), ("troops", CountWho.MILITARY), ("servicemen", CountWho.MILITARY), ("policemen", CountWho.POLICE), ("police", CountWho.POLICE),
    ("constables", CountWho.POLICE), ("guards", CountWho.SECURITY_FORCES), ("security personnel", CountWho.SECURITY_FORCES), ("peacekeepers", CountWho.PEACEKEEPERS),
    ("gunmen", CountWho.MILITANTS), ("guerrillas", CountWho.MILITANTS), ("villagers", CountWho.CIVILIANS), ("passers-by", CountWho.CIVILIANS),
    ("children", CountWho.CHILDREN), ("babies", CountWho.CHILDREN), ("schoolchildren", CountWho.STUDENTS), ("wives", CountWho.WOMEN), ("nurses", CountWho.MEDICAL_STAFF),
    ("aid workers", CountWho.AID_WORKERS), ("miners", CountWho.WORKERS), ("mayors", CountWho.OFFICIALS), ("monks", CountWho.RELIGIOUS),
    ("hostages", CountWho.HOSTAGES), ("passengers", CountWho.PASSENGERS), ("crew", CountWho.CREW), ("inmates", CountWho.PRISONERS),
    ("protesters", CountWho.PROTESTERS), ("rioters", CountWho.RIOTERS), ("foreigners", CountWho.FOREIGNERS), ("palestinians", CountWho.PEOPLE), ("people", CountWho.PEOPLE),
]  # fmt: skip


@pytest.mark.parametrize(("word", "who"), WHO)
def test_a_person_word_says_whom_it_counts(word: str, who: CountWho) -> None:
    found = person_word(word)
    assert found is not None
    assert found.who is who


@pytest.mark.parametrize(
    "word", ["gunmen", "attacker", "militants", "bomber", "rebels", "kidnappers", "pirates", "mob", "looters"]
)
def test_those_who_typically_do_violence_are_agentive(word: str) -> None:
    found = person_word(word)
    assert found is not None
    assert found.agentive


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("soldier", 1),
        ("soldiers", None),
        ("couple", 2),
        ("husband and wife", 2),
        ("twins", 2),
        ("trio", 3),
        ("family", None),
        ("personnel", None),
    ],
)
def test_a_bare_noun_says_how_many(word: str, number: int | None) -> None:
    found = person_word(word)
    assert found is not None
    assert found.number == number


@pytest.mark.parametrize("word", ["table", "news", "bus", "glass", "", "s", "men's"])
def test_other_words_are_not_people(word: str) -> None:
    assert person_word(word) is None


def test_a_modifier_gives_an_open_head_its_group() -> None:
    kinds = {" ".join(words): found.kind for words in (("rebel", "commander"), ("army", "chief"), ("two", "officers"), ("police", "officers"))
             if (found := person_phrase(words)) is not None}  # fmt: skip
    assert kinds == {
        "rebel commander": "militants",
        "army chief": "military",
        "two officers": "people",
        "police officers": "police",
    }


@pytest.mark.parametrize(
    ("words", "gtd"),
    [
        ("train", 19),
        ("police station", 3),
        ("mosque", 15),
        ("markets", 1),
        ("oil pipeline", 21),
        ("embassy", 7),
        ("buses", 19),
        ("barracks", 4),
    ],
)
def test_a_target_word_has_its_target_type(words: str, gtd: int) -> None:
    found = target_phrase(words.split())
    assert found is not None
    assert found.gtd == gtd


@pytest.mark.parametrize("name", ["people", "targets"])
def test_a_word_stands_in_one_group(name: str) -> None:
    groups = tomllib.loads(files("dateline.knowledge").joinpath(f"data/{name}.toml").read_text("utf-8"))["groups"]
    stands = Counter(
        w for g in groups.values() for key in ("words", "collective", "plural_only") for w in g.get(key, ())
    )
    assert [w for w, times in stands.items() if times > 1] == []
    assert [w for w in stands if w != w.lower().strip()] == []


def test_a_hyphen_is_as_good_as_a_space() -> None:
    assert person_word("fire-fighters") == person_word("fire fighters")


def test_other_words_are_no_targets() -> None:
    assert target_word("sorrow") is None
