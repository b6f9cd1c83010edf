"""What people decide: by a program with the token, or by a form of a page."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Body, Path
from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from dateline.web.answers import DecisionList
from dateline.web.asked import asked_exactly
from dateline.web.decisions import Decide, Decided, Made, decide, decided
from dateline.web.described import examples, operation, writing
from dateline.web.errors import first_of
from dateline.web.fresh import Content, answered
from dateline.web.linked import links, pages
from dateline.web.parameters import NONE, PAGES
from dateline.web.refused import Refused
from dateline.web.routes.login import local
from dateline.web.settings import book_of
from dateline.web.templating import AUTHOR, LAST_DECISION

router = APIRouter(tags=["decisions"])
_FORM: TypeAdapter[Decide] = TypeAdapter(Decide)
_A_YEAR, _AN_HOUR = 365 * 24 * 3600, 3600

DecisionId = Annotated[str, Path(description="A decision's id.", pattern=r"^[LCU][1-9][0-9]{0,11}$", examples=["L1"])]


@router.get("/api/decisions", **operation(DecisionList, "list_decisions", PAGES, paged=True))
def list_decisions(request: Request) -> Response:
    """Lists what people decided, the newest first, with those decisions that were undone."""
    asked = asked_exactly(request, PAGES)

    def make(connection: Connection) -> Content:
        made = list(decided(connection))
        listed = DecisionList(
            total=len(made),
            page=asked.page,
            pages=pages(len(made), asked.limit),
            limit=asked.limit,
            decisions=tuple(made[asked.rows.offset : asked.rows.offset + asked.limit]),
        )
        return Content(listed.model_dump_json().encode(), {"Link": links(request, asked, len(made))})

    return answered(request, make)


@router.get("/api/decisions/{decision}", **operation(Decided, "show_decision", missing=True))
def show_decision(request: Request, decision: DecisionId) -> Response:
    """Tells one decision: who, when, why, and whether it holds."""
    asked_exactly(request, NONE)

    def make(connection: Connection) -> Content:
        for made in decided(connection):
            if made.id == decision:
                return Content(made.model_dump_json().encode())
        raise Refused(404, f"{decision}: no such decision in the book", "see them at /api/decisions")

    return answered(request, make)


@router.post("/api/decisions", **writing(Made, "make_decision"))
def make_decision(
    request: Request, asked: Annotated[Decide, Body(openapi_examples=examples().get("decisions"))]
) -> Response:
    """Decides: that two incidents are the same, different or unsure, that a field has another value, or that a decision is undone.

    A decision outranks the model for ever; nothing that a report says is lost by it.
    """
    asked_exactly(request, NONE)
    made = decide(book_of(request), asked)
    return JSONResponse(made.model_dump(), 201, {"Location": f"/api/decisions/{made.decision}"})


@router.post("/decisions", include_in_schema=False)
async def decide_by_form(request: Request) -> Response:
    """The same by a form, which leads back to the path in its field "back"; empty fields are left out."""
    fields = {name: str(value).strip() for name, value in (await request.form()).items()}
    fields.pop("csrf", None)
    back = local(fields.pop("back", "/review"))
    try:
        asked = _FORM.validate_python({name: value for name, value in fields.items() if value})
    except ValidationError as error:
        raise Refused(422, first_of(error), "go back and fill it in") from None
    made = await run_in_threadpool(decide, book_of(request), asked)
    response = RedirectResponse(back, 303)
    response.set_cookie(AUTHOR, quote(asked.author.strip()), max_age=_A_YEAR, httponly=True, samesite="strict")
    response.set_cookie(LAST_DECISION, made.decision, max_age=_AN_HOUR, httponly=True, samesite="strict")
    return response
