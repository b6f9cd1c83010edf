"""The pages of places: a country, a division of it, or a place, with what happened there."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dateline.book.standing import place_view
from dateline.knowledge.demonyms import country_name
from dateline.publishing.wording import clean
from dateline.web.asked import asked
from dateline.web.parameters import parameters
from dateline.web.refused import Refused
from dateline.web.settings import book_of
from dateline.web.showing.standing import standing_view
from dateline.web.templating import render

router = APIRouter(include_in_schema=False)
_ANY = "-"  # stands for a division that nobody gives


@router.get("/places/{country}")
def show_country(request: Request, country: str) -> Response:
    """What happened in a country."""
    return _show(request, country, None, None)


@router.get("/places/{country}/{admin1}")
def show_division(request: Request, country: str, admin1: str) -> Response:
    """What happened in a division of a country."""
    return _show(request, country, admin1, None)


@router.get("/places/{country}/{admin1}/{place:path}")
def show_place(request: Request, country: str, admin1: str, place: str) -> Response:
    """What happened at a place."""
    return _show(request, country, admin1, place)


def _show(request: Request, country: str, admin1: str | None, place: str | None) -> Response:
    query = asked(request)
    code: str = parameters()["country"].value(country)
    division = None if admin1 == _ANY else admin1
    names = [clean(n) for n in (place, division) if n] + [country_name(code)]
    title = ", ".join(dict.fromkeys(names))
    with book_of(request).reading() as connection:
        seen = place_view(connection, code, division, place, query.as_of)
        if not seen.sums.incidents:
            raise Refused(404, f"{title[:80]}: nothing is known to have happened there", "begin at the overview")
        parameters_of = {"country": code, "admin1": division, "place": place}
        view = standing_view(connection, seen, query, parameters_of, title)
    above: list[tuple[str, str, str | None]] = [(country_name(code), code, None)] if division or place else []
    if place and division:
        above.append((clean(division), code, division))
    return render(request, "place.html", view=view, title=title, above=above, asked=query)
