"""What the page of an actor or place shows: totals, incidents over time, where, types, targets, companions, the latest incidents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from dateline.book.facets import Facet
from dateline.book.spots import Spot, spots
from dateline.book.standing import Standing
from dateline.publishing.drawing.svg import Picture
from dateline.publishing.drawing.time_chart import Period, time_chart
from dateline.publishing.drawing.world_map import Mark, world_map
from dateline.publishing.wording import clean
from dateline.web.asked import Asked
from dateline.web.listing import Row, rows
from dateline.web.paths import OVERVIEW, actor_path, place_path
from dateline.web.value_words import value_words

_ZOOM = 4.0  # at which incidents that lie together are one spot
_SHOWN = 12  # values of a list

Link = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A value with its incidents, `share` of the most frequent one's from 0 to 1, and where it leads."""

    words: str
    incidents: int
    share: float
    href: str


@dataclass(frozen=True, slots=True)
class StandingView:
    """An actor or place as its page shows it."""

    standing: Standing
    chart: Picture | None
    map: Picture | None
    lists: tuple[tuple[str, tuple[Entry, ...]], ...]
    rows: tuple[Row, ...]
    overview: str


def standing_view(
    connection: Connection, standing: Standing, asked: Asked, query: dict[str, str | None], title: str
) -> StandingView:
    """The page of what `standing` says; `query` are the parameters of the overview that find the same incidents."""
    given = {name: value for name, value in query.items() if value}
    same = Asked(given={**given, **({"as_of": asked.given["as_of"]} if "as_of" in asked.given else {})})
    bins = standing.bins
    whole = (bins[0].start, bins[-1].end) if bins else None
    return StandingView(
        standing=standing,
        chart=time_chart("over-time", f"{title}: incidents over time", _periods(standing)) if bins else None,
        map=_map(spots(connection, standing.filters, asked.as_of, _ZOOM), standing, title),
        lists=tuple(_lists(standing, asked, same)),
        rows=tuple(rows(standing.incidents, asked, whole)),
        overview=same.url(OVERVIEW),
    )


def _periods(standing: Standing) -> list[Period]:
    return [
        Period(
            date.fromisoformat(b.start),
            date.fromisoformat(b.end),
            b.incidents,
            b.deaths_low,
            b.deaths_best,
            b.deaths_high,
        )
        for b in standing.bins
    ]


def _map(found: Sequence[Spot], standing: Standing, title: str) -> Picture | None:
    countries = [f.value for f in standing.countries]
    if not found and not countries:
        return None
    marks = [
        Mark(
            s.latitude,
            s.longitude,
            clean(s.headline) if s.headline and len(found) == 1 else "",
            s.radius_km if s.incident and s.precision != 1 else None,
            s.incidents,
        )
        for s in found
    ]
    return world_map("where", f"{title}: where", marks, frozenset(countries), (560.0, 320.0))


def _lists(standing: Standing, asked: Asked, same: Asked) -> list[tuple[str, tuple[Entry, ...]]]:
    filters = standing.filters
    made = [
        ("What", _entries(standing.types, "type", lambda v: same.url(OVERVIEW, type=v))),
        ("Against whom", _entries(standing.targets, "target", lambda v: same.url(OVERVIEW, target=v))),
        (
            "Together with" if filters.actor else "Who took part",
            _entries(standing.actors, "actor", lambda v: asked.url(actor_path(v))),
        ),
    ]
    if filters.country is None:
        made.append(("In which countries", _entries(standing.countries, "country", lambda v: asked.url(place_path(v)))))
    elif filters.admin1 is None and filters.place is None:
        country = filters.country
        made.append(
            ("In which parts", _entries(standing.divisions, "admin1", lambda v: asked.url(place_path(country, v))))
        )
    return [(label, entries) for label, entries in made if entries]


def _entries(found: Sequence[Facet], field: str, href: Link) -> tuple[Entry, ...]:
    most = max((f.incidents for f in found), default=1)
    return tuple(
        Entry(value_words(field, f.value), f.incidents, f.incidents / most, href(f.value)) for f in found[:_SHOWN]
    )


def actor_entries(found: Sequence[Facet], asked: Asked) -> tuple[Entry, ...]:
    """The actors with a part in the incidents of a query, the most frequent first."""
    most = max((f.incidents for f in found), default=1)
    return tuple(
        Entry(value_words("actor", f.value), f.incidents, f.incidents / most, _at(actor_path(f.value), asked))
        for f in found
    )


def _at(path: str, asked: Asked) -> str:
    """A path at the moment that is asked for, without the rest of the query."""
    return Asked(given={k: v for k, v in asked.given.items() if k == "as_of"}).url(path)
