"""The gate lets through every sentence that can hold an incident, and little else."""

from __future__ import annotations

import pytest

from dateline.parsing.document import Sentence
from dateline.parsing.gate import by_sentence, can_hold_incident, hits, near_incidents
from dateline.parsing.segment import sentences as split


def sentences_of(text: str) -> list[Sentence]:
    return [Sentence(k, a, b, text[a:b], paragraph) for k, (a, b, paragraph) in enumerate(split(text))]


def passes(text: str) -> bool:
    sentences = sentences_of(text)
    found = by_sentence(hits(text), sentences)
    return any(can_hold_incident(s, found[s.index]) for s in sentences if s.index in found)


@pytest.mark.parametrize(
    "text",
    [
        "Four miners were kidnapped near the oasis.",
        "They killed my father and two uncles.",
        "Two explosions were heard near the parliament.",
        "A couple were shot dead at their farm.",
        "The device wounded three soldiers.",
        "A teacher escaped the raid on her college.",
        "Suspected militants burned a health centre.",
        "Kidnappers took 42 pupils from a hostel.",
        "A grenade was lobbed at a polling station.",
        "Rebels have let 12 hostages go.",
        "POLICE SHOT DEAD TWO STUDENTS.",
        "gunmen attacked the post office.",
    ],
)
def test_violence_passes(text: str) -> None:
    assert passes(text)


@pytest.mark.parametrize(
    "text",
    [
        "The senator attacked her opponent over the budget.",
        "The bank will release its figures on Thursday.",
        "Their striker hit a fine goal after the break.",
        "The bill was killed off in committee.",
        "The company will launch an operation in Spain.",
        "His uncle died of cancer last year.",
        "Hackers mounted a cyber attack on a bank.",
        "The film bombed at the box office.",
        "She set fire regulations aside.",
        "The minister threw his weight behind the plan.",
    ],
)
def test_politics_sport_and_business_do_not_pass(text: str) -> None:
    assert not passes(text)


def test_weak_word_does_not_support_itself_but_another() -> None:
    assert not passes("It was an attack.")
    assert passes("The attack left two wounded.")


def test_complement_counts_only_where_its_verb_is_there() -> None:
    with_verb, without = "Gunmen took a clerk hostage.", "The word hostage has six letters."
    kinds = [
        {t.frame.type for h in by_sentence(hits(text), sentences_of(text)).get(0, []) for t in h.triggers}
        for text in (with_verb, without)
    ]
    assert "hostage_siege" in kinds[0]
    assert "hostage_siege" not in kinds[1]


def test_hits_fall_into_their_sentences() -> None:
    text = "Rebels attacked a camp. It rained. Two soldiers died."
    sentences = sentences_of(text)
    found = by_sentence(hits(text), sentences)
    assert {k: [text[h.start : h.end] for h in row] for k, row in found.items()} == {0: ["attacked"], 2: ["died"]}


def filler(count: int) -> list[str]:
    return [f"Officials said that item {k} was agreed." for k in range(count)]


def test_report_about_an_incident_is_read_throughout() -> None:
    text = " ".join(["Gunmen attacked a camp and killed a guard.", *filler(8)])
    sentences = sentences_of(text)
    assert len(near_incidents(sentences, {}, [0])) == 8


def test_passing_mention_is_read_only_nearby() -> None:
    text = " ".join([*filler(40), "Gunmen attacked a camp and killed a guard.", *filler(40)])
    sentences = sentences_of(text)
    near = near_incidents(sentences, {}, [40])
    assert {s.index for s in near} == {36, 37, 38, 39, 41, 42, 43, 44}
