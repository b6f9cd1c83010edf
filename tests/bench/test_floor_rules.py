"""A floor rises with what is measured and is never lowered by the update."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.figure import Figure, tally
from bench.floors import FloorLowered, Pinned, missed, raised, read, write


def figure(value: float, unit: str = "share", *, higher: bool = True) -> Figure:
    return Figure("a.b", value, unit, "corpus (dev)", "10 reports", higher_is_better=higher)


def test_a_new_figure_gets_a_floor_a_margin_below_it() -> None:
    assert raised(Pinned({}, {}), [figure(0.8)]).floors == {"a.b": 0.795}


def test_a_better_figure_raises_its_floor() -> None:
    assert raised(Pinned({"a.b": 0.5}, {}), [figure(0.8)]).floors == {"a.b": 0.795}


def test_a_figure_within_the_margin_leaves_its_floor() -> None:
    assert raised(Pinned({"a.b": 0.8}, {}), [figure(0.802)]).floors == {"a.b": 0.8}


def test_a_worse_figure_does_not_lower_its_floor() -> None:
    with pytest.raises(FloorLowered, match=r"a\.b is 0\.700 share, its floor 0\.8"):
        raised(Pinned({"a.b": 0.8}, {}), [figure(0.7)])


def test_a_ceiling_falls_and_never_rises() -> None:
    pinned = Pinned({"a.b": 900.0}, {})
    assert raised(pinned, [figure(500, "MB", higher=False)]).floors == {"a.b": 550.0}
    assert raised(pinned, [figure(880, "MB", higher=False)]).floors == {"a.b": 900.0}
    assert missed(pinned, [figure(901, "MB", higher=False)]) == ["a.b is 901 MB, its floor 900"]


@pytest.mark.parametrize(
    ("name", "unit"), [("speed.x.words", "words/s"), ("x.precision", "share"), ("x.recall", "share")]
)
def test_what_the_machine_or_a_trade_decides_has_no_floor(name: str, unit: str) -> None:
    assert raised(Pinned({}, {}), [Figure(name, 0.9, unit, "corpus (dev)", "10 reports")]).floors == {}


def test_floors_survive_being_written_and_read(tmp_path: Path) -> None:
    pinned = Pinned({"b.c": 0.705, "a.b": 900.0}, {"news/x.jsonl": "0123456789ab"})
    write(pinned, tmp_path / "floors.toml")
    assert read(tmp_path / "floors.toml") == pinned


def test_f1_is_the_harmonic_mean_of_precision_and_recall() -> None:
    found = tally([(True, True), (True, False), (False, True), (False, True), (False, False)])
    assert (found.right, found.spurious, found.missed) == (1, 2, 1)
    assert found.f1 == pytest.approx(2 * found.precision * found.recall / (found.precision + found.recall))
