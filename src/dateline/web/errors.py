"""What a request that fails is told: one sentence with the remedy, as a page to people and as JSON to programs."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dateline.book import troubles
from dateline.book.troubles import BookError
from dateline.model.errors import InputError, where
from dateline.web.refused import Refused
from dateline.web.templating import render

_BEGIN = "begin at the overview"
_SAID = {
    400: ("the request cannot be read", "send it again as /api describes it"),
    404: ("there is no such page", _BEGIN),
    405: ("this cannot be done here", "use a method that the header Allow names"),
}
_REMEDIES = {  # of the command line, in words that hold here
    "list them with: dateline incidents": "look for it in the overview, or list them at /api/incidents",
    "ask for a later moment with --as-of": "ask for a later moment with as_of",
    "`dateline show INCIDENT` lists an incident's reports": "an incident lists its reports at /api/incidents/ID",
    "`dateline show INCIDENT` lists them": "the incident lists them at /api/incidents/ID",
    "they look like L3, C1 or U2: see dateline history INCIDENT": "they look like L3, C1 or U2: see /api/decisions",
    "see them with: dateline history INCIDENT": "see them at /api/decisions",
    "give two; to take a telling out of its incident: dateline separate INCIDENT REPORT/TELLING": "give two; to take a telling out of its incident, give the incident and REPORT/TELLING",
}
_FORMS = {"missing": "is missing", "string_pattern_mismatch": "has another form", "string_too_short": "is empty"}


class Problem(BaseModel):
    """Why a request was not answered, and what to do."""

    error: str
    remedy: str


@contextmanager
def found() -> Iterator[None]:
    """Turns "no such incident" and its like into 404, where an id of the path was not found."""
    try:
        yield
    except BookError:
        raise
    except InputError as error:
        if error.problem.startswith("are one and the same"):
            raise  # they are there
        raise Refused(404, f"{error.ref[:80]}: {error.problem}", said_here(error.remedy)) from error


def add_error_answers(app: FastAPI) -> None:
    """Makes `app` answer every error in one sentence."""
    app.add_exception_handler(InputError, _input)
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)


def answer(request: Request, said: Refused) -> Response:
    """The error as JSON for programs, as a page for people."""
    if wants_json(request):
        body = Problem(error=said.problem, remedy=said.remedy).model_dump()
        return JSONResponse(body, said.status, said.headers)
    made = render(request, "error.html", said.status, problem=said.problem, remedy=said.remedy)
    made.headers.update(said.headers)
    return made


def wants_json(request: Request) -> bool:
    """Whether the answer is for a program: by its path, else by what it accepts."""
    path = request.url.path
    return path.startswith("/api/") or path.endswith(".json") or "text/html" not in request.headers.get("accept", "")


def faulty(request: Request, error: Exception) -> Response:
    """The answer to a request that met a mistake of Dateline's own; one line on standard error tells where, and no word of a report."""
    if os.environ.get("DATELINE_DEBUG"):
        traceback.print_exception(error)
    print(f"dateline: a fault in Dateline itself ({where(error)}), asked for {request.url.path}", file=sys.stderr)
    remedy = "please report it, with what the server printed; DATELINE_DEBUG=1 prints more"
    return answer(request, Refused(500, "a fault in Dateline itself", remedy))


def first_of(error: RequestValidationError | ValidationError) -> str:
    """The first thing that is wrong with what was sent, by its place: "body.reason: is missing"."""
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"]) or "what was sent"
    said = _FORMS.get(first["type"], first["msg"])
    return f"{place}: {said[0].lower()}{said[1:]}"


def said_here(remedy: str) -> str:
    """A remedy of the command line in words that hold for pages and programs."""
    return _REMEDIES.get(remedy, remedy)


def _input(request: Request, error: Exception) -> Response:
    assert isinstance(error, InputError)
    problem = f"{error.ref}: {error.problem}"
    if isinstance(error, BookError):
        busy = error.problem == troubles.BUSY[0]
        return answer(request, Refused(503, problem, error.remedy, {"Retry-After": "5"} if busy else {}))
    return answer(request, Refused(422, problem, said_here(error.remedy)))


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    return answer(request, error)


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return answer(request, Refused(422, first_of(error), "send what /api describes"))


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    problem, remedy = _SAID.get(error.status_code, (error.detail, _BEGIN))
    headers = dict(error.headers or {})
    if "GET" in (allowed := headers.get("Allow", "").split(", ")):
        headers["Allow"] = ", ".join(sorted({*allowed, "HEAD"}))
    return answer(request, Refused(error.status_code, problem, remedy, headers))
