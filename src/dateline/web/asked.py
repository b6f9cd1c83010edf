"""What a request asks for: the filters, moment, order and page that its query parameters say. The URL is the state of a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request

from dateline.book.filters import Filters, Order, Page
from dateline.model.errors import InputError
from dateline.web.parameters import AS_OF, PER_PAGE, others, parameters

_OF_ASKED = ("as_of", "order", "page", "limit")


@dataclass(frozen=True, slots=True)
class Asked:
    """One query; `page` counts from 1, `limit` is how many a page holds, `given` are the parameters as they were written."""

    filters: Filters = field(default_factory=Filters)
    as_of: str | None = None  # as the book writes moments
    order: Order = Order.NEWEST
    page: int = 1
    limit: int = PER_PAGE
    given: Mapping[str, str] = field(default_factory=dict)
    more: Mapping[str, Any] = field(default_factory=dict)  # parameters that only some paths have

    @property
    def rows(self) -> Page:
        """Which part of the list the page shows."""
        return Page(self.order, self.limit, (self.page - 1) * self.limit)

    def url(self, path: str, **changes: object) -> str:
        """`path` with this query, changed: None takes a parameter out, `from_` is `from`; any change of the query leads to its first page.

        Raises KeyError for a parameter that there is not.
        """
        known = parameters()
        asked = {name: value for name, value in self.given.items() if not changes or name != "page"}
        for keyword, value in changes.items():
            name = known[keyword.removesuffix("_")].name
            asked.pop(name, None)
            if value is not None and value is not False and value != "":
                asked[name] = "true" if value is True else str(value)
        ordered = {name: asked[name] for name in known if name in asked}
        return f"{path}?{urlencode(ordered)}" if ordered else path


def asked(request: Request, *more: str) -> Asked:
    """What a page's query asks for; an empty parameter, as forms send it, is none. Raises InputError for any that cannot be used.

    `more` names parameters that only this page has; what they say is in `more` of what is returned, as text where we do not know them.
    """
    return _asked(request, (*parameters(), *more), empties=True)


def asked_exactly(request: Request, names: Sequence[str]) -> Asked:
    """What a program asks of a path that takes the parameters `names`; an empty parameter is a mistake, too."""
    return _asked(request, names, empties=False)


def asked_of_one(request: Request) -> Asked:
    """What is asked of one thing, as of a moment; a page's twin may also bear the query of the list that led to it, which changes nothing."""
    return asked(request) if request.url.path.endswith(".json") else asked_exactly(request, AS_OF)


def single(request: Request) -> dict[str, str]:
    """The query's parameters, each once; raises InputError where one is given twice with different values."""
    found: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        if found.setdefault(name, value) != value:
            raise InputError(name[:40], "is given twice", "give it once")
    return found


def refuse_unknown(names: Mapping[str, str], known: frozenset[str]) -> None:
    """Raises InputError for the first name that is not known, with the nearest one that is."""
    for name in names:
        if name not in known:
            near = get_close_matches(name, sorted(known), n=1, cutoff=0.5)
            remedy = f"did you mean {near[0]}?" if near else f"known are: {', '.join(sorted(known)) or 'none'}"
            raise InputError(f"{name[:40]!r}", "no such parameter", remedy)


def _asked(request: Request, names: Sequence[str], *, empties: bool) -> Asked:
    written = single(request)
    refuse_unknown(written, frozenset(names))
    given = {n: v.strip() for n, v in written.items() if not (empties and not v.strip())}
    values: dict[str, Any] = {}
    more: dict[str, Any] = {}
    for name, text in given.items():
        known = parameters().get(name) or others().get(name)
        if not text:
            example = f", such as {known.example}" if known is not None else ""
            raise InputError(name, "is empty", f"give a value{example}, or leave it out")
        if name in parameters():
            values[parameters()[name].field] = parameters()[name].value(text)
        else:
            more[name] = known.value(text) if known is not None else text
    for name in names:
        if name in others() and others()[name].required and name not in more:
            raise InputError(name, "is missing", f"give it, such as {others()[name].example}")
    own = {name: values.pop(name) for name in _OF_ASKED if name in values}
    kept = {n: v for n, v in given.items() if n in parameters()}
    return Asked(filters=Filters(**values), given=kept, more=more, **own)
