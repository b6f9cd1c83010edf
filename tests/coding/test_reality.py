"""What a sentence makes of the violence it names: each governor's example, and the rules around them."""

from __future__ import annotations

import pytest

from dateline.coding.reality import Reality, reality
from dateline.coding.settings import settings_of
from dateline.knowledge.reality import examples
from dateline.parsing.document import Sentence
from dateline.parsing.parser import parse

VIOLENT = frozenset(
    "attack attacks attacking bombing kill kidnapping kidnap executions massacre assassination storm burn murdering killed attacked bombings "
    "abduct shoot hijack murders".split()
)


def read(text: str) -> Reality:
    """The reality of the first violent word of a one-sentence text."""
    (s,) = parse([Sentence(0, 0, len(text), text, 0)])
    return reality(s, next(i for i, word in enumerate(s.lowers) if word in VIOLENT))


@pytest.mark.parametrize(("text", "made"), examples())
def test_each_governor_makes_of_its_example_what_its_table_says(text: str, made: str) -> None:
    assert read(text).value == made


CASES = [
    ("Rebels staged an attack on the depot.", "actual"),
    ("Nurses treated mock victims after a staged attack.", "drill"),
    ("Bus no 7 was attacked by rebels.", "actual"),
    ("Rebels attacked the fort on the anniversary of the revolt.", "actual"),
    ("He was at a parade for the anniversary of the guard when gunmen attacked the stand.", "actual"),
    ("Families marked the anniversary of the attack on the school.", "anniversary"),
    ("He must repudiate the massacre of the miners.", "actual"),
    ("Guards failed to prevent the attack on the depot.", "actual"),
    ("Troops were sent to prevent attacks on the depot.", "possible"),
    ("Police managed to foil an attack on the depot.", "foiled"),
    ("Who could have committed the murders is unknown.", "actual"),
    ("An attack on the pipeline would cut supplies.", "possible"),
    ("He wants to resign after the attack on his village.", "actual"),
    ("They will investigate an attack on a mosque.", "actual"),
    ("The attack did not cause any damage.", "actual"),
    ("The attack never happened.", "negated"),
    ("An operation to kidnap him took a year.", "planned"),
    ("The army acted swiftly to attack the camp.", "actual"),
    ("The army did not launch any attack on the town.", "negated"),
    ("The group denied responsibility for the attack.", "actual"),
    ("The bombing had been planned for months.", "actual"),
    ("Witnesses told reporters that gunmen attacked the bus.", "actual"),
    ("Not only did they rob him, they killed him.", "actual"),
    ("Reports of an attack on the port were false.", "negated"),
    ("Militants attacked a museum in the capital.", "actual"),
    ("Militants attacked the theatre during a play.", "actual"),
    ("Raiders often attack lorries on this road.", "general"),
    ("Gunmen abduct five people a day on average.", "general"),
    ("Gunmen killed two people a week ago.", "actual"),
    ("It was the worst attack in Europe since World War II.", "actual"),
    ("Saxons attacked the fort in the sixth century.", "historical"),
    ("In the film, terrorists hijack a train.", "fiction"),
    ("Police foiled a plot to attack a station.", "foiled"),
    ("Detectives have broken up a plot to attack a church.", "foiled"),
    ("Detectives hope to foil a plot to attack a church.", "planned"),
    ("Police uncovered a plot to attack a church.", "planned"),
    ("Troops are on standby in case gunmen attack the convoy.", "possible"),
    ("In the case of Ruiz, gunmen attacked the convoy.", "actual"),
    ("He was sentenced for his role in an attack on a barracks.", "legal"),
    ("A woman was jailed over an attack on a barracks.", "legal"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_reality(text: str, expected: str) -> None:
    assert read(text).value == expected


def test_a_report_is_about_art_or_sport_where_their_words_are_dense() -> None:
    review = "The sequel stars an actor whose character robs banks. Audiences loved the film, and critics praised its director and its plot."
    attack = "Gunmen attacked a cinema in the capital on Monday and killed six people who had come to see a film, police said."
    assert settings_of(review) == {"fiction"}
    assert settings_of(attack) == frozenset()
