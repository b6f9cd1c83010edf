"""Renders pages: every value is escaped, and a name that a template does not get is an error, never an empty space."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dateline.publishing import wording
from dateline.web import paths
from dateline.web.access import access_of
from dateline.web.assets import asset
from dateline.web.parameters import LONGEST
from dateline.web.showing import words

AUTHOR, LAST_DECISION = "dateline_author", "dateline_decision"  # cookies
TEMPLATES = Path(__file__).with_name("templates")
_FILTERS: dict[str, Callable[..., str | None]] = {
    "clean": wording.clean,
    "count_label": wording.count_label,
    "date_words": wording.date_words,
    "edtf_words": wording.edtf_words,
    "line_words": wording.line_words,
    "moment": words.moment_words,
    "number": wording.number,
    "place_words": wording.place_words,
    "precision": words.precision_words,
    "range_words": wording.range_words,
}


def render(request: Request, name: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page from the template `name`; templates also know `request`, `access` (who may write, and the mark of its forms), `author`, `last_decision` (its id, for an undo), `asset`, `paths` and the filters of `wording`."""
    return HTMLResponse(html(request, name, **values), status_code=status)


def html(request: Request, name: str, **values: Any) -> str:
    """The text of a page or a part of one."""
    known = {
        "request": request,
        "access": access_of(request),
        "author": author_of(request),
        "last_decision": request.cookies.get(LAST_DECISION, ""),
    }
    return environment().get_template(name).render(**known, **values)


def author_of(request: Request) -> str:
    """The name that somebody last gave with a decision, so that forms can show it; empty where none is known."""
    return unquote(request.cookies.get(AUTHOR, ""))[:LONGEST]


@cache
def environment() -> Environment:
    """Jinja's, set up once."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(_FILTERS)
    made.globals.update(asset=asset, paths=paths)
    return made
