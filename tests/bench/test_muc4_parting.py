"""MUC-4's instances: what tells two acts of one incident apart, and which acts without an incident are proposed too."""

from __future__ import annotations

import pytest

from bench.muc4 import parting
from bench.muc4.acts import Act
from bench.muc4.gazette import Named
from bench.muc4.parting import Instance, instances
from bench.muc4.proposals import proposals, setting
from bench.muc4.reading import read
from dateline.model.coded import Incident, IncidentDate
from dateline.model.span import Evidence

HEAD = "SANTIAGO, 5 JAN 90 (EFE) -- [TEXT] "
BY_VICTIM = (
    "THE GUERRILLAS MURDERED JUDGE PEDRO SALAS ON MONDAY. THE REBELS HAVE NOT ADMITTED THE CRIME. "
    "THE GUERRILLAS ALSO MURDERED MAYOR JUAN ROJAS LAST MONTH."
)
BY_NUMBER = (
    "A BOMB EXPLODED TODAY OUTSIDE A BANK, INJURING TWO GUARDS. THE EXPLOSION DESTROYED A CAR. "
    "A SECOND BOMB EXPLODED OUTSIDE A CHURCH, INJURING A PRIEST."
)
BY_KIND = "ARMED MEN KIDNAPPED FARMER LUIS PENA IN MAY AND LATER MURDERED HIM."
THREATENED = "THE REBELS WARNED THAT THEY WILL ATTACK BUSES THAT BREAK THE STRIKE."


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (BY_VICTIM, [{"SALAS"}, {"ROJAS"}]),
        (BY_NUMBER, [{"BANK", "CAR"}, {"CHURCH"}]),
    ],
)
def test_further_acts_are_instances_of_their_own(text: str, quotes: list[set[str]]) -> None:
    message = read("DEV-MUC3-9999", HEAD + text)
    told = [_sentences(message.text, p.instance) for p in proposals(message, setting(message))]
    for words in quotes:
        assert any(all(w in said for w in words) for said in told)
    assert not any(all(any(w in said for w in words) for words in quotes) for said in told)


def test_a_kidnapping_and_a_murder_are_two_kinds() -> None:
    message = read("DEV-MUC3-9999", HEAD + BY_KIND)
    assert {"KIDNAPPING", "ATTACK"} <= {p.instance.kind for p in proposals(message, setting(message))}


def test_a_threat_is_proposed_with_its_stage() -> None:
    message = read("DEV-MUC3-9999", HEAD + THREATENED)
    stages = {p.instance.incident.stage.value for p in proposals(message, setting(message))}
    assert stages & {"planned", "threatened"}


def test_listed_towns_are_instances_of_one_mention() -> None:
    text = "attacked banks in Alta, Baja and Cima"
    towns = [_town(text, name) for name in ("Alta", "Baja", "Cima")]
    found = list(instances(_incident(), "ATTACK", [_act(text, places=tuple(towns))]))
    assert [[p.name for p in i.places] for i in found] == [["ALTA"], ["BAJA"], ["CIMA"]]
    assert len({i.mentions[0].start for i in found}) == 1


def test_towns_that_are_no_list_stay_together() -> None:
    text = "attacked a bus between Alta on the coast and far Baja"
    towns = tuple(_town(text, name) for name in ("Alta", "Baja"))
    assert len(list(instances(_incident(), "ATTACK", [_act(text, places=towns)]))) == 1


def test_days_that_differ_part_and_bare_acts_join_the_last() -> None:
    one, bare, other = (
        _act("attacked", day="1990-01-05"),
        _act("killed", at=20),
        _act("attacked", day="1990-01-02", at=40),
    )
    found = list(instances(_incident(), "ATTACK", [one, bare, other]))
    assert [len(i.mentions) for i in found] == [2, 1]


def test_an_operation_is_parted_by_words_for_violence_alone() -> None:
    operation = _incident().model_copy(update={"type": "arrest"})
    rows = [_act("arrested", day="1990-01-05"), _act("arrested", day="1990-01-02", at=20)]
    assert len(list(instances(operation, "ATTACK", rows))) == 1
    assert "arrest" in parting.OPERATIONS


def _sentences(text: str, instance: Instance) -> str:
    return " ".join(
        text[text.rfind(".", 0, m.start) + 1 : text.find(".", m.end) + 1].upper() for m in instance.mentions
    )


def _incident() -> Incident:
    return read("DEV-MUC3-9999", HEAD + BY_NUMBER).coded.incidents[0]


def _town(text: str, name: str) -> Named:
    at = text.index(name)
    return Named(at, at + len(name), "CHILE", name.upper(), "CITY", 1)


def _act(text: str, places: tuple[Named, ...] = (), day: str = "", at: int = 0) -> Act:
    date = IncidentDate(edtf=day, precision=1, text=day, time=None) if day else None
    word = text.split()[0]
    return Act(
        mention=Evidence(start=at, end=at + len(word), quote=word),
        sentence=at // 20,
        start=at,
        text=text,
        kind="",
        places=places,
        date=date,
        victims=frozenset(),
        order=0,
        further=False,
        stage=None,
    )
