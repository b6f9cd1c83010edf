"""What describes the interface: OpenAPI for programs, and a page for people that loads nothing from outside."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dateline.web.openapi import description
from dateline.web.templating import render

router = APIRouter(include_in_schema=False)


@router.get("/api/openapi.json")
def openapi() -> Response:
    """The description in OpenAPI 3.1."""
    return JSONResponse(description())


@router.get("/api")
def page(request: Request) -> Response:
    """The same for people."""
    from dateline.web.document import operations

    return render(request, "api.html", about=description()["info"]["description"], operations=operations())
