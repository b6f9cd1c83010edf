"""Clusters: two bombings of one day stay two, chains do not join, people have the last word, and order never matters."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.linking.clusters import clusters
from dateline.linking.decisions import Decision, Judgement
from dateline.linking.incremental import scored
from dateline.linking.model import shipped
from dateline.linking.pair import Pair, report_of
from dateline.linking.row import row_of
from dateline.linking.telling import Telling
from tests.linking.made import market, station

NOON = datetime(2024, 5, 4, 12, tzinfo=UTC)


def decided(left: str, right: str, judgement: Judgement, hours: int = 0) -> Decision:
    return Decision(left, right, judgement, "an editor", "read both", NOON + timedelta(hours=hours))


def grouped(tellings: list[Telling]) -> tuple[tuple[str, ...], ...]:
    rows = [row_of(t) for t in tellings]
    found = [scored(a, b, shipped()) for a, b in combinations(rows, 2) if report_of(a.id) != report_of(b.id)]
    return clusters([t.id for t in tellings], [p for p in found if p.weight >= shipped().keep])


def test_reports_of_one_bombing_are_one_incident() -> None:
    assert grouped([market("a"), market("b"), market("c")]) == (("a/i1", "b/i1", "c/i1"),)


def test_two_bombings_in_one_town_on_one_day_stay_two() -> None:
    told = [market("a"), station("b"), market("c"), station("d")]
    assert grouped(told) == (("a/i1", "c/i1"), ("b/i1", "d/i1"))


def test_a_round_up_of_both_bombings_does_not_join_them() -> None:
    told = [market("a"), station("b"), market("c"), station("c", id="c/i2", rank=1)]
    groups = grouped(told)
    assert not any({"a/i1", "b/i1"} <= set(g) or {"c/i1", "c/i2"} <= set(g) for g in groups)


def test_one_likeness_does_not_chain_two_groups() -> None:
    strong = [Pair("a/1", "b/1", 9.0), Pair("c/1", "d/1", 9.0)]
    assert clusters(["a/1", "b/1", "c/1", "d/1"], [*strong, Pair("b/1", "c/1", 5.0)]) == (
        ("a/1", "b/1"),
        ("c/1", "d/1"),
    )


def test_two_tellings_of_one_report_never_meet() -> None:
    pairs = [Pair("a/1", "b/1", 9.0), Pair("a/2", "b/1", 8.0)]
    assert clusters(["a/1", "a/2", "b/1"], pairs) == (("a/1", "b/1"), ("a/2",))


def test_a_person_may_join_two_tellings_of_one_report() -> None:
    assert clusters(["a/1", "a/2"], [], [decided("a/1", "a/2", Judgement.SAME)]) == (("a/1", "a/2"),)


def test_a_person_separates_what_the_model_would_join() -> None:
    pairs = [Pair("a/1", "b/1", 20.0)]
    assert clusters(["a/1", "b/1"], pairs, [decided("a/1", "b/1", Judgement.DIFFERENT)]) == (("a/1",), ("b/1",))


def test_unsure_leaves_it_to_the_model() -> None:
    assert clusters(["a/1", "b/1"], [Pair("a/1", "b/1", 9.0)], [decided("a/1", "b/1", Judgement.UNSURE)]) == (
        ("a/1", "b/1"),
    )


def test_the_newest_of_two_decisions_holds() -> None:
    first, second = decided("a/1", "b/1", Judgement.SAME), decided("a/1", "b/1", Judgement.DIFFERENT, hours=1)
    assert clusters(["a/1", "b/1"], [], [second, first]) == (("a/1",), ("b/1",))


def test_of_decisions_that_contradict_through_others_the_newest_hold() -> None:
    made = [
        decided("a/1", "b/1", Judgement.SAME, hours=0),
        decided("b/1", "c/1", Judgement.SAME, hours=1),
        decided("a/1", "c/1", Judgement.DIFFERENT, hours=2),
    ]
    assert clusters(["a/1", "b/1", "c/1"], [], made) == (("a/1",), ("b/1", "c/1"))


def test_decisions_about_tellings_that_are_not_there_are_left_alone() -> None:
    assert clusters(["a/1"], [], [decided("a/1", "z/1", Judgement.SAME)]) == (("a/1",),)


IDS = [f"{report}/{k}" for report in "abcdef" for k in "12"]
PAIRS = st.dictionaries(
    st.sampled_from([p for p in combinations(IDS, 2) if report_of(p[0]) != report_of(p[1])]),
    st.integers(-300, 900).map(lambda steps: steps / 100),
    max_size=40,
).map(lambda found: [Pair(*pair, weight) for pair, weight in sorted(found.items())])
DECISIONS = st.lists(
    st.tuples(st.sampled_from(list(combinations(IDS, 2))), st.sampled_from(Judgement), st.integers(0, 3)), max_size=4
).map(lambda made: [decided(*pair, judgement, hours) for pair, judgement, hours in made])


@settings(deadline=None)
@given(PAIRS, DECISIONS, st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(pairs: list[Pair], made: list[Decision], chance: object) -> None:
    before = clusters(IDS, pairs, made)
    ids, pairs, made = list(IDS), list(pairs), list(made)
    for given_in in (ids, pairs, made):
        chance.shuffle(given_in)  # type: ignore[attr-defined]
    assert clusters(ids, pairs, made) == before


@settings(deadline=None)
@given(PAIRS)
def test_what_is_linked_with_nothing_changes_nothing(pairs: list[Pair]) -> None:
    before = clusters(IDS, pairs)
    assert clusters([*IDS, "z/1"], pairs) == tuple(sorted([*before, ("z/1",)]))


@settings(deadline=None)
@given(PAIRS)
def test_tellings_that_no_pair_connects_are_grouped_apart_from_the_rest(pairs: list[Pair]) -> None:
    """A book may group one component at a time."""
    others = [Pair(f"x{p.left}", f"x{p.right}", p.weight) for p in pairs]
    together = clusters([*IDS, *(f"x{i}" for i in IDS)], [*pairs, *others])
    apart = [*clusters(IDS, pairs), *clusters([f"x{i}" for i in IDS], others)]
    assert together == tuple(sorted(apart))


@settings(deadline=None)
@given(PAIRS, DECISIONS)
def test_every_telling_is_in_one_group(pairs: list[Pair], made: list[Decision]) -> None:
    groups = clusters(IDS, pairs, made)
    assert sorted(i for g in groups for i in g) == sorted(IDS)


@settings(deadline=None)
@given(PAIRS)
def test_no_group_has_two_tellings_of_one_report(pairs: list[Pair]) -> None:
    for group in clusters(IDS, pairs):
        assert len({report_of(i) for i in group}) == len(group)
