"""What a request that fails is told: one sentence with the remedy, as a page to people and as JSON to programs."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dateline.model.errors import InputError
from dateline.web.templating import render

_SAID = {
    404: ("there is no such page", "begin at the overview"),
    405: ("this cannot be done here", "use one of the methods that the header Allow names"),
}


def add_error_answers(app: FastAPI) -> None:
    """Makes `app` answer every error in one sentence."""
    app.add_exception_handler(InputError, _input)
    app.add_exception_handler(HTTPException, _http)


def answer(request: Request, status: int, problem: str, remedy: str) -> Response:
    """The error as JSON for programs, as a page for people."""
    if wants_json(request):
        return JSONResponse({"error": problem, "remedy": remedy}, status)
    return render(request, "error.html", status, problem=problem, remedy=remedy)


def wants_json(request: Request) -> bool:
    """Whether the answer is for a program: by its path, else by what it accepts."""
    path = request.url.path
    return path.startswith("/api/") or path.endswith(".json") or "text/html" not in request.headers.get("accept", "")


def _input(request: Request, error: Exception) -> Response:
    assert isinstance(error, InputError)
    return answer(request, 422, f"{error.ref}: {error.problem}", error.remedy)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    problem, remedy = _SAID.get(error.status_code, (error.detail, "begin at the overview"))
    made = answer(request, error.status_code, problem, remedy)
    made.headers.update(error.headers or {})
    return made
