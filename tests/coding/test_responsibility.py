"""Who is said to be responsible: each wording yields its status, party and mode, and no more."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.coding.assembly.draft import Draft, Group
from dateline.coding.context import ReadSentence
from dateline.coding.responsibility import incident_of, responsibility, source_of
from dateline.model.vocabulary import SourceKind
from tests.coding.reading_sentences import read_text

CASES = [
    json.loads(line)
    for line in Path(__file__).with_name("responsibility_cases.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=[c["text"][:60] for c in CASES])
def test_statements_of_a_text(case: dict[str, Any]) -> None:
    found = responsibility(*read_text(case["text"]))
    assert [[s.status.value, s.party and s.party.text, s.mode] for s in found] == case["said"]


def test_the_group_is_the_one_named_before() -> None:
    found = responsibility(*read_text("Boko Haram is active there. The group said it had attacked the post."))
    assert [s.party.actor.name for s in found if s.party and s.party.actor] == ["Boko Haram"]


def test_a_pronoun_that_nobody_resolves_is_left_out() -> None:
    assert responsibility(*read_text("It claimed responsibility for the attack.")) == []


def test_an_accusation_is_by_those_who_make_it() -> None:
    reads, said = read_text("Ethiopian officials blamed Oromo rebels for an attack on a farm.")
    source = source_of(responsibility(reads, said)[0], said)
    assert (source.text, source.kind) == ("Ethiopian officials", SourceKind.GOVERNMENT)


def test_evidence_is_the_clause_in_the_text() -> None:
    text = "Two guards died on Monday. Boko Haram claimed responsibility for the raid."
    statement = responsibility(*read_text(text))[0]
    assert statement.span.of(text) == "Boko Haram claimed responsibility for the raid."
    assert statement.cue.of(text) == "claimed"


def placed(text: str) -> list[int | None]:
    """The draft that each statement of a text is about; its first sentence tells the news, later violence is recalled."""
    reads, said = read_text(text)
    typed = [r for r in reads if any(m.type is not None for m in r.mentions)]
    drafts = [
        Draft([group_of(r)], k > 0, {m.type for m in r.mentions if m.type is not None}) for k, r in enumerate(typed)
    ]
    return [incident_of(s, drafts) for s in responsibility(reads, said)]


def group_of(read: ReadSentence) -> Group:
    """All the violence of a sentence as one group."""
    types = frozenset(m.type for m in read.mentions if m.type is not None)
    return Group(read, read.mentions, types, 1.0, None, (), False, False, False)


@pytest.mark.parametrize(
    ("text", "drafts"),
    [
        ("Gunmen stormed a hotel on Monday. The ELN claimed responsibility.", [0]),
        (
            "Gunmen stormed a hotel on Monday.\nIn 2016 a bomb killed ten people there. The ELN said it had planted the device.",
            [1],
        ),
        (
            "Gunmen stormed a hotel on Monday.\nIn 2016 a bomb killed ten people there.\nThe ELN claimed responsibility.",
            [0],
        ),
        ("Gunmen stormed a hotel on Monday.\nThe Taliban admitted the bombing of a bus in 2016.", [1]),
        ("Gunmen stormed a hotel on Monday. Nobody has claimed those.", [None]),
        (
            "Gunmen stormed a hotel on Monday. The ELN, accused of kidnapping a judge in May, denied any part in the attack.",
            [1, 0],
        ),
    ],
)
def test_a_statement_is_about_the_incident_it_speaks_of(text: str, drafts: list[int | None]) -> None:
    assert placed(text) == drafts
