"""The drawings of an incident's page: tolls over time, the ledger, dates that differ, and where it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from dateline.book.incident import BookIncident, WeighedCount
from dateline.book.moments import moment_in
from dateline.coding.dates.bounds import bounds
from dateline.model.coded import LedgerLine
from dateline.publishing.card_rows import field_label
from dateline.publishing.drawing.ledger_bar import Share, ledger_bar
from dateline.publishing.drawing.svg import Picture
from dateline.publishing.drawing.time_bars import TimeBar, time_bars
from dateline.publishing.drawing.toll_chart import Said, Toll, toll_chart
from dateline.publishing.drawing.world_map import Mark, world_map
from dateline.web.showing.fields import FieldView
from dateline.web.showing.told import Told
from dateline.web.showing.values import denies
from dateline.web.showing.words import place_named

_MOST = 8  # counts that get a chart
_COUNTRY = 6  # UCDP where_prec: no finer than a country


def tolls(states: Sequence[BookIncident], claims: Mapping[str, Told]) -> list[Picture]:
    """A chart for each count that changed or that several claims give, in the order of the latest state."""
    found = []
    moments = [_moment(s.since) for s in states]
    for count in states[-1].counts:
        key = f"{count.what}:{count.who}"
        course = _course(states, count)
        said = _said(count, claims)
        if len(course) > 1 or len(said) > 1:
            found.append(toll_chart(f"toll-{count.what}-{count.who}", field_label(key), course, said, moments))
    return found[:_MOST]


def _course(states: Sequence[BookIncident], count: WeighedCount) -> list[Toll]:
    """What the count came to, from the first state that has it, whenever it changed."""
    found: list[Toll] = []
    for state in states:
        there = next((c for c in state.counts if (c.what, c.who) == (count.what, count.who)), None)
        if there is None and not found:
            continue
        ends = (there.low, there.best, there.high) if there is not None else (None, None, None)
        if not found or (found[-1].low, found[-1].best, found[-1].high) != ends:
            found.append(Toll(_moment(state.since), *ends))
    return found


def _said(count: WeighedCount, claims: Mapping[str, Told]) -> list[Said]:
    """The claims behind a count, without those that repeat one in a copy of its text."""
    found = []
    for one in count.claims:
        told = claims.get(one.claim)
        if told is None or one.note == "copy":
            continue
        value = told.claim.value
        who = f"{told.claim.source.text} ({told.publisher})"
        ends = value["low"], value["best"], value["high"]
        found.append(Said(_moment(told.known), *ends, who, one.weight > 0, denies(told.claim)))
    return found


def _moment(words: str) -> datetime:
    return moment_in(words).astimezone(UTC)


def ledger(incident: BookIncident) -> Picture | None:
    """The balance of people as a bar; None where there is none."""
    balance = incident.ledger
    if balance is None:
        return None
    shares = [_share(line) for line in balance.lines]
    if not balance.balances:
        rest = balance.unaccounted
        shares.append(Share("unaccounted for", rest.low, rest.best, rest.high, known=False))
    return ledger_bar("ledger", _share(balance.start), shares)


def _share(line: LedgerLine) -> Share:
    return Share(line.what.replace("_", " "), line.low, line.best, line.high)


def dates(view: FieldView, claims: Mapping[str, Told]) -> Picture | None:
    """The dates that are given, as bars; None where all give the same or none has a day."""
    bars = [_bar(value.words, value.chosen, value.denied, claims[value.sayings[0].claim]) for value in view.values]
    days = [d for b in bars for d in (b.first, b.last) if d is not None]
    return time_bars("dates", "When, as different sources say it", bars) if len(bars) > 1 and days else None


def _bar(words: str, chosen: bool, denied: bool, told: Told) -> TimeBar:
    edtf = told.claim.value["edtf"]
    first, last = bounds(edtf) if edtf else (None, None)
    return TimeBar(words, f"{words}, {told.claim.source.text} ({told.publisher})", first, last, chosen, denied)


def where(incident: BookIncident, name: str = "where") -> Picture | None:
    """The map: a point, an area where the place is vague, the whole country where only that is known; None without either."""
    place = incident.place
    if place is None or (place.country is None and place.latitude is None):
        return None
    countries = frozenset([place.country] if place.country else [])
    vague = place.precision is not None and place.precision >= _COUNTRY
    marks = []
    if place.latitude is not None and place.longitude is not None and not (vague and countries):
        radius = place.radius_km if place.precision != 1 else None
        marks.append(Mark(place.latitude, place.longitude, place.name, radius))
    return world_map(name, f"Where: {place_named(place)}", marks, countries, (420.0, 280.0))
