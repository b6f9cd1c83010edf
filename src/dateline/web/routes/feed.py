"""New and changed incidents of a query, for feed readers."""

from __future__ import annotations

from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from dateline.book.changes import changes
from dateline.publishing.query_words import sentence
from dateline.web import paths
from dateline.web.asked import asked_exactly
from dateline.web.atom import MEDIA, Feed, atom
from dateline.web.described import file_operation
from dateline.web.fresh import Content, answered
from dateline.web.parameters import filters

router = APIRouter(tags=["files"])
_TAKES = (*filters(), "limit")


@router.get("/feed.atom", **file_operation([MEDIA], "follow", _TAKES))
def follow(request: Request) -> Response:
    """The incidents of a query that came in or changed last, as an Atom feed; an incident stays one entry when it changes."""
    asked = asked_exactly(request, _TAKES)
    base = str(request.base_url).rstrip("/")
    title = f"Dateline, new and changed: {sentence(asked.filters, None)}"
    feed = Feed(base, asked.url("/feed.atom"), asked.url(paths.OVERVIEW, limit=None), title)

    def make(connection: Connection) -> Content:
        return Content(atom(feed, changes(connection, asked.filters, asked.limit)))

    return answered(request, make, MEDIA)
