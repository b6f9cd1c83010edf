"""Who says what: one short passage a rule, and what the whole must always hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.coding.attribution import Speakers, attribute
from dateline.model.layers import Attribution
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.parsing.document import Document, Sentence
from dateline.parsing.parser import parse
from dateline.parsing.segment import sentences

CASES = [
    json.loads(line) for line in Path(__file__).with_name("attribution_cases.jsonl").read_text("utf-8").splitlines()
]


def parsed(text: str) -> Document:
    bare = [Sentence(k, a, b, text[a:b], paragraph) for k, (a, b, paragraph) in enumerate(sentences(text))]
    return Document(Report(text=text, ref="case"), tuple(parse(bare)))


def holding(document: Document, passage: str) -> Attribution:
    start = document.text.index(passage)
    wanted = Span(start, start + len(passage))
    found = [a for a in attribute(document) if any(c.covers(wanted) for c in a.content)]
    assert found, f"nobody says {passage!r}"
    return min(found, key=lambda a: sum(c.end - c.start for c in a.content))


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    said = holding(parsed(case["text"]), case["content"])
    assert said.text == case["source"]
    assert (said.stance, said.certainty) == (case["stance"], case["certainty"])
    if case["kind"] is not None:
        assert said.kind == case["kind"]


def test_attributions_come_in_the_order_of_their_cues() -> None:
    for case in CASES:
        cues = [a.cue for a in attribute(parsed(case["text"]))]
        assert cues == sorted(cues)


def test_a_chain_names_who_quotes_whom() -> None:
    document = parsed("The Daily Courier reported that police said six guards were killed.")
    said = holding(document, "six guards were killed")
    assert (said.text, said.chain) == ("police", ("Daily Courier",))


def test_the_one_quoted_speaks_through_the_one_who_quotes() -> None:
    said = holding(parsed("AFP quoted police as saying that ten people were killed."), "ten people were killed")
    assert (said.text, said.kind, said.chain) == ("police", "police", ("AFP",))


def test_a_source_that_is_cited_stands_behind_the_content() -> None:
    text = "Twelve people died, Reuters reported, citing a hospital official."
    said = Speakers(parsed(text)).at(Span(0, 18))
    assert said is not None
    assert (said.text, said.kind, said.chain) == ("hospital official", "medical", ("Reuters",))


def test_what_nobody_says_is_no_attribution() -> None:
    assert attribute(parsed("No group has claimed responsibility.")) == ()


def test_a_quotation_over_paragraphs_stays_with_its_speaker() -> None:
    text = '"The village is empty now," said Tomas Reis, a teacher. "Soldiers took nine men.\n\n"Nobody has come back."'
    speakers = Speakers(parsed(text))
    start = text.index("Nobody")
    said = speakers.at(Span(start, start + 6))
    assert said is not None
    assert said.text == "Tomas Reis, teacher"


def test_the_reporters_own_voice_has_no_speaker() -> None:
    text = "Gunmen killed three traders on Sunday. Police said the road was closed."
    speakers = Speakers(parsed(text))
    assert speakers.at(Span(0, 26)) is None
    at = text.index("the road")
    said = speakers.at(Span(at, at + 8))
    assert said is not None
    assert said.text == "Police"


def test_an_attitude_is_listed_but_tells_nothing() -> None:
    text = "The mayor condemned the killing of two nurses."
    speakers = Speakers(parsed(text))
    assert [a.text for a in speakers.attributions] == ["mayor"]
    at = text.index("two nurses")
    assert speakers.at(Span(at, at + 10)) is None


def test_unparsed_sentences_yield_nothing_and_break_nothing() -> None:
    text = 'Police said a bomb went off. "It was loud," she said.'
    bare = tuple(Sentence(k, a, b, text[a:b], p) for k, (a, b, p) in enumerate(sentences(text)))
    assert attribute(Document(Report(text=text, ref="x"), bare)) == ()


def test_he_after_a_quotation_is_the_person_before_it() -> None:
    text = 'President Tomas Vela signed the order on Monday.\n"We will not wait," he said.'
    said = holding(parsed(text), "We will not wait")
    assert (said.text, said.kind) == ("Tomas Vela, President", "government")


def test_he_is_never_a_body() -> None:
    text = (
        "The Rights Watch said nine people died. Prosecutor Ana Lopes visited the town. She said an inquiry was open."
    )
    assert holding(parsed(text), "an inquiry was open").text.startswith("Ana Lopes")


def test_a_verdict_does_not_take_over_what_it_judges() -> None:
    text = "The union accused the army of killing six miners. A spokesman for the army, Jo Banda, rejected it."
    document = parsed(text)
    denial = next(a for a in attribute(document) if a.stance == "denies")
    assert denial.content[0].of(text) == "the army of killing six miners"
    start = text.index("six miners")
    said = Speakers(document).at(Span(start, start + 10))
    assert said is not None
    assert said.text == "union"


def test_who_hides_a_source_has_that_of_the_statement_around_it() -> None:
    text = "Soldiers allegedly burned the mill, a women's group said."
    start = text.index("the mill")
    said = Speakers(parsed(text)).at(Span(start, start + 8))
    assert said is not None
    assert (said.text, said.kind, said.certainty) == ("women's group", "ngo", "alleged")


def test_a_source_is_never_without_words() -> None:
    for case in CASES:
        document = parsed(case["text"])
        speakers = Speakers(document)
        said = [speakers.at(Span(s.starts[i], s.ends[i])) for s in document.sentences for i in range(len(s))]
        assert all(a is None or a.text for a in said)
