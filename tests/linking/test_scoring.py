"""Splink from scratch and Python one report at a time say the same of every pair, and the level in SQL is the level in Python."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.linking import tables
from dateline.linking.comparisons import COMPARISONS, levels
from dateline.linking.incremental import Memory, candidates, kept
from dateline.linking.model import Model, read, shipped, written
from dateline.linking.pair import Pair
from dateline.linking.pairs import pairs
from dateline.linking.row import row_of
from dateline.linking.telling import Telling
from dateline.model.vocabulary import IncidentRole
from tests.linking.made import killed, market, station, telling

DAY = date(2024, 5, 2)
WORDS = "market bridge convoy school zhavdar quellin morabad tessitore ambushed gunfire checkpoint vellore".split()


@st.composite
def made(draw: Any, report: int) -> Telling:
    """A telling with anything known or unknown, near enough to others to be compared."""
    first = draw(st.none() | st.integers(0, 40).map(lambda n: DAY + timedelta(days=n)))
    located = draw(st.booleans())
    known: dict[str, Any] = {
        "published": draw(st.none() | st.integers(0, 45).map(lambda n: DAY + timedelta(days=n))),
        "earliest": first,
        "latest": first + timedelta(days=draw(st.sampled_from((0, 0, 1, 5, 30)))) if first else None,
        "time": draw(st.sampled_from((None, "TMO", "TEV", "T20:30", "T03:00", "T12:00Z"))),
        "type": draw(st.sampled_from(("bombing", "armed_assault", "kidnapping", "arrest", "raid", "rescue_operation"))),
        "counterparts": draw(st.sampled_from(((), ("arrest",), ("kidnapping", "rescue_operation")))),
        "country": draw(st.sampled_from((None, "PK", "IN"))),
        "admin1": draw(st.sampled_from((None, "Sindh", "Punjab"))),
        "place": draw(st.sampled_from((None, "Kharpur", "Dhoke"))),
        "geonameid": draw(st.sampled_from((None, 1, 2))),
        "latitude": draw(st.floats(26.5, 28.5)) if located else None,
        "longitude": draw(st.floats(67.5, 69.5)) if located else None,
        "precision": draw(st.sampled_from((None, 1, 2, 3, 4, 6))),
        "radius_km": draw(st.sampled_from((None, 2.0, 30.0))),
        "role": draw(st.sampled_from(list(IncidentRole))),
        "rank": draw(st.sampled_from((0, 0, 1))),
        "actors": draw(st.sampled_from(((), ("perpetrator:a",), ("perpetrator:b", "target:c")))),
        "names": draw(st.sampled_from(((), ("zhavdar express",), ("zhavdar express", "mora tessit")))),
        "targets": tuple(draw(st.sets(st.sampled_from(WORDS), max_size=3))),
        "counts": killed(draw(st.integers(0, 12))) if draw(st.booleans()) else (),
    }
    return telling(f"r{report:02}", " ".join(draw(st.sets(st.sampled_from(WORDS)))), **known)


BOOKS = st.integers(2, 8).flatmap(lambda n: st.tuples(*(made(k) for k in range(n))))


def everything(model: Model) -> Model:
    """The model that keeps every pair."""
    return read(written(model) | {"keep": -500.0})


def one_by_one(told: tuple[Telling, ...], model: Model) -> Iterator[Pair]:
    index = Memory()
    for one in map(kept, told):
        yield from candidates([one], index, model)
        index.add(one)


@settings(deadline=None, max_examples=6, suppress_health_check=list(HealthCheck))
@given(BOOKS)
def test_one_at_a_time_finds_the_pairs_and_weights_of_splink(told: tuple[Telling, ...]) -> None:
    model = everything(shipped())
    assert sorted(one_by_one(told, model), key=repr) == sorted(pairs(told, model), key=repr)


@settings(deadline=None, max_examples=6, suppress_health_check=list(HealthCheck))
@given(BOOKS, st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_no_pair(told: tuple[Telling, ...], chance: Any) -> None:
    model = everything(shipped())
    shuffled = list(told)
    chance.shuffle(shuffled)
    assert sorted(one_by_one(told, model), key=repr) == sorted(one_by_one(tuple(shuffled), model), key=repr)


@settings(deadline=None, max_examples=20, suppress_health_check=list(HealthCheck))
@given(made(0), made(1))
def test_each_level_in_sql_is_the_level_in_python(a: Telling, b: Telling) -> None:
    with duckdb.connect() as connection:
        tables.create(connection)
        tables.add(connection, [a, b], first=0)
        columns = [row[0] for row in connection.sql("DESCRIBE rows").fetchall()]
        sides = ", ".join(f"l.{c} AS {c}_l, r.{c} AS {c}_r" for c in columns)
        cases = []
        for comparison in COMPARISONS:
            *tried, _ = comparison.levels
            when = " ".join(f"WHEN {sql} THEN {k}" for k, (_, sql) in enumerate(tried))
            cases.append(f"CASE {when} ELSE {len(tried)} END")
        both = f"(SELECT {sides} FROM rows AS l, rows AS r WHERE l.unique_id = 0 AND r.unique_id = 1)"
        (found,) = connection.sql(f"SELECT {', '.join(cases)} FROM {both}").fetchall()
    assert found == levels(row_of(a), row_of(b))


@settings(deadline=None, max_examples=200)
@given(made(0), made(1))
def test_a_pair_weighs_the_same_from_either_side(a: Telling, b: Telling) -> None:
    assert levels(row_of(a), row_of(b)) == levels(row_of(b), row_of(a))


def test_splink_adds_up_the_trained_weights_to_a_millionth() -> None:
    import splink
    from splink.backends.duckdb import DuckDBAPI

    from dateline.linking.model import settings as as_settings

    told = [market("a"), market("b", published=None), station("c")]
    with duckdb.connect() as connection:
        tables.create(connection)
        tables.add(connection, told, first=0)
        tables.candidates(connection)
        connection.sql(tables.slice_sql("given", 0, 10))
        database = DuckDBAPI(connection=connection)
        linker = splink.Linker(database.register("rows"), as_settings(shipped()), log_level=50)
        linker.table_management.register_blocked_pairs_for_predict(database.register("given"))
        scored = linker.inference.predict(warning_mode="never")
        found = connection.sql(f"SELECT unique_id_l, unique_id_r, match_weight FROM {scored.physical_name}").fetchall()
    assert len(found) == 3
    for left, right, weight in found:
        assert weight == pytest.approx(shipped().weight(levels(row_of(told[left]), row_of(told[right]))), abs=1e-6)


def test_a_model_that_lacks_a_level_is_refused() -> None:
    stored = written(shipped())
    del stored["weights"]["when"]["on the same day"]
    with pytest.raises(ValueError, match="train again"):
        read(stored)
