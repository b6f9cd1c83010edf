"""What a report's sources dispute, rule by rule, on passages made for it; see docs/attribution.md, "Contested"."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from pydantic import ValidationError

from dateline import Coder
from dateline.coding.assembly.sides import number_words
from dateline.knowledge.accounts import exclusive_accounts
from dateline.model.coded import CodedReport, Dispute, Side
from dateline.model.vocabulary import SourceKind, Stance

DAY = date(2024, 6, 5)  # a Wednesday
BLAST = "A bomb went off at a market in Quetta on Monday. "
CLASH = "Rebels and soldiers fought near Goma on Monday. "


@cache
def coded(text: str) -> CodedReport:
    return Coder().code(text, published=DAY)


def contested(text: str) -> set[str]:
    return {field for i in coded(text).incidents for field in i.contested}


@pytest.mark.parametrize(
    "text",
    [
        BLAST + "At least 20 people were killed, police said. A doctor said 23 people were killed.",
        BLAST + "Nearly 150 people were wounded, police said. Rescue workers said 146 people were wounded.",
        BLAST
        + "Police said on Monday evening that nine people were killed. On Tuesday a doctor said 31 people were killed.",
        BLAST + "At first police said six people were killed. The interior ministry said 17 people were killed.",
        BLAST + "Police said 61 people were killed. A doctor said 40 bodies had been brought to his hospital.",
        BLAST + "Police said 19 people were killed. A minister said 33 people were wounded.",
        BLAST + "Police said 26 people were killed, including four soldiers. The army said four soldiers were killed.",
        CLASH + "The army said 16 soldiers were killed. The rebels said four rebels were killed.",
        BLAST + "No group claimed responsibility. Police blamed the Taliban for the attack.",
        BLAST + "The chief minister blamed the Taliban for the attack. Police blamed the Taliban for the attack.",
        BLAST + "The mayor said roads would be closed. The governor denied that taxes would rise.",
        "Gunmen abducted 12 pupils near Jos on Monday, police said. No more than 12 pupils were abducted, a teacher said.",
    ],
)
def test_compatible_values_are_not_contested(text: str) -> None:
    assert contested(text) == set()


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (CLASH + "The army said 12 soldiers were killed. The rebels said 45 soldiers were killed.", "killed:military"),
        (
            CLASH + "The army said on Monday that 12 soldiers were killed. On Tuesday the rebels said 45 soldiers were killed.",
            "killed:military",
        ),
        ("Gunmen abducted pupils near Jos on Monday. Police said 87 girls were abducted. A ministry said no more than 30 girls were abducted.", "abducted:children"),
        (BLAST + "The health ministry said 24 people were killed. The opposition said 70 villagers were killed.", "killed:people"),
        (
            "An air strike hit a village near Kunduz on Monday. The army said it killed 22 militants and all of them were fighters. "
            "Villagers said 31 civilians were killed.",
            "killed:people",
        ),
        ("Police arrested strikers in Lima on Monday. A ministry said 61 people were arrested. A lawyer said 18 townspeople were arrested.", "arrested:people"),
        (BLAST + "Villagers said 12 soldiers were killed. The army denied that 12 soldiers were killed.", "killed:military"),
        (BLAST + "Hamas claimed responsibility for the bombing. Officials blamed the Islamic State for the bombing.", "responsibility"),
        (CLASH + "A nurse said that soldiers had shot three prisoners. The army denied this.", "account"),
        (CLASH + "The army said four men were killed in a gun battle. Residents said they were shot with their hands tied.", "account"),
    ],
)  # fmt: skip
def test_values_that_cannot_both_be_true_are_contested(text: str, field: str) -> None:
    assert field in contested(text)


def test_two_tolls_of_the_same_dead_are_never_added_up() -> None:
    text = (
        "An air strike hit a village near Kunduz on Monday. The army said it killed 22 militants. "
        'Villagers said 31 civilians were killed. "There was not one fighter among them," an elder said.'
    )
    killed = [c for i in coded(text).incidents for c in i.counts if c.what == "killed"]
    assert [(c.who, c.low, c.best, c.high, c.rule) for c in killed] == [
        ("people", 22, 22, 31, "range_of_conflicting_sources")
    ]


def test_every_side_has_claims_of_its_own_incident() -> None:
    report = coded(CLASH + "The army said 12 soldiers were killed. The rebels said 45 soldiers were killed.")
    claims = {c.id: c for c in report.claims}
    sides = [(i.id, s) for i in report.incidents for d in i.disputes for s in d.sides]
    assert [s.value for _, s in sides] == ["12", "45"]
    assert all(claims[c].incident == i and claims[c].source.text == s.source for i, s in sides for c in s.claims)


def test_a_denied_count_keeps_its_numbers() -> None:
    report = coded(BLAST + "Villagers said 12 soldiers were killed. The army denied that 12 soldiers were killed.")
    count = next(c for i in report.incidents for c in i.counts if c.contested)
    assert (count.low, count.best, count.high) == (12, 12, 12)


def test_a_dispute_has_a_known_field_and_two_sides() -> None:
    side = Side(value="12", stance=Stance.ASSERTS, source="army", kind=SourceKind.MILITARY, claims=("c1",))
    with pytest.raises(ValidationError):
        Dispute(field="mood", sides=(side, side))
    with pytest.raises(ValidationError):
        Dispute(field="killed:people", sides=(side,))


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("They died in a GUN BATTLE", ["clash"]),
        ("there was no gun battle; they were executed", ["execution"]),
        ("it was an accident", ["accident"]),
        ("it was not an accident", []),
        ("a rocket brought the aircraft down", ["attack"]),
        ("our men brought the aircraft down", ["attack"]),
    ],
)
def test_stories_that_exclude_each_other_are_known_by_their_words(words: str, names: list[str]) -> None:
    assert [a.name for a in exclusive_accounts(words)] == names


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(20, 20, "20"), (10, 15, "10 to 15"), (20, None, "at least 20"), (None, 30, "up to 30"), (None, None, "an unknown number")],
)  # fmt: skip
def test_a_number_in_words(low: int | None, high: int | None, words: str) -> None:
    assert number_words(low, high) == words
