"""The pages of one incident: what is known of it, its history, how to cite it, and a page for paper."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dateline.book.finding import find
from dateline.book.related import related
from dateline.web.asked import asked
from dateline.web.errors import found
from dateline.web.settings import book_of
from dateline.web.showing.citing import citation
from dateline.web.showing.incident import incident_view
from dateline.web.showing.past import past_view
from dateline.web.templating import render

router = APIRouter(include_in_schema=False)


@router.get("/incidents/{incident}")
def show(request: Request, incident: str) -> Response:
    """All that is known of an incident, who says so, what conflicts and why."""
    query = asked(request, "correct", "decided")
    with book_of(request).reading() as connection, found():
        view = incident_view(connection, incident, query.as_of)
        beside = related(connection, view.incident, query.as_of)
    values = {"view": view, "related": beside, "asked": query, "correcting": query.more.get("correct", "")}
    return render(request, "incident.html", **values)


@router.get("/incidents/{incident}/history")
def show_history(request: Request, incident: str) -> Response:
    """How an incident came to be, and what people decided about it."""
    query = asked(request, "decided")
    with book_of(request).reading() as connection, found():
        view = past_view(connection, incident, query.as_of)
    return render(request, "history.html", view=view, asked=query)


@router.get("/incidents/{incident}/cite")
def cite(request: Request, incident: str) -> Response:
    """How to cite an incident."""
    query = asked(request)
    with book_of(request).reading() as connection, found():
        there = find(connection, incident, query.as_of).incident
    cited = citation(there, str(request.base_url), query.as_of)
    return render(request, "cite.html", incident=there, cited=cited, asked=query)


@router.get("/incidents/{incident}/print")
def show_on_paper(request: Request, incident: str) -> Response:
    """An incident on paper: everything open, without links."""
    query = asked(request)
    with book_of(request).reading() as connection, found():
        view = incident_view(connection, incident, query.as_of)
    cited = citation(view.incident, str(request.base_url), query.as_of)
    return render(request, "print.html", view=view, cited=cited, asked=query)
