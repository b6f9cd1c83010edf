"""Sentences end where a reader would end them, and their spans keep the text exactly."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.parsing.segment import paragraphs, sentences


def pieces(text: str) -> list[str]:
    return [text[a:b] for a, b, _ in sentences(text)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Gunmen fled. Police gave chase.", 2),
        ("Gen. Khan spoke. Mr. Rao did not.", 2),
        ("The blast at 5 p.m. killed two.", 1),
        ("It went off at 5 p.m. The dead were guards.", 2),
        ("He left the U.S. in May.", 1),
        ("A 7.62 mm round hit him.", 1),
        ("J. Okello was shot.", 1),
        ('"They came at night. They had guns," she said.', 2),
        ("gunmen fled. police gave chase.", 2),
        ("Where were they? Nobody knew!", 2),
        ("He paused ... and then went on.", 1),
        ("KILLED IN ACTION\nTwo soldiers died.", 2),
        ("Sgt. Maj. Idris of the 4th Bn. was wounded.", 2),
    ],
)
def test_number_of_sentences(text: str, count: int) -> None:
    assert len(pieces(text)) == count, pieces(text)


def test_stop_and_its_closing_quote_stay_with_the_sentence() -> None:
    assert pieces("“We were robbed.” He wept.") == ["“We were robbed.”", "He wept."]


def test_dateline_is_a_piece_of_its_own() -> None:
    text = "KABUL (Agency) - A bomb went off."
    assert [text[a:b].strip() for a, b, _ in sentences(text, 16)] == ["KABUL (Agency) -", "A bomb went off."]


def test_paragraph_numbers_rise_by_line() -> None:
    assert [p for _, _, p in sentences("One. Two.\n\nThree.")] == [0, 0, 1]


@given(st.text(alphabet=st.sampled_from("aB .!?\n\"”'”0,\u2028\r"), max_size=60))
def test_sentences_cover_every_character_but_white_space_once(text: str) -> None:
    spans = [(a, b) for a, b, _ in sentences(text)]
    assert all(a < b for a, b in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    covered = {k for a, b in spans for k in range(a, b)}
    assert [c for k, c in enumerate(text) if k not in covered and not c.isspace()] == []


@given(st.text(max_size=80))
def test_paragraphs_have_no_white_space_at_their_ends(text: str) -> None:
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in paragraphs(text))
