"""Claims that are no values: which kind each is, which are not worth a claim, and what a report only sums up."""

from __future__ import annotations

import pytest

from dateline.coding.statements import attribute_of, background_claims, content_of, uncovered
from dateline.model.vocabulary import Stance
from tests.coding.reading_sentences import read_text


def kinds(text: str) -> list[str]:
    """The kinds of the statements that a text is worth."""
    return [attribute_of(a, a.cue.of(text), content_of(a, text)) for a in uncovered(read_text(text)[1], text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The minister vowed to hunt down the killers and their backers.", "vow"),
        ("The president said the army would avenge the deaths of the soldiers.", "vow"),
        ("“We will not negotiate,” the minister said.", "vow"),
        ("“We will keep fighting until they leave,” the rebel commander said.", "vow"),
        ("“We are going to read the list of voters,” the president said.", "statement"),
        ("The embassy denied sheltering gunmen.", "denial"),
        ("Pakistan's military rejected the charge.", "denial"),
        ("Islamabad accuses Kabul of sheltering the bombers.", "accusation"),
        ("The ministry denied that any prisoner had been beaten.", "denial"),
        ("The military called the report a fabrication.", "denial"),
        ("Officials fear that the group may strike again before the vote.", "assessment"),
        ("“The gangs have moved south,” said Ada Cole, an analyst in Lagos.", "assessment"),
        ("Bandits abducted over 1,500 people last year, according to a consultancy.", "background"),
        ("Police said the road had been closed to all traffic.", "statement"),
    ],
)
def test_kind_of_statement(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "The officer asked not to be named.",
        "The ministry declined to comment on the report.",
        "Boko Haram claimed responsibility for the raid.",
        "The court denied the request.",
        "The parliament rejected it.",
        "The faction has pledged allegiance to the caliph.",
    ],
)
def test_what_tells_nothing_is_no_statement(text: str) -> None:
    assert kinds(text) == []


def test_a_verdict_of_falsehood_denies() -> None:
    text = "The military called the report a fabrication."
    assert [a.stance for a in uncovered(read_text(text)[1], text)] == [Stance.DENIES]


def test_a_total_of_no_incident_is_background() -> None:
    text = "Gunmen killed six people on Monday. Violence has killed 1,200 people there this year."
    rows = background_claims(read_text(text)[0][1:], [])
    assert [(r.value["kind"], r.value["what"], r.value["best"]) for r in rows] == [("total", "killed", 1200)]
    assert rows[0].span.of(text) == "killed 1,200 people there this year"


def test_a_toll_without_a_stretch_of_time_is_no_background() -> None:
    assert background_claims(read_text("Gunmen killed six people in the village.")[0], []) == []
