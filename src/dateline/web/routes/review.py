"""The review queue: one thing to decide at a time, with all that speaks for either answer; and any two sides that somebody asks for."""

from __future__ import annotations

from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from dateline.book.finding import find
from dateline.model.errors import InputError
from dateline.web import paths
from dateline.web.asked import asked
from dateline.web.errors import found
from dateline.web.settings import book_of
from dateline.web.showing.review import review_view
from dateline.web.showing.sides import Pair, pair_of_incidents, pair_of_telling, strongest
from dateline.web.templating import render

router = APIRouter(include_in_schema=False)
PLACE = "dateline_review"  # a cookie: where in the queue somebody was
_FARTHEST = 1_000_000
_OWN = ("at", "value", "decided")


@router.get(paths.REVIEW)
def show(request: Request) -> Response:
    """The queue at the place that is asked for, else where somebody left it."""
    query = asked(request, *_OWN)
    at = _place(query.more["at"] if "at" in query.more else request.cookies.get(PLACE, "0"))
    with book_of(request).reading() as connection:
        view = review_view(connection, at, query.filters)
    response = render(request, "review.html", view=view, asked=query, value=query.more.get("value", ""))
    response.set_cookie(PLACE, str(view.at), max_age=30 * 24 * 3600, httponly=True, samesite="strict")
    return response


@router.get(f"{paths.REVIEW}/pair")
def show_pair(request: Request) -> Response:
    """Two incidents, or an incident and a telling, side by side, to decide whether they are one."""
    query = asked(request, "left", "right", "decided")
    sides = tuple(query.more.get(name, "") for name in ("left", "right"))
    if not all(sides):
        raise InputError(
            "left, right", "two sides are needed", "give the ids of two incidents, or of one and a telling"
        )
    with book_of(request).reading() as connection, found():
        pair, are_one = _compared(connection, sides[0], sides[1])
    return render(request, "pair.html", pair=pair, left=sides[0], right=sides[1], are_one=are_one, asked=query)


def _compared(connection: Connection, left: str, right: str) -> tuple[Pair, bool]:
    one, other = find(connection, left, None).incident, find(connection, right, None).incident
    if one.id != other.id:
        from dateline.book.comparing import compare

        best = compare(connection, left, right)
        return pair_of_incidents(connection, (best.left, best.right), (one.id, other.id)), False
    telling = right if "/" in right else left
    if telling not in one.tellings or len(one.tellings) == 1:
        raise InputError(
            f"{left} and {right}", "are one and the same", "give two incidents, or one and a telling of it"
        )
    return pair_of_telling(connection, one.id, telling, strongest(connection, one.id, telling)), True


def _place(text: str) -> int:
    return min(int(text), _FARTHEST) if text.isascii() and text.isdigit() else 0
