"""The query parameters of every page and of the interface, declared once: what each may say, and how it is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any

from dateline.book.filters import Order, Review
from dateline.model.errors import InputError
from dateline.model.vocabulary import SourceKind

PER_PAGE = 50
MOST_PER_PAGE = 500
LAST_PAGE = 100_000
LONGEST = 200  # characters of a text that is looked for
_NEAREST = 24  # zoom of a map
_MOST_DEATHS = 10_000_000
_SIDE = "An incident, or a telling of one (REPORT/TELLING)."
_NUMBER = re.compile(r"[0-9]{1,9}")
_DEGREES = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{1,30})?(?:[eE][-+]?[0-9]{1,3})?")  # as programs print numbers
_COUNTRY = re.compile(r"[A-Za-z]{2}")

Schema = dict[str, Any]
_MOMENT: Schema = {"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}]}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A query parameter: the field of `Filters` or `Asked` it fills, its JSON schema, what it means, and how its text is read.

    `read` raises ValueError with what can be given instead.
    """

    name: str
    field: str
    schema: Schema
    words: str
    example: str
    read: Callable[[str], Any]
    required: bool = False

    def value(self, text: str) -> Any:
        """The value of the text; raises InputError naming the parameter and the remedy."""
        try:
            return self.read(text)
        except ValueError as error:
            raise InputError(self.name, f"{text[:40]!r} cannot be used", str(error)) from None


@cache
def parameters() -> dict[str, Parameter]:
    """Every parameter of a query by its name: what pages and lists of incidents take."""
    return {p.name: p for p in (*_when_and_where(), *_what(), *_how())}


@cache
def others() -> dict[str, Parameter]:
    """The parameters that only some paths take, by name."""
    return {p.name: p for p in _of_some()}


AS_OF = ("as_of",)
NONE: tuple[str, ...] = ()
PAGES = ("page", "limit")


@cache
def query() -> tuple[str, ...]:
    """The names of the filters, and the moment."""
    return tuple(name for name in parameters() if name not in (*PAGES, "order"))


@cache
def filters() -> tuple[str, ...]:
    """The names of the filters alone."""
    return tuple(name for name in query() if name not in AS_OF)


@cache
def listing() -> tuple[str, ...]:
    """The names of what lists of incidents take."""
    return tuple(parameters())


def _when_and_where() -> tuple[Parameter, ...]:
    day: Schema = {"type": "string", "format": "date"}
    return (
        Parameter("from", "first", day, "Only what can have been on or after this day.", "2025-03-01", _day),
        Parameter("to", "last", day, "Only what can have been on or before this day.", "2025-03-31", _day),
        Parameter(
            "country",
            "country",
            {"type": "string", "pattern": "^[A-Za-z]{2}$"},
            "Only in this country (ISO 3166-1 alpha-2).",
            "PK",
            _country,
        ),
        _text("admin1", "admin1", "Only in this province or state.", "Balochistan"),
        _text("place", "place", "Only at the place of this name.", "Quetta"),
        Parameter(
            "box",
            "box",
            {"type": "string", "format": "box"},
            "Only between these degrees: west,south,east,north; a west beyond the east crosses the 180th meridian.",
            "60.5,23.5,77.8,37.1",
            _box,
        ),
    )


def _what() -> tuple[Parameter, ...]:
    from dateline.schemes.incident_types import all_incident_types

    types = sorted({n for t in all_incident_types() for n in (t.name, t.family)})
    return (
        _one_of("type", "type", types, "Only of this type or family, and narrower ones.", "bombing"),
        _text("actor", "actor", "Only with this actor in any role, by id.", "PK.BLA"),
        _text("target", "target", "Only against this kind of target or victims.", "civilian"),
        Parameter(
            "deaths",
            "deaths",
            {"type": "integer", "minimum": 0, "maximum": _MOST_DEATHS},
            "Only where at least so many were killed, by the best figure.",
            "10",
            lambda text: _whole(text, 0, _MOST_DEATHS),
        ),
        _one_of("source", "source", SourceKind, "Only where such a source is quoted.", "police"),
        Parameter(
            "contested",
            "contested",
            {"type": "boolean"},
            "Only where reports or sources disagree on a field.",
            "true",
            _yes,
        ),
        _one_of("review", "review", Review, "Only what waits for a decision, was decided about, or neither.", "open"),
        _text(
            "q", "search", "Only where headline, place, actors, reports' titles or texts hold these words.", "market"
        ),
    )


