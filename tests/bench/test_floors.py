"""Every figure measured on the evaluation corpora meets its pinned floor, on the very corpora that it was pinned on."""

from __future__ import annotations

import os
from functools import cache

import pytest

from bench import floors
from bench.corpora import CorporaAbsent, corpora, digest
from bench.figure import Figure, table
from bench.registry import BENCHES, load

LENGTHY = {
    "linking",
    "linking_scale",
    "weighing",
    "book",
    "pages",
}  # some fifteen minutes together; `make bench` runs them always


@cache
def measured(name: str) -> tuple[Figure, ...]:
    try:
        folder = corpora()
    except CorporaAbsent as absent:
        pytest.skip(str(absent))
    if name in LENGTHY and os.environ.get("DATELINE_FLOORS") != "all":
        pytest.skip(f"{name} takes minutes: DATELINE_FLOORS=all runs it too")
    return tuple(load(name).measure(folder))


@pytest.mark.slow
@pytest.mark.parametrize("name", BENCHES)
def test_figures_meet_their_floors(name: str) -> None:
    pinned = floors.read()
    figures = measured(name)
    print(table(figures, pinned.limits))
    assert floors.missed(pinned, figures) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", BENCHES)
def test_every_share_has_a_floor_and_every_cost_a_budget(name: str) -> None:
    pinned = floors.read()
    assert {f.name for f in measured(name) if floors.is_floored(f)} <= pinned.floors.keys()
    assert {f.name for f in measured(name) if floors.is_budgeted(f)} <= pinned.budgets.keys()


@pytest.mark.slow
def test_nothing_is_pinned_without_a_figure() -> None:
    prompt = [name for name in BENCHES if name not in LENGTHY]
    pinned = {
        name for name in floors.read().limits if not name.startswith(("linking.", "weighing.", "book.", "pages."))
    }
    assert pinned <= {f.name for name in prompt for f in measured(name)}


@pytest.mark.parametrize("name", BENCHES)
def test_corpora_are_those_that_the_floors_were_measured_on(name: str) -> None:
    try:
        folder = corpora()
    except CorporaAbsent as absent:
        pytest.skip(str(absent))
    pinned = floors.read().digests
    assert {part: pinned.get(part) for part in load(name).DATA} == {
        part: digest(folder / part) for part in load(name).DATA
    }
