"""What waits for a person, and why two incidents are held to be one or two."""

from __future__ import annotations

from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from dateline.book.comparing import compare
from dateline.book.doubts import count_doubts, doubts
from dateline.web.answers import ComparedReason, ComparisonAnswer, DoubtList
from dateline.web.asked import asked_exactly
from dateline.web.described import operation
from dateline.web.errors import found
from dateline.web.fresh import Content, answered
from dateline.web.linked import links, pages
from dateline.web.parameters import AS_OF, PAGES, filters

router = APIRouter(tags=["decisions"])
_QUEUE = (*filters(), *PAGES)
_SIDES = ("left", "right", *AS_OF)


@router.get("/api/review", **operation(DoubtList, "list_doubts", _QUEUE, paged=True))
def list_doubts(request: Request) -> Response:
    """Lists what waits for a person: links that the model leaves in doubt, and contested fields that nobody corrected."""
    asked = asked_exactly(request, _QUEUE)

    def make(connection: Connection) -> Content:
        total = count_doubts(connection, asked.filters)
        made = DoubtList.model_construct(
            total=total,
            page=asked.page,
            pages=pages(total, asked.limit),
            limit=asked.limit,
            doubts=tuple(doubts(connection, asked.limit, asked.rows.offset, asked.filters)),
        )
        return Content(made.model_dump_json().encode(), {"Link": links(request, asked, total)})

    return answered(request, make)


@router.get("/api/compare", **operation(ComparisonAnswer, "compare", _SIDES, missing=True))
def compare_two(request: Request) -> Response:
    """Says why two incidents or tellings are held to be one or two: every comparison with its weight, and what people decided."""
    asked = asked_exactly(request, _SIDES)

    def make(connection: Connection) -> Content:
        with found():
            seen = compare(connection, asked.more["left"], asked.more["right"], asked.as_of)
        why = seen.why
        reasons = tuple(
            ComparedReason(comparison=r.comparison, finding=r.finding, detail=r.detail, weight=r.weight)
            for r in why.reasons
        )
        made = ComparisonAnswer(
            left=seen.left,
            right=seen.right,
            are_one=seen.are_one,
            weight=why.weight,
            prior=why.prior,
            probability=why.probability,
            reasons=reasons,
            barred=why.barred,
            decisions=seen.decisions,
        )
        return Content(made.model_dump_json().encode())

    return answered(request, make)
