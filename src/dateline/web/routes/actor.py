"""The pages of actors: all that have a part in an incident of the book, and each with what it had a part in."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dateline.book.facets import facets
from dateline.book.standing import actor_view
from dateline.knowledge.actors_list import Actor, actor
from dateline.knowledge.demonyms import country_name
from dateline.publishing.query_words import actor_name
from dateline.web.asked import asked
from dateline.web.refused import Refused
from dateline.web.settings import book_of
from dateline.web.showing.standing import actor_entries, standing_view
from dateline.web.templating import render

router = APIRouter(include_in_schema=False)
_FOUND = 40  # actors that a search shows


@router.get("/actors")
def list_actors(request: Request) -> Response:
    """The actors of a query with how many incidents each has a part in; `name` looks one up among all that are known."""
    query = asked(request, "name")
    with book_of(request).reading() as connection:
        entries = actor_entries(facets(connection, query.filters, query.as_of).actor, query)
    name = query.more.get("name", "")
    return render(request, "actors.html", entries=entries, wanted=name, hits=_hits(name), asked=query)


@router.get("/actors/{name}")
def show(request: Request, name: str) -> Response:
    """What an actor had a part in."""
    query = asked(request)
    who = _known(name)
    with book_of(request).reading() as connection:
        seen = actor_view(connection, name, query.as_of)
        if who is None and not seen.sums.incidents:
            raise Refused(404, f"{name[:80]}: no such actor", "look for it at /actors")
        view = standing_view(connection, seen, query, {"actor": name}, actor_name(name))
    return render(
        request,
        "actor.html",
        view=view,
        id=name,
        title=actor_name(name),
        actor=who,
        country_words=country_name,
        asked=query,
    )


def _known(name: str) -> Actor | None:
    try:
        return actor(name)
    except KeyError:
        return None


def _hits(name: str) -> list[tuple[Actor, str]]:
    """Actors of the list with that in a name, and which name it is."""
    from dateline.knowledge.actors_search import search

    return [(f.actor, f.name) for f in search(name)[:_FOUND]]
