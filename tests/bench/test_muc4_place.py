"""The choice of one option among several, and the words that say what kind of place a name is."""

from __future__ import annotations

import pytest

from bench.muc4.ranking import fit_choice
from bench.muc4.spots import said_kinds

CASES = [[(["near", "town"], 2.0), (["far", "town"], 1.0), (["country"], 1.0)] for _ in range(6)]


def test_the_choice_learns_what_the_best_options_share() -> None:
    model = fit_choice(CASES, 0.0003, 0.01)
    assert model.score(["near", "town"]) > max(model.score(["far", "town"]), model.score(["country"]))
    assert model.score(["near"]) > 0 > model.score(["far"])


def test_the_choice_is_the_same_every_time() -> None:
    assert fit_choice(CASES, 0.0003, 0.01) == fit_choice(CASES, 0.0003, 0.01)


def test_cases_whose_options_are_equally_good_teach_nothing() -> None:
    assert fit_choice([*CASES, [(["far"], 1.0), (["near"], 1.0)]], 0.0, 0.01) == fit_choice(CASES, 0.0, 0.01)


def test_features_that_no_weight_knows_score_nothing() -> None:
    assert fit_choice(CASES, 0.0003, 0.01).score(["never seen"]) == 0.0


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        ("IN THE TOWN OF ", ", YESTERDAY", ["TOWN"]),
        ("IN THE ", " NEIGHBORHOOD OF", ["NEIGHBORHOOD"]),
        ("THE BISHOP OF ", " SAID", []),
    ],
)
def test_the_kind_said_with_a_name(before: str, after: str, kinds: list[str]) -> None:
    assert list(said_kinds(before, after)) == kinds
