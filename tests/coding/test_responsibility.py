"""Who is said to be responsible: each wording yields its status, party and mode, and no more."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.coding.responsibility import responsibility, source_of
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
