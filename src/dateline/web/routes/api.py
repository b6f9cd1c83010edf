"""Incidents for programs: lists, one incident, how it came to be, and why two are held to be one or two."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from dateline.book.changes import changes
from dateline.book.finding import find
from dateline.book.history import history
from dateline.book.queries import listed, names_of
from dateline.book.related import Related, related
from dateline.book.selection import selected
from dateline.book.viewing import View, view
from dateline.publishing.query_words import sentence
from dateline.web.answers import ChangeList, HistoryAnswer, IncidentAnswer, IncidentList, ReportedClaim
from dateline.web.asked import asked_exactly, asked_of_one
from dateline.web.described import operation
from dateline.web.errors import found
from dateline.web.fresh import Content, answered
from dateline.web.linked import links, pages
from dateline.web.parameters import AS_OF, filters, listing

router = APIRouter(tags=["incidents"])
CHANGES = (*filters(), "limit", "before")

IncidentId = Annotated[
    str,
    Path(
        description="An incident's id, or as much of its beginning as no other has.",
        min_length=1,
        max_length=200,
        examples=["i3079c78e1f0a2b4c"],
    ),
]


@router.get("/api/incidents", **operation(IncidentList, "list_incidents", listing(), paged=True))
def list_incidents(request: Request) -> Response:
    """Lists the incidents that meet a query, a page at a time."""
    asked = asked_exactly(request, listing())

    def make(connection: Connection) -> Content:
        found = selected(connection, asked.filters, asked.as_of)
        total = int(found.mask.sum())
        made = IncidentList.model_construct(
            query=sentence(asked.filters, asked.as_of, asked.order),
            total=total,
            page=asked.page,
            pages=pages(total, asked.limit),
            limit=asked.limit,
            as_of=asked.as_of,
            incidents=tuple(listed(connection, names_of(found, found.mask, asked.rows), asked.as_of)),
        )
        return Content(made.model_dump_json().encode(), {"Link": links(request, asked, total)})

    return answered(request, make)


@router.get("/api/incidents/{incident}", **operation(IncidentAnswer, "show_incident", AS_OF, missing=True))
def show_incident(request: Request, incident: IncidentId) -> Response:
    """Tells all of one incident: every value with its claims, its reports, what is contested, and how its figures ran."""
    asked = asked_of_one(request)

    def make(connection: Connection) -> Content:
        with found():
            shown = view(connection, incident, asked.as_of)
        return Content(answer_of(shown).model_dump_json().encode())

    return answered(request, make)


@router.get("/api/incidents/{incident}/history", **operation(HistoryAnswer, "tell_history", AS_OF, missing=True))
def tell_history(request: Request, incident: IncidentId) -> Response:
    """Tells how an incident came to be: what came in when, what people decided, and what that changed."""
    asked = asked_of_one(request)

    def make(connection: Connection) -> Content:
        with found():
            steps = history(connection, incident, asked.as_of)
        return Content(HistoryAnswer(incident=steps[-1].incident, steps=tuple(steps)).model_dump_json().encode())

    return answered(request, make)


@router.get("/api/incidents/{incident}/related", **operation(Related, "list_related", AS_OF, missing=True))
def list_related(request: Request, incident: IncidentId) -> Response:
    """Lists what belongs to an incident or stands near it: its parts, earlier ones, those near by, and others by the same actor."""
    asked = asked_of_one(request)

    def make(connection: Connection) -> Content:
        with found():
            one = find(connection, incident, asked.as_of).incident
        return Content(related(connection, one, asked.as_of).model_dump_json().encode())

    return answered(request, make)


@router.get("/api/changes", **operation(ChangeList, "list_changes", CHANGES, paged=True))
def list_changes(request: Request) -> Response:
    """Lists the incidents of a query by their latest change, with what changed; /feed.atom tells the same to feed readers."""
    asked = asked_exactly(request, CHANGES)

    def make(connection: Connection) -> Content:
        made = changes(connection, asked.filters, asked.limit, asked.more.get("before"))
        following = {}
        if len(made) == asked.limit:
            path = asked.url(request.url.path)
            following["Link"] = f'<{path}{"&" if "?" in path else "?"}before={made[-1].moment}>; rel="next"'
        return Content(ChangeList.model_construct(changes=tuple(made)).model_dump_json().encode(), following)

    return answered(request, make)


def answer_of(shown: View) -> IncidentAnswer:
    """What is told of an incident in JSON."""
    incident = shown.found.incident
    own = {name: getattr(incident, name) for name in type(incident).model_fields}
    claims = {
        name: ReportedClaim.model_construct(report=c.report, publisher=c.publisher, claim=c.claim)
        for name, c in shown.claims.items()
    }
    return IncidentAnswer.model_construct(
        **own, asked=shown.found.asked, successors=shown.found.successors, timeline=shown.timeline, claims=claims
    )
