"""Adjectives of countries."""

from __future__ import annotations

import pytest

from dateline.knowledge.demonyms import country_of_adjective


@pytest.mark.parametrize(
    ("word", "code"), [("israeli", "IL"), ("us", "US"), ("uk", "GB"), ("car", None), ("wooden", None)]
)
def test_an_acronym_that_is_a_common_word_is_no_adjective_in_small_letters(word: str, code: str | None) -> None:
    assert country_of_adjective(word) == code
