"""The overview: one query drives its counts, filters, timeline, map and table, and lives in the address."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dateline.web.asked import asked
from dateline.web.overview_view import overview_view
from dateline.web.settings import book_of
from dateline.web.templating import render

router = APIRouter(include_in_schema=False)


@router.get("/")
def overview(request: Request) -> Response:
    """The page, or for a script on it the part of it that a query changes."""
    query = asked(request)
    with book_of(request).reading() as connection:
        view = overview_view(connection, query)
    part = request.headers.get("hx-request-type") == "partial"
    made = render(request, "_view.html" if part else "overview.html", query=query, view=view)
    made.headers["Vary"] = "HX-Request-Type, Cookie"
    made.headers["Cache-Control"] = "no-store" if part else "no-cache"
    return made
