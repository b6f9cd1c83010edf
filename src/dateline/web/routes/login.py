"""Where somebody who has the token says so, and where a session ends."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.web import paths
from dateline.web.access import log_in, log_out
from dateline.web.templating import render

router = APIRouter(include_in_schema=False)


@router.get(paths.LOGIN)
def ask(request: Request, next: str = paths.OVERVIEW) -> Response:
    """The form for the token."""
    return render(request, "login.html", back=local(next))


@router.post(paths.LOGIN)
def answer(request: Request, token: Annotated[str, Form()], next: Annotated[str, Form()] = paths.OVERVIEW) -> Response:
    """Opens a session and leads back to where somebody came from."""
    response = RedirectResponse(local(next), 303)
    log_in(request, token, response)
    return response


@router.post("/logout")
def leave(request: Request) -> Response:
    """Ends the session."""
    response = RedirectResponse(paths.OVERVIEW, 303)
    log_out(request, response)
    return response


def local(path: str) -> str:
    """`path` where it is one of ours, else the overview: no form of ours leads to another site."""
    is_ours = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
    return path if is_ours else paths.OVERVIEW
