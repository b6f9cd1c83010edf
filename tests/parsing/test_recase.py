"""A text that has lost its case gets it back at the same offsets; one that has it stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.parsing.recase import lost_case, recased

WRITTEN = [
    "The Farabundo Marti National Liberation Front attacked a barracks near San Salvador on 3 May, killing two soldiers.",
    "President Ayala said that guerrillas of the FMLN had burned a bus. He denied it.",
    "Gunmen opened fire on a market in New York on Monday, the U.S. government said.",
    'Police captured five members of the Frente Vencedor (FRV) in Bogota, where they "were hiding" for a week.',
    "I saw the Colombian army, Maria Ochoa said.",
]


@pytest.mark.parametrize("text", WRITTEN)
def test_a_text_in_capitals_is_written_as_it_was(text: str) -> None:
    assert recased(text.upper()) == text


@pytest.mark.parametrize("text", WRITTEN[:3])
def test_a_text_in_small_letters_is_written_as_it_was(text: str) -> None:
    assert recased(text.lower()) == text


@pytest.mark.parametrize(
    "text", [*WRITTEN, "POLICE KILL FIVE\n\nPolice shot five men dead in a raid near the border on Friday."]
)
def test_a_text_with_its_case_stays(text: str) -> None:
    assert recased(text) == text


@given(st.text(max_size=200))
def test_length_and_letters_stay(text: str) -> None:
    again = recased(text)
    assert len(again) == len(text)
    assert [c.lower() for c in again] == [c.lower() for c in text] or lost_case(text)
