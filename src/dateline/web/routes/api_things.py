"""Reports, actors and places for programs."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from dateline.book.facets import facets
from dateline.book.standing import Standing, actor_view, place_view
from dateline.book.stored import StoredReport, stored_report
from dateline.knowledge.actors_list import actor as actor_of
from dateline.web.answers import ActorAnswer, ActorCount, ActorList, PlaceAnswer
from dateline.web.asked import asked_exactly, asked_of_one
from dateline.web.described import operation
from dateline.web.errors import found
from dateline.web.fresh import Content, answered
from dateline.web.parameters import AS_OF, parameters, query
from dateline.web.refused import Refused

router = APIRouter(tags=["things"])

ReportId = Annotated[
    str,
    Path(
        description="A report's id, or as much of its beginning as no other has.",
        min_length=1,
        max_length=200,
        examples=["r758ff8e1"],
    ),
]
ActorId = Annotated[
    str, Path(description="An actor's id (see `dateline actors`).", min_length=1, max_length=200, examples=["PK.BLA"])
]
Country = Annotated[str, Path(description="ISO 3166-1 alpha-2.", pattern="^[A-Za-z]{2}$", examples=["PK"])]
Admin1 = Annotated[
    str, Path(description='A province or state; "-" for any.', min_length=1, max_length=200, examples=["Balochistan"])
]
Place = Annotated[str, Path(description="A place's name.", min_length=1, max_length=200, examples=["Quetta"])]
_ANY = "-"  # of the divisions: a place whose division nobody gives has a path, too


@router.get("/api/reports/{report}", **operation(StoredReport, "show_report", AS_OF, missing=True))
def show_report(request: Request, report: ReportId) -> Response:
    """Tells a report: its text, what it claims with the passages that say so, its copies, and the incidents that it tells of."""
    asked = asked_of_one(request)

    def make(connection: Connection) -> Content:
        with found():
            return Content(stored_report(connection, report, asked.as_of).model_dump_json().encode())

    return answered(request, make)


@router.get("/api/actors", **operation(ActorList, "list_actors", query()))
def list_actors(request: Request) -> Response:
    """Lists the actors that have a part in the incidents of a query, in any role; a filter on an actor is left out."""
    asked = asked_exactly(request, query())

    def make(connection: Connection) -> Content:
        counted = facets(connection, asked.filters, asked.as_of).actor
        made = tuple(ActorCount(id=f.value, name=_who(f.value)[0] or f.value, incidents=f.incidents) for f in counted)
        return Content(ActorList(actors=made).model_dump_json().encode())

    return answered(request, make)


@router.get("/api/actors/{actor}", **operation(ActorAnswer, "show_actor", AS_OF, missing=True))
def show_actor(request: Request, actor: ActorId) -> Response:
    """Tells what an actor has a part in, in any role: totals, over time, against whom, with whom, where."""
    asked = asked_of_one(request)
    name, kind = _who(actor)

    def make(connection: Connection) -> Content:
        seen = actor_view(connection, actor, asked.as_of)
        if name is None and not seen.sums.incidents:
            raise Refused(404, f"{actor[:80]}: no such actor", "find its id with: dateline actors search NAME")
        made = ActorAnswer.model_construct(**_fields(seen), id=actor, name=name or actor, kind=kind)
        return Content(made.model_dump_json().encode())

    return answered(request, make)


@router.get("/api/places/{country}", **operation(PlaceAnswer, "show_country", AS_OF, missing=True))
def show_country(request: Request, country: Country) -> Response:
    """Tells what happened in a country: totals, over time, by whom, against whom, in which divisions."""
    return _place(request, country, None, None)


@router.get("/api/places/{country}/{admin1}", **operation(PlaceAnswer, "show_division", AS_OF, missing=True))
def show_division(request: Request, country: Country, admin1: Admin1) -> Response:
    """Tells what happened in a province or state."""
    return _place(request, country, admin1, None)


@router.get("/api/places/{country}/{admin1}/{place:path}", **operation(PlaceAnswer, "show_place", AS_OF, missing=True))
def show_place(request: Request, country: Country, admin1: Admin1, place: Place) -> Response:
    """Tells what happened at a place."""
    return _place(request, country, admin1, place)


def _place(request: Request, country: str, admin1: str | None, place: str | None) -> Response:
    asked = asked_of_one(request)
    code = parameters()["country"].value(country)
    division = None if admin1 == _ANY else admin1

    def make(connection: Connection) -> Content:
        seen = place_view(connection, code, division, place, asked.as_of)
        if not seen.sums.incidents:
            named = ", ".join(p for p in (place, division, code) if p)
            raise Refused(
                404, f"{named[:80]}: nothing is known to have happened there", "ask for a place that /api/facets lists"
            )
        made = PlaceAnswer.model_construct(**_fields(seen), country=code, admin1=division, place=place)
        return Content(made.model_dump_json().encode())

    return answered(request, make)


def _who(actor: str) -> tuple[str | None, str | None]:
    """The name and kind of an actor; None for one that the actor list does not have, as where a book was made with own actors."""
    try:
        known = actor_of(actor)
    except KeyError:
        return None, None
    return known.name, str(known.kind)


def _fields(seen: Standing) -> dict[str, Any]:
    return {name: getattr(seen, name) for name in Standing.model_fields}
