"""What the overview shows of a query, read from one moment of the book."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from sqlalchemy import Connection

from dateline.book.bins import Bin, bins
from dateline.book.facets import facets
from dateline.book.known import first_known
from dateline.book.queries import Filters, incidents
from dateline.book.sums import Sums, sums
from dateline.publishing.query_words import chips, moment_words, sentence
from dateline.web.asked import Asked
from dateline.web.facet_groups import Group, groups
from dateline.web.listing import ORDERS, Head, Pages, Row, heads, orders, pages_of, rows
from dateline.web.marks import TollBar, toll_bar
from dateline.web.parameters import parameters
from dateline.web.paths import OVERVIEW

_FORMATS = {"CSV": "csv", "GeoJSON": "geojson", "Parquet": "parquet", "JSON": "json"}
_IN_THE_FORM = (
    "from",
    "to",
    "place",
    "deaths",
    "as_of",
    "q",
    "page",
)  # the others of a query go along as hidden fields
_TALL = 80.0  # units of the highest bar
_KILLED = 140.0  # pixels of the bar over all incidents


@dataclass(frozen=True, slots=True)
class Chip:
    """An active filter in words, and the link that lifts it; `incidents` is what there would be then, where that was counted."""

    words: str
    href: str
    incidents: int | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """What the control of the moment offers: days from the first that the book knows anything of until today.

    `day` is the one shown, counted from `first`; `exact` where a moment within a day is asked for.
    """

    first: str
    last: str
    days: int
    day: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars over all time of the query but for its days: as data for the script, and drawn for where there is none."""

    data: str
    bars: list[tuple[float, float, float, float]]
    step: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class OverviewView:
    """Everything on the page that follows from the query."""

    sentence: str
    chips: list[Chip]
    sums: Sums
    killed: TollBar
    groups: list[Group]
    timeline: Timeline | None
    rows: list[Row]
    heads: list[Head]
    order_words: str
    orders: list[tuple[str, str]]
    pages: Pages
    wider: list[Chip]
    moment: Moment
    hidden: list[tuple[str, str]]
    downloads: list[tuple[str, str]]
    feed: str


def overview_view(connection: Connection, asked: Asked) -> OverviewView:
    """The page's content for a query."""
    filters, as_of = asked.filters, asked.as_of
    total = sums(connection, filters, as_of)
    listed = incidents(connection, filters, as_of, asked.rows)
    bars = bins(connection, filters, as_of, whole=True)
    whole = (bars[0].start, bars[-1].end) if bars else None
    active = list(_chips(asked))
    return OverviewView(
        sentence=sentence(filters, as_of),
        chips=active,
        sums=total,
        killed=_killed(total),
        groups=groups(facets(connection, filters, as_of), asked),
        timeline=_timeline(bars),
        rows=rows(listed, asked, whole),
        heads=heads(asked),
        order_words=ORDERS[asked.order],
        orders=orders(asked),
        pages=pages_of(asked, total.incidents, len(listed)),
        wider=[] if total.incidents else list(_wider(connection, asked)),
        moment=_moment(connection, asked),
        hidden=[(name, value) for name, value in asked.given.items() if name not in _IN_THE_FORM],
        downloads=_downloads(asked),
        feed=asked.url("/feed.atom", page=None, order=None, limit=None, as_of=None),
    )


def _chips(asked: Asked) -> Iterator[Chip]:
    names = {parameter.field: name for name, parameter in parameters().items()}
    for field, words in chips(asked.filters):
        yield Chip(words, asked.url(OVERVIEW, **{names[field]: None}))
    if asked.as_of is not None:
        yield Chip(f"as known {moment_words(asked.as_of)}", asked.url(OVERVIEW, as_of=None))


def _wider(connection: Connection, asked: Asked) -> Iterator[Chip]:
    """The query without each of its filters in turn, where that leaves anything."""
    names = {parameter.field: name for name, parameter in parameters().items()}
    nothing = Filters()
    for field, words in chips(asked.filters):
        fewer = replace(asked.filters, **{field: getattr(nothing, field)})
        if number := sums(connection, fewer, asked.as_of).incidents:
            yield Chip(words, asked.url(OVERVIEW, **{names[field]: None}), number)
    if asked.as_of is not None and (number := sums(connection, asked.filters, None).incidents):
        yield Chip(f"as known {moment_words(asked.as_of)}", asked.url(OVERVIEW, as_of=None), number)


def _killed(total: Sums) -> TollBar:
    if total.incidents and total.deaths_unknown == total.incidents:
        return TollBar(None, None)
    high = None if total.deaths_open else total.deaths_high
    return toll_bar(total.deaths_low, total.deaths_best, high, total.deaths_high, _KILLED)


def _timeline(bars: Sequence[Bin]) -> Timeline | None:
    if not bars:
        return None
    most = max(bar.incidents for bar in bars)
    wide = 1000 / len(bars)
    drawn = [
        (
            round(i * wide, 2),
            round(_TALL * (1 - b.incidents / most), 2),
            round(wide * 0.9, 2),
            round(_TALL * b.incidents / most, 2),
        )
        for i, b in enumerate(bars)
        if b.incidents
    ]
    data = [(b.start, b.end, b.incidents, b.deaths_low, b.deaths_best, b.deaths_high) for b in bars]
    return Timeline(json.dumps(data, separators=(",", ":")), drawn, _step(bars), bars[0].start, bars[-1].end)


def _step(bars: Sequence[Bin]) -> str:
    longest = max(date.fromisoformat(b.end).toordinal() - date.fromisoformat(b.start).toordinal() + 1 for b in bars)
    return (
        "day"
        if longest == 1
        else "week"
        if longest <= 7
        else "month"
        if longest <= 31
        else "year"
        if longest <= 366
        else "decade"
    )


def _moment(connection: Connection, asked: Asked) -> Moment:
    today = datetime.now(UTC).date()
    known = first_known(connection)
    first = min(date.fromisoformat(known[:10]) if known else today, today)
    days = (today - first).days
    given = asked.given.get("as_of", "")
    shown = date.fromisoformat(asked.as_of[:10]) if asked.as_of else today
    return Moment(
        first=first.isoformat(),
        last=today.isoformat(),
        days=days,
        day=min(max((shown - first).days, 0), days),
        exact=len(given) > len("2025-03-12"),
    )


def _downloads(asked: Asked) -> list[tuple[str, str]]:
    return [
        (words, asked.url(f"/incidents.{name}", page=None, limit=None, order=None)) for words, name in _FORMATS.items()
    ]
