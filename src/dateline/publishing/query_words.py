"""A query in words: as one sentence, and filter by filter."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.book.filters import Box, Filters, Order
from dateline.book.moments import moment_in
from dateline.knowledge.actors_list import actor
from dateline.knowledge.demonyms import country_name
from dateline.model.actor_kinds import ActorKind
from dateline.publishing.wording import clean, number
from dateline.schemes.actor_kinds import kind_of_party
from dateline.schemes.incident_types import all_incident_types, incident_type
from dateline.schemes.source_kinds import kind_of_source

_MONTHS = "January February March April May June July August September October November December".split()
_END_OF_DAY = "T23:59:59.000000Z"


def sentence(filters: Filters, as_of: str | None, order: Order | None = None) -> str:
    """For example "Bombings in Balochistan, Pakistan, from 1 to 31 March 2025 with at least 10 killed, as known on 12 March 2025".

    A value that no list knows stands as it is.
    """
    words = [many(filters.type)] if filters.type is not None else ["Incidents"]
    words += _where(filters)
    words += _when(filters)
    words += (said for _, said in _of_whom(filters))
    told = " ".join(words).replace(" ,", ",")
    if as_of is not None:
        told = f"{told}, as known {moment_words(as_of)}"
    return told if order is None else f"{told}, {_words()['order'][order.value]}"


def chips(filters: Filters) -> list[tuple[str, str]]:
    """The filters that are set, by their names in `Filters`, each in a few words."""
    found = {
        "first": f"from {_day(filters.first)}" if filters.first is not None else None,
        "last": f"until {_day(filters.last)}" if filters.last is not None else None,
        "country": country(filters.country) if filters.country is not None else None,
        "admin1": clean(filters.admin1) if filters.admin1 is not None else None,
        "place": clean(filters.place) if filters.place is not None else None,
        "box": _box(filters.box) if filters.box is not None else None,
        "type": many(filters.type) if filters.type is not None else None,
        **dict(_of_whom(filters)),
    }
    return [(field, words) for field in Filters.__dataclass_fields__ if (words := found.get(field)) is not None]


def many(name: str) -> str:
    """What the incidents of a type or family are called: "Bombings", "Piracy"."""
    known = {t.name for t in all_incident_types()}
    if name in known:
        return str(_words()["many"].get(name) or f"{incident_type(name).label}s")
    return str(_words()["families"].get(name) or clean(name))


def country(code: str) -> str:
    """A country's name; its code where the list has none."""
    try:
        return country_name(code)
    except KeyError:
        return clean(code)


def actor_name(name: str) -> str:
    """An actor's name; its id where the list has none."""
    try:
        return actor(name).name
    except KeyError:
        return clean(name)


def target_words(kind: str) -> str:
    """A kind of target or victim: "police", "aid workers"."""
    return (kind_of_party(kind).label if kind in set(ActorKind) else kind.replace("_", " ")).lower()


def moment_words(as_of: str) -> str:
    """A moment as it was asked for: "on 12 March 2025" for the end of a day, else "on 12 March 2025 at 18:00 UTC"."""
    moment = moment_in(as_of)
    day = _day(moment.date().isoformat())
    return f"on {day}" if as_of.endswith(_END_OF_DAY) else f"on {day} at {moment:%H:%M} UTC"


def _where(filters: Filters) -> Iterator[str]:
    names = [clean(n) for n in (filters.place, filters.admin1) if n is not None]
    names += [country(filters.country)] if filters.country is not None else []
    if names:
        yield f"in {', '.join(names)}" + ("," if len(names) > 1 else "")
    if filters.box is not None:
        yield _box(filters.box)


def _when(filters: Filters) -> Iterator[str]:
    if filters.first is not None and filters.first == filters.last:
        yield f"on {_day(filters.first)}"
    elif filters.first is not None and filters.last is not None:
        yield f"from {_start(filters.first, filters.last)} to {_day(filters.last)}"
    elif filters.first is not None:
        yield f"from {_day(filters.first)} on"
    elif filters.last is not None:
        yield f"until {_day(filters.last)}"


def _of_whom(filters: Filters) -> Iterator[tuple[str, str]]:
    """The filters whose words stand alone, in the order of a sentence."""
    if filters.actor is not None:
        yield "actor", f"with {actor_name(filters.actor)}"
    if filters.target is not None:
        yield "target", f"against {target_words(filters.target)}"
    if filters.deaths is not None:
        yield "deaths", f"with at least {number(filters.deaths)} killed"
    if filters.source is not None:
        yield "source", f"told by {kind_of_source(filters.source.value).label.lower()}"
    if filters.contested:
        yield "contested", "on which sources disagree"
    if filters.review is not None:
        yield "review", str(_words()["review"][filters.review.value])
    if filters.search is not None:
        yield "search", f"found by “{clean(filters.search)}”"


def _box(box: Box) -> str:
    west, south, east, north = box
    return f"between {_degrees(south, 'NS')} and {_degrees(north, 'NS')}, {_degrees(west, 'EW')} and {_degrees(east, 'EW')}"


def _degrees(value: float, ends: str) -> str:
    """ "12.5° N"; to a hundredth of a degree, about a kilometre."""
    return f"{abs(round(value, 2)):g}° {ends[value < 0]}"


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _start(first: str, last: str) -> str:
    """The first of two days without what it shares with the last."""
    shared = 8 if first[:7] == last[:7] else 5 if first[:4] == last[:4] else 0
    return " ".join(_day(first).split()[: {8: 1, 5: 2, 0: 3}[shared]])


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(files("dateline.publishing").joinpath("data/query_words.toml").read_text("utf-8"))
