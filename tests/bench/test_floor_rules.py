"""A floor rises with what is measured and is never lowered by the update."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.figure import Figure, tally
from bench.floors import FloorLowered, Pinned, missed, raised, read, write


def share(value: float) -> Figure:
    return Figure("a.b", value, "share", "corpus (dev)", "10 reports")


def test_a_new_share_gets_a_floor_a_margin_below_it() -> None:
    assert raised(Pinned(), [share(0.8)]).floors == {"a.b": 0.795}


def test_a_better_share_raises_its_floor() -> None:
    assert raised(Pinned({"a.b": 0.5, "c": 0.1}), [share(0.8)]).floors == {"a.b": 0.795, "c": 0.1}


def test_a_share_within_the_margin_leaves_its_floor() -> None:
    assert raised(Pinned({"a.b": 0.8}), [share(0.802)]).floors == {"a.b": 0.8}


def test_a_worse_share_does_not_lower_its_floor() -> None:
    with pytest.raises(FloorLowered, match=r"a\.b is 0\.700 share, its limit 0\.8"):
        raised(Pinned({"a.b": 0.8}), [share(0.7)])


def test_a_budget_is_the_most_of_a_cost_and_never_moves() -> None:
    pinned = Pinned(budgets={"a.b": 900.0})
    cheap, dear = (Figure("a.b", n, "MB", "corpus (dev)", "10 reports", higher_is_better=False) for n in (500, 901))
    assert raised(pinned, [cheap]) == pinned
    assert missed(pinned, [cheap]) == []
    assert missed(pinned, [dear]) == ["a.b is 901 MB, its limit 900"]


@pytest.mark.parametrize(("name", "unit"), [("x.words", "words/s"), ("x.precision", "share"), ("x.recall", "share")])
def test_what_the_machine_or_a_trade_decides_has_no_floor(name: str, unit: str) -> None:
    assert raised(Pinned(), [Figure(name, 0.9, unit, "corpus (dev)", "10 reports")]) == Pinned()


def test_floors_survive_being_written_and_read(tmp_path: Path) -> None:
    pinned = Pinned({"b.c": 0.705, "a.b": 0.5}, {"c.d": 900.0}, {"news/x.jsonl": "0123456789ab"})
    write(pinned, tmp_path / "floors.toml")
    assert read(tmp_path / "floors.toml") == pinned


def test_f1_is_the_harmonic_mean_of_precision_and_recall() -> None:
    found = tally([(True, True), (True, False), (False, True), (False, True), (False, False)])
    assert (found.right, found.spurious, found.missed) == (1, 2, 1)
    assert found.f1 == pytest.approx(2 * found.precision * found.recall / (found.precision + found.recall))
