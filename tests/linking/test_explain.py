"""Why: every comparison in words with its weight, adding up to what the pair weighs."""

from __future__ import annotations

import pytest

from dateline.linking.comparisons import COMPARISONS
from dateline.linking.explain import why
from dateline.linking.incremental import scored
from dateline.linking.model import shipped
from dateline.linking.row import row_of
from tests.linking.made import market, station


def test_the_reasons_add_up_to_the_weight_of_the_pair() -> None:
    found = why(market("a"), station("b"))
    assert found.prior + sum(r.weight for r in found.reasons) == pytest.approx(found.weight)
    assert found.weight == scored(row_of(market("a")), row_of(station("b")), shipped()).weight


def test_every_comparison_is_given_once() -> None:
    assert sorted(r.comparison for r in why(market("a"), station("b")).reasons) == sorted(c.name for c in COMPARISONS)


def test_the_sides_do_not_matter() -> None:
    assert why(market("a"), station("b")) == why(station("b"), market("a"))


def test_it_names_what_both_sides_say() -> None:
    printed = str(why(market("a"), station("b")))
    assert "killed: a number killed that may have risen (12 and 5)" in printed
    assert "on the same day (2024-05-02 and 2024-05-02)" in printed


def test_it_names_the_words_they_share() -> None:
    assert "mandi" in str(why(market("a"), market("b")))


def test_it_says_that_only_a_person_links_two_incidents_of_one_report() -> None:
    assert "only a person" in (why(market("a"), station("a", id="a/i2")).barred or "")