def _how() -> tuple[Parameter, ...]:
    return (
        Parameter(
            "as_of",
            "as_of",
            _MOMENT,
            "As the reports and decisions known by then supported: a day means its end, a moment is in UTC unless it says otherwise.",
            "2025-03-12",
            _moment,
        ),
        _one_of("order", "order", Order, "In what order incidents are listed; the newest first unless told.", "newest"),
        _number("page", 1, LAST_PAGE, "Which page of the list.", "1"),
        _number("limit", 1, MOST_PER_PAGE, f"How many a page holds, {PER_PAGE} unless told.", str(PER_PAGE)),
    )


def _of_some() -> tuple[Parameter, ...]:
    whole = "Over all days, whatever `from` and `to` say: what a brush is drawn on."
    return (
        replace(_text("left", "left", _SIDE, "i3079c78e1f0a2b4c"), required=True),
        replace(_text("right", "right", _SIDE, "i925293bbd1e4f607"), required=True),
        Parameter(
            "zoom",
            "zoom",
            {"type": "number", "minimum": 0, "maximum": _NEAREST},
            "How near the map is, as in web maps: 0 shows the earth in one tile; what is near by there is one spot.",
            "3.5",
            _zoom,
        ),
        Parameter(
            "view",
            "view",
            {"type": "string", "format": "box"},
            "Only spots within what the map shows; no filter, so nothing else changes by it.",
            "60.5,23.5,77.8,37.1",
            _box,
        ),
        Parameter("before", "before", _MOMENT, "Only changes before this moment.", "2025-03-12T18:00:00Z", _moment),
        Parameter("whole", "whole", {"type": "boolean"}, whole, "true", _yes),
    )


def _text(name: str, field: str, words: str, example: str) -> Parameter:
    schema = {"type": "string", "pattern": r"\S", "maxLength": LONGEST}

    def read(text: str) -> str:
        if len(text) > LONGEST:
            raise ValueError(f"give at most {LONGEST} characters")
        return text

    return Parameter(name, field, schema, words, example, read)


def _one_of(name: str, field: str, known: type[StrEnum] | list[str], words: str, example: str) -> Parameter:
    values = {str(v): v for v in known}
    schema = {"type": "string", "enum": list(values)}
    return Parameter(name, field, schema, words, example, lambda text: _choice(text, values))


def _number(name: str, least: int, most: int, words: str, example: str) -> Parameter:
    schema = {"type": "integer", "minimum": least, "maximum": most}
    return Parameter(name, name, schema, words, example, lambda text: _whole(text, least, most))


def _yes(text: str) -> bool:
    return bool(_choice(text, {"true": True, "false": False}))


def _choice(text: str, values: dict[str, Any]) -> Any:
    if text not in values:
        raise ValueError(f"give one of: {', '.join(values)}")
    return values[text]


def _whole(text: str, least: int, most: int) -> int:
    if not _NUMBER.fullmatch(text) or not least <= int(text) <= most:
        raise ValueError(f"give a whole number from {least} to {most}")
    return int(text)


def _zoom(text: str) -> float:
    if not _DEGREES.fullmatch(text) or not 0 <= float(text) <= _NEAREST:
        raise ValueError(f"give a number from 0 to {_NEAREST}")
    return float(text)


def _day(text: str) -> str:
    from dateline.reading.dates import iso_date

    try:
        return iso_date(text).isoformat()[:10]
    except ValueError:
        raise ValueError("give a day as YYYY-MM-DD") from None


def _moment(text: str) -> str:
    from dateline.book.moments import asked

    try:
        return asked(text)
    except InputError as error:
        raise ValueError(error.remedy) from None


def _country(text: str) -> str:
    if not _COUNTRY.fullmatch(text):
        raise ValueError("give an ISO 3166-1 alpha-2 code, such as PK")
    return text.upper()


def _box(text: str) -> tuple[float, float, float, float]:
    """West, south, east, north; the two latitudes in either order, as two corners leave no doubt."""
    ends = text.split(",")
    if len(ends) != 4 or not all(_DEGREES.fullmatch(e) for e in ends):
        raise ValueError("give four numbers: west,south,east,north, in degrees")
    west, south, east, north = (float(e) for e in ends)
    if max(abs(west), abs(east)) > 180 or max(abs(south), abs(north)) > 90:
        raise ValueError("give longitudes from -180 to 180 and latitudes from -90 to 90")
    return west, min(south, north), east, max(south, north)
