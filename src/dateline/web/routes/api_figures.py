"""Counts over all incidents of a query: totals, what else could be asked, time and map."""

from __future__ import annotations

from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from dateline.book.bins import bins
from dateline.book.facets import Facets, facets
from dateline.book.spots import spots
from dateline.book.sums import Sums, sums
from dateline.web.answers import Map, Timeline
from dateline.web.asked import asked_exactly
from dateline.web.described import operation
from dateline.web.fresh import Content, answered
from dateline.web.parameters import query

router = APIRouter(tags=["figures"])
_TIMELINE = (*query(), "whole")
_MAP = (*query(), "zoom", "view")
_FAR = 1.0  # the zoom at which a map is first shown


@router.get("/api/sums", **operation(Sums, "sum_up", query()))
def sum_up(request: Request) -> Response:
    """Sums up the incidents of a query: how many, how many reports, how many were killed, and what is unknown."""
    asked = asked_exactly(request, query())

    def make(connection: Connection) -> Content:
        return Content(sums(connection, asked.filters, asked.as_of).model_dump_json().encode())

    return answered(request, make)


@router.get("/api/facets", **operation(Facets, "list_facets", query()))
def list_facets(request: Request) -> Response:
    """Lists the values of each filter with how many incidents each would leave, its own filter left out."""
    asked = asked_exactly(request, query())

    def make(connection: Connection) -> Content:
        return Content(facets(connection, asked.filters, asked.as_of).model_dump_json().encode())

    return answered(request, make)


@router.get("/api/timeline", **operation(Timeline, "draw_timeline", _TIMELINE))
def draw_timeline(request: Request) -> Response:
    """Counts the dated incidents of a query over time, in about 160 bins at most."""
    asked = asked_exactly(request, _TIMELINE)
    whole = bool(asked.more.get("whole", False))

    def make(connection: Connection) -> Content:
        made = Timeline.model_construct(bins=tuple(bins(connection, asked.filters, asked.as_of, whole=whole)))
        return Content(made.model_dump_json().encode())

    return answered(request, make)


@router.get("/api/map", **operation(Map, "draw_map", _MAP))
def draw_map(request: Request) -> Response:
    """Gathers the placed incidents of a query into at most 1,500 spots, the coarser the further away one looks."""
    asked = asked_exactly(request, _MAP)
    zoom, view = asked.more.get("zoom", _FAR), asked.more.get("view")

    def make(connection: Connection) -> Content:
        made = Map.model_construct(zoom=zoom, spots=tuple(spots(connection, asked.filters, asked.as_of, zoom, view)))
        return Content(made.model_dump_json().encode())

    return answered(request, make)
