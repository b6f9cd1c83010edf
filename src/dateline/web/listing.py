"""The table of the overview: rows as people read them, headings that sort, and pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.book.filters import Order
from dateline.book.queries import Listed
from dateline.knowledge.demonyms import country_name
from dateline.publishing.wording import PLACE_PRECISION, clean, edtf_words, number
from dateline.web.asked import Asked
from dateline.web.linked import pages
from dateline.web.marks import DaySpan, TollBar, day_span, toll_bar
from dateline.web.paths import OVERVIEW, incident_path

ORDERS = {
    Order.NEWEST: "newest",
    Order.OLDEST: "oldest",
    Order.DEADLIEST: "deadliest",
    Order.MOST_REPORTED: "most reported",
    Order.CHANGED: "latest change",
}
_VAGUE = 3  # UCDP where_prec from which on a place is an area


@dataclass(frozen=True, slots=True)
class Row:
    """An incident in the table; `at` is its "longitude,latitude" for the map."""

    id: str
    href: str
    date: str
    span: DaySpan | None
    headline: str
    place: str
    vague: str | None
    at: str | None
    perpetrators: str | None
    contested: str | None
    stage: str | None
    killed: TollBar
    reports: int
    sources: str


@dataclass(frozen=True, slots=True)
class Head:
    """A heading of the table, a link where it sorts; `sort` is what it sorts by now ("ascending", "descending")."""

    words: str
    kind: str | None = None
    href: str | None = None
    sort: str | None = None


@dataclass(frozen=True, slots=True)
class Pages:
    """Which part of the list is shown, and the way to those beside it."""

    words: str
    before: str | None
    after: str | None


def rows(listed: Sequence[Listed], asked: Asked, whole: tuple[str, str] | None) -> list[Row]:
    """The rows of a page of the table; `whole` is the first and last day of all that the query finds."""
    figures = [n for one in listed for n in (one.deaths_low, one.deaths_best, one.deaths_high) if n is not None]
    most = max(figures, default=0)
    return [_row(one, asked, whole, most) for one in listed]


def _row(one: Listed, asked: Asked, whole: tuple[str, str] | None, most: int) -> Row:
    as_of = asked.given.get("as_of")
    known = one.longitude is not None and one.latitude is not None
    vague = one.precision is not None and one.precision >= _VAGUE
    return Row(
        id=one.id,
        href=Asked(given={"as_of": as_of} if as_of else {}).url(incident_path(one.id)),
        date="date not known" if one.date is None else edtf_words(one.date) or one.date,
        span=day_span(one.first_day, one.last_day, whole),
        headline=clean(one.headline),
        place=", ".join(_place(one)),
        vague=PLACE_PRECISION[one.precision] if vague and one.precision is not None else None,
        at=f"{one.longitude},{one.latitude}" if known else None,
        perpetrators=clean(one.perpetrators) if one.perpetrators else None,
        contested=f"{one.contested} contested" if one.contested else None,
        stage=None if one.stage == "accomplished" else one.stage,
        killed=toll_bar(one.deaths_low, one.deaths_best, one.deaths_high, most),
        reports=one.reports,
        sources=f"{number(one.sources)} source{'' if one.sources == 1 else 's'}",
    )


def _place(one: Listed) -> Iterator[str]:
    """Place, division and country, as far as the headline does not name them."""
    country = country_name(one.country) if one.country else None
    names = [clean(name) for name in (one.place, one.admin1, country) if name]
    said = one.headline.casefold()
    yield from dict.fromkeys(name for name in names if name.casefold() not in said)
    if not names:
        yield "place not known"


def heads(asked: Asked) -> list[Head]:
    """The headings; that of the date turns the order of days around."""

    def link(words: str, kind: str, order: Order, sort: str) -> Head:
        now = asked.order is order
        return Head(words, kind, None if now else asked.url(OVERVIEW, order=order), sort if now else None)

    if asked.order is Order.NEWEST:
        day = Head("Date", "when", asked.url(OVERVIEW, order=Order.OLDEST), "descending")
    elif asked.order is Order.OLDEST:
        day = Head("Date", "when", asked.url(OVERVIEW, order=Order.NEWEST), "ascending")
    else:
        day = Head("Date", "when", asked.url(OVERVIEW, order=Order.NEWEST))
    return [
        day,
        Head("Incident", "what"),
        link("Killed", "number killed", Order.DEADLIEST, "descending"),
        link("Reports", "number heard", Order.MOST_REPORTED, "descending"),
    ]


def orders(asked: Asked) -> list[tuple[str, str]]:
    """The other ways to sort, as words and links."""
    return [(words, asked.url(OVERVIEW, order=order)) for order, words in ORDERS.items() if order is not asked.order]


def pages_of(asked: Asked, total: int, shown: int) -> Pages:
    """The words and links of the page of a list of `total`, of which it shows so many."""
    first = (asked.page - 1) * asked.limit + 1
    words = (
        f"{number(first)} to {number(first + shown - 1)} of {number(total)}" if shown else f"none of {number(total)}"
    )
    last = pages(total, asked.limit)
    before = asked.url(OVERVIEW, page=min(asked.page - 1, last)) if asked.page > 1 else None
    return Pages(words, before, asked.url(OVERVIEW, page=asked.page + 1) if asked.page < last else None)
