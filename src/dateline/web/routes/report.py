"""The page of one report, and its text as it was stored."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dateline.book.stored import stored_report
from dateline.web.asked import asked
from dateline.web.errors import found
from dateline.web.settings import book_of
from dateline.web.showing.report import report_view
from dateline.web.templating import render

router = APIRouter(include_in_schema=False)


@router.get("/reports/{report}.txt")
def text(request: Request, report: str) -> Response:
    """The text, character by character as the book keeps it; plain text, which no browser runs."""
    asked(request)
    with book_of(request).reading() as connection, found():
        stored = stored_report(connection, report)
    headers = {"Content-Disposition": f'inline; filename="{stored.head.id}.txt"'}
    return PlainTextResponse(stored.text, headers=headers)


@router.get("/reports/{report}")
def show(request: Request, report: str) -> Response:
    """A report's text with its evidence marked, and every claim of its current coding."""
    query = asked(request)
    with book_of(request).reading() as connection, found():
        view = report_view(connection, report, query.as_of)
    return render(request, "report.html", view=view, asked=query)
