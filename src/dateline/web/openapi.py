"""The description of the interface in OpenAPI 3.1, made from its routes; no book is needed for it."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from dateline.web import routes

DOCUMENTED = (
    "api",
    "api_figures",
    "api_things",
    "api_review",
    "api_decisions",
    "downloads",
    "feed",
)  # modules of routes
_ABOUT = """What a book holds, for programs.

Every answer is of one moment of the book. `as_of` asks for an earlier one: what the reports and decisions known by then support;
without it, it is the latest state of everything that is in the book. An incident whose field is unknown does not meet a filter on it.
A parameter that is not known, or is given twice with different values, is refused with status 422 and the nearest name.
Lists come in pages, linked by the header Link. Answers bear an ETag; If-None-Match with it gives 304 while the book is the same.
Every error is one sentence with its remedy. Writing, and reading where the server is not on this machine alone, needs the token
that the server printed or was started with: `Authorization: Bearer TOKEN`.
"""
_TAGS = [
    {"name": "incidents", "description": "What happened, as all reports of it together support."},
    {"name": "figures", "description": "Counts over all incidents of a query: for menus, timelines and maps."},
    {"name": "things", "description": "Reports, actors and places."},
    {"name": "decisions", "description": "What people decided, and what waits to be decided."},
    {"name": "files", "description": "The incidents of a query as files and as a feed."},
]


@cache
def description() -> dict[str, Any]:
    """The whole description, as /api/openapi.json gives it."""
    made = get_openapi(
        title="Dateline",
        version=_version(),
        summary="A sourced incident dataset",
        description=_ABOUT,
        routes=interface().routes,
        tags=_TAGS,
    )
    made.setdefault("components", {})["securitySchemes"] = {
        "token": {"type": "http", "scheme": "bearer", "description": "The token of the server."}
    }
    return made


def interface() -> FastAPI:
    """The operations that are described, without a book to answer from."""
    app = FastAPI()
    for name in DOCUMENTED:
        app.include_router(import_module(f"{routes.__name__}.{name}").router)
    return app


def _version() -> str:
    try:
        return version("dateline")
    except PackageNotFoundError:
        return "0"
