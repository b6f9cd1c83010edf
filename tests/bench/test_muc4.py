"""MUC-4's learned parts and rules: the same fit every time, weights that survive writing, phrases, instances and types."""

from __future__ import annotations

import pytest

from bench.muc4 import linear
from bench.muc4.adapt import Models, answers, models
from bench.muc4.choosing import Filler
from bench.muc4.encoder.network import network
from bench.muc4.fitting import fit
from bench.muc4.nations import foreign
from bench.muc4.people import person
from bench.muc4.phrases import phrases
from bench.muc4.proposals import Candidate
from bench.muc4.reading import Message, read
from bench.muc4.response import written
from bench.muc4.targets import human_targets
from bench.muc4.things import number

CASES = [["red", "round"], ["red", "long"], ["green", "long"], ["green", "round"]] * 5
LABELS = ["apple", "pepper", "cucumber", "apple"] * 5
REPORT = """SANTIAGO, 5 JAN 90 (EFE) -- [TEXT] A BOMB EXPLODED TODAY OUTSIDE A BANK IN SANTIAGO. THE EXPLOSION INJURED TWO GUARDS
AND DESTROYED A CAR, POLICE REPORTED. NOBODY CLAIMED RESPONSIBILITY."""


def test_fit_is_the_same_every_time_and_learns() -> None:
    one, other = fit(CASES, LABELS, 0.001), fit(CASES, LABELS, 0.001)
    assert one == other
    shares = one.probabilities(["green", "long"])
    assert max(shares, key=lambda label: shares[label]) == "cucumber"
    assert sum(shares.values()) == pytest.approx(1)


def test_weights_survive_writing() -> None:
    fitted = fit(CASES, LABELS, 0.001)
    text = linear.text_of(fitted, ["about fruit"])
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("# ")]
    assert tuple(rows[0][1:]) == fitted.labels
    assert {row[0] for row in rows[1:]} <= set(fitted.weights)


@pytest.mark.parametrize("name", Models.__slots__)
def test_every_part_has_its_file(name: str) -> None:
    assert linear.load(name).labels


@pytest.mark.parametrize(
    ("text", "name", "description", "count"),
    [
        ("two guards", "", "guards", "2"),
        ("Mayor Luis Pena", "Luis Pena", "Mayor", "1"),
        ("several villagers", "", "villagers", "PLURAL"),
    ],
)
def test_names_and_descriptions_are_parted(text: str, name: str, description: str, count: str) -> None:
    who = person(text, text)
    assert who is not None
    assert (who.name, who.description, who.number) == (name, description, count)


def test_a_name_takes_its_particles_and_leaves_its_titles() -> None:
    found = [person(t, t) for t in ("engineers Pedro de la Cruz", "sergeant victor Pardo", "Ecuadoran Luis Mora")]
    assert [(w.name, w.description) for w in found if w is not None] == [
        ("Pedro de la Cruz", "engineers"),
        ("victor Pardo", "sergeant"),
        ("Luis Mora", "Ecuadoran"),
    ]


def test_nations_of_targets_are_those_of_the_task_and_not_the_place() -> None:
    said = ("U.S. school", "embassy of Spain", "two Frenchmen", "Salvadoran farmers", "farmers")
    assert [foreign([words], "EL SALVADOR") for words in said] == ["UNITED STATES", "SPAIN", "FRANCE", "", ""]
    parts = ("Central American University", "Latin Americans", "American school", "North American priests")
    assert [foreign([words], "EL SALVADOR") for words in parts] == ["", "", "UNITED STATES", "UNITED STATES"]


def test_numbers_of_things() -> None:
    assert [number(t) for t in ("three towers", "shops", "bridge")] == ["3", "PLURAL", "1"]


def test_a_bombing_becomes_a_template() -> None:
    found = answers(read("DEV-MUC3-9999", REPORT), models(), network())
    assert [a.type for a in found] == ["BOMBING"]
    response = written("DEV-MUC3-9999", found)
    assert "05 JAN 90" in response
    assert '"BANK"' in response or '"CAR"' in response


def test_a_group_gives_way_to_as_many_named_members() -> None:
    report = """SAN SALVADOR, 4 APR 89 (OWN REPORT) -- [TEXT] GUERRILLAS KILLED TWO NURSES IN APOPA ON 3 APRIL.
    MARIA LOPEZ AND ANA RUIZ WERE FOUND ON THE ROAD."""
    message = read("X-1", report)
    candidates = [Candidate(phrase, ()) for phrase in phrases(message.text, message.sentences)]
    told = [c for c in candidates if c.phrase.core.lower() in ("two nurses", "maria lopez", "ana ruiz")]
    assert _people(message, told, candidates) == [("Maria Lopez", "nurses"), ("Ana Ruiz", "nurses")]
    assert ("", "nurses") in _people(message, told[:2], candidates)


def _people(message: Message, told: list[Candidate], candidates: list[Candidate]) -> list[tuple[str, str]]:
    fillers = [Filler("HUM", c, 0.9) for c in told]
    found = human_targets(message.text, fillers, candidates, [{}] * len(candidates), models().describing)
    return [(t.who.name.title(), t.who.description.lower()) for t in found]
