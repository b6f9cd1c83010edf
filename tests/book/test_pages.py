"""Lists, totals, facets, bins and spots agree with each other and with what the filters mean, today and as of any moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from dateline.book.bins import bins
from dateline.book.facets import facets
from dateline.book.filters import Filters, Order, Page
from dateline.book.incident import BookIncident
from dateline.book.opening import Access, open_book
from dateline.book.queries import incidents, matching
from dateline.book.spots import spots
from dateline.book.sums import sums
from dateline.model.vocabulary import SourceKind

from .states import MOMENT, at, days, drawn, killed, meets, write

STATES = drawn(300, seed=3)
MOMENTS = (None, MOMENT.format(2), MOMENT.format(7), "2031-07-15T08:00:00.000000Z", MOMENT.format(12))
ASKED = (
    Filters(),
    Filters(first="2031-02-05"),
    Filters(last="2031-02-05"),
    Filters(first="2031-02-05", last="2031-06-01", country="FJ"),
    Filters(country="FJ", admin1="Northern", type="explosion"),
    Filters(country="FJ", place="Lau", contested=True),
    Filters(box=(179, -20, -178, -10)),
    Filters(box=(60, 20, 70, 30), target="police"),
    Filters(type="bombing", deaths=5),
    Filters(actor="PK.TTP", deaths=0),
    Filters(source=SourceKind.POLICE, target="civilians"),
    Filters(deaths=1000),
    Filters(type="bombing", actor="PK.BLA", country="PK", source=SourceKind.MEDIA, first="2031-01-01"),
)
EVERY = pytest.mark.parametrize("asked", ASKED, ids=str)


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    path: Path = tmp_path_factory.mktemp("states") / "book.db"
    with open_book(path, Access.MAKE) as book:
        write(book, STATES)
        with book.reading() as opened:
            yield opened


def wanted(asked: Filters, as_of: str | None) -> list[BookIncident]:
    return [s for s in at(STATES, as_of) if meets(s, asked)]


@EVERY
@pytest.mark.parametrize("as_of", MOMENTS)
def test_a_list_holds_what_meets_the_filters(connection: Connection, asked: Filters, as_of: str | None) -> None:
    assert sorted(matching(connection, asked, as_of)) == sorted(s.id for s in wanted(asked, as_of))


@EVERY
@pytest.mark.parametrize("as_of", MOMENTS)
def test_sums_are_those_of_the_list(connection: Connection, asked: Filters, as_of: str | None) -> None:
    found, total = wanted(asked, as_of), sums(connection, asked, as_of)
    assert total.incidents == len(found)
    assert total.reports == len({r.id for s in found for r in s.reports})
    assert total.deaths_best == sum(killed(s) or 0 for s in found)
    assert total.deaths_unknown == sum(not s.counts for s in found)
    assert total.deaths_open == sum(bool(s.counts) and s.counts[0].high is None for s in found)
    assert total.deaths_low <= total.deaths_best <= total.deaths_high
    assert total.contested == sum(bool(s.disputes) for s in found)
    assert total.undated == sum(days(s) == (None, None) for s in found)
    assert total.unplaced == sum(s.place is None for s in found)


@EVERY
def test_a_facet_is_the_list_that_choosing_it_gives(connection: Connection, asked: Filters) -> None:
    for as_of in MOMENTS:
        found = facets(connection, asked, as_of)
        for name in ("country", "admin1", "type", "actor", "target", "source"):
            for facet in getattr(found, name):
                value = SourceKind(facet.value) if name == "source" else facet.value
                chosen: dict[str, Any] = {name: value}
                narrowed = replace(asked, **({"admin1": None} if name == "country" else {}) | chosen)
                assert facet.incidents == len(wanted(narrowed, as_of)), (name, facet)
        for facet in found.contested:
            assert facet.incidents == len(wanted(replace(asked, contested=True), as_of))
        assert bool(found.admin1) <= (asked.country is not None)


def test_facets_name_every_value_that_there_is(connection: Connection) -> None:
    found = facets(connection, Filters(country="FJ"), None)
    here = wanted(Filters(country="FJ"), None)
    assert {f.value for f in found.country} == {s.place.country for s in wanted(Filters(), None) if s.place}
    assert {f.value for f in found.admin1} == {"Northern", "Eastern"}
    assert {f.value for f in found.actor} == {p.actor for s in here for p in s.participants if p.actor}
    assert [f.incidents for f in found.type] == sorted((f.incidents for f in found.type), reverse=True)
    assert sum(f.incidents for f in found.review) == len(here)  # nobody has decided anything here


@EVERY
@pytest.mark.parametrize("most", [1000, 160, 20, 4])
def test_bins_hold_each_dated_incident_once(connection: Connection, asked: Filters, most: int) -> None:
    found, total = bins(connection, asked, None, most), sums(connection, asked, None)
    assert sum(b.incidents for b in found) == total.incidents - total.undated
    dated = [s for s in wanted(asked, None) if days(s) != (None, None)]
    assert sum(b.deaths_best for b in found) == sum(killed(s) or 0 for s in dated)
    for one, following in pairwise(found):
        assert one.start <= one.end < following.start
    for one in found:
        assert one.vague <= one.incidents
        assert one.deaths_low <= one.deaths_best <= one.deaths_high
    if asked.first is not None and found:
        assert found[0].end >= asked.first
    assert len(found) <= 2 * most


def test_the_whole_timeline_is_that_without_days(connection: Connection) -> None:
    asked = Filters("2031-02-05", "2031-02-06", country="FJ")
    assert bins(connection, asked, None, whole=True) == bins(connection, Filters(country="FJ"), None)


@EVERY
@pytest.mark.parametrize("zoom", [0, 2, 9.5])
def test_spots_hold_each_placed_incident_once(connection: Connection, asked: Filters, zoom: float) -> None:
    found, total = spots(connection, asked, None, zoom), sums(connection, asked, None)
    assert sum(s.incidents for s in found) == total.incidents - total.unplaced
    alone = {s.incident: s for s in found if s.incident is not None}
    for state in wanted(asked, None):
        if (spot := alone.get(state.id)) is not None:
            assert state.place is not None
            assert (spot.headline, spot.latitude, spot.incidents) == (state.headline, state.place.latitude, 1)
            assert (spot.precision, spot.radius_km) == (state.place.precision, state.place.radius_km)


@EVERY
@pytest.mark.parametrize("order", list(Order))
def test_pages_cover_each_incident_once_in_order(connection: Connection, asked: Filters, order: Order) -> None:
    whole = matching(connection, asked, None, Page(order))
    parts = [matching(connection, asked, None, Page(order, 7, start)) for start in range(0, len(whole) + 1, 7)]
    assert [name for part in parts for name in part] == whole
    assert len(set(whole)) == len(whole)


def test_orders_put_what_is_unknown_last(connection: Connection) -> None:
    newest = [r.first_day for r in incidents(connection, Filters(), None, Page(Order.NEWEST))]
    known = [d for d in newest if d is not None]
    assert newest == sorted(known, reverse=True) + [None] * (len(newest) - len(known))
    deadliest = incidents(connection, Filters(), None, Page(Order.DEADLIEST))
    figures = [r.deaths_best if r.deaths_best is not None else r.deaths_low for r in deadliest]
    assert figures == sorted(figures, key=lambda n: -1 if n is None else n, reverse=True)
    changed = [r.since for r in incidents(connection, Filters(), None, Page(Order.CHANGED))]
    assert changed == sorted(changed, reverse=True)


def test_every_filter_is_asked_for_here_or_in_its_own_test() -> None:
    asked = {f.name for f in fields(Filters) for a in ASKED if getattr(a, f.name) not in (None, False)}
    assert asked | {"review", "search"} == {f.name for f in fields(Filters)}
