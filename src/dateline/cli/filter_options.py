"""The options that say which incidents of a book are meant, declared once, and how they are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Annotated, Any, Optional

import typer

from dateline.book.filters import Box, Filters, Review
from dateline.model.errors import InputError
from dateline.model.vocabulary import SourceKind

First = Annotated[
    Optional[str],  # noqa: UP045 - Typer reads annotations at run time
    typer.Option("--from", metavar="DATE", help="Only what can have been on or after this day.", show_default=False),
]
Last = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--to", metavar="DATE", help="Only what can have been on or before this day.", show_default=False),
]
Country = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--country", metavar="CC", help="Only in this country (ISO 3166-1 alpha-2).", show_default=False),
]
Admin1 = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--admin1", metavar="NAME", help="Only in this province or state.", show_default=False),
]
Place = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--place", metavar="NAME", help="Only at the place of this name.", show_default=False),
]
Within = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(
        "--box",
        metavar="W,S,E,N",
        help="Only between these degrees; a west beyond the east crosses the 180th meridian.",
        show_default=False,
    ),
]
Type = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--type", metavar="TYPE", help="Only of this type or family, and narrower ones.", show_default=False),
]
Actor = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(
        "--actor", metavar="ID", help="Only with this actor in any role (see `dateline actors`).", show_default=False
    ),
]
Target = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--target", metavar="KIND", help="Only against this kind of target or victims.", show_default=False),
]
Deaths = Annotated[
    Optional[int],  # noqa: UP045
    typer.Option(
        "--least-deaths",
        min=0,
        metavar="N",
        help="Only where at least so many were killed, by the best figure.",
        show_default=False,
    ),
]
Source = Annotated[
    Optional[SourceKind],  # noqa: UP045
    typer.Option(
        "--source",
        metavar="KIND",
        help="Only where a source of this kind (police, medical, ...) says something.",
        show_default=False,
    ),
]
Contested = Annotated[bool, typer.Option("--contested", help="Only where reports or sources disagree on a field.")]
ToReview = Annotated[
    Optional[Review],  # noqa: UP045
    typer.Option("--review", help="Only where something is open, was decided, or neither.", show_default=False),
]
Search = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(
        "--search",
        metavar="WORDS",
        help='Only where its headline, place and people, or one of its reports, have all these words, "phrases" and beginnings*.',
        show_default=False,
    ),
]


def asked_in(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """What a command's parameters ask for, by the names of `Filters`; KeyError where the command lacks one of its filters."""
    return {field.name: parameters[field.name] for field in fields(Filters)}


def filters_of(asked: Mapping[str, Any]) -> Filters:
    """The filters asked for, by the names of `Filters`; raises InputError for a day, country, type or box that cannot be."""
    given = dict(asked)
    for option, name in (("--from", "first"), ("--to", "last")):
        if given.get(name) is not None:
            given[name] = _day(given[name], option)
    if given.get("country") is not None:
        given["country"] = given["country"].upper()
    if given.get("type") is not None:
        _check_type(given["type"])
    if given.get("box") is not None:
        given["box"] = _box(given["box"])
    return Filters(**given)


def _check_type(name: str) -> None:
    from dateline.book.queries import narrower

    try:
        narrower(name)
    except KeyError:
        raise InputError(f"--type {name}", "no such type", "see docs/schemes.md for them") from None


def _day(text: str, option: str) -> str:
    from dateline.reading.dates import iso_date

    try:
        return iso_date(text).isoformat()[:10]
    except ValueError:
        raise InputError(option, f"{text.strip()[:40]!r} is no day", "give a day as YYYY-MM-DD") from None


def _box(text: str) -> Box:
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        west = south = east = north = float("nan")
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise InputError("--box", f"{text[:40]!r} is no box", "give west,south,east,north in degrees")
    return west, south, east, north
