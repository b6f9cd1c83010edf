"""Books of states drawn by chance, written without reports, and what a filter means said as plainly as can be."""

from __future__ import annotations

import random
from datetime import date, timedelta

from dateline.book.filters import Filters
from dateline.book.incident import BookIncident, Contest, TellingReport, WeighedCount
from dateline.book.opening import Book
from dateline.book.state_rows import write_states
from dateline.coding.dates.bounds import bounds
from dateline.model.coded import IncidentDate, IncidentPlace, Participant, Side
from dateline.model.vocabulary import (
    Certainty,
    CountWhat,
    CountWho,
    IncidentRole,
    ParticipantRole,
    SourceKind,
    Stage,
    Stance,
)
from dateline.schemes.incident_types import incident_type

START = date(2031, 1, 1)
MOMENT = "2031-{:02}-01T00:00:00.000000Z"
TYPES = ("bombing", "car_bombing", "armed_assault", "kidnapping")
PLACES = (
    ("FJ", "Northern", "Labasa", -16.4, 179.4),
    ("FJ", "Eastern", "Lau", -18.2, -178.8),
    ("PK", "Sindh", "Karachi", 24.9, 67.1),
)
ACTORS = ("PK.BLA", "PK.TTP", "FJ.X", None)
KINDS = ("police", "civilians", None)
EDTF = ("2031-02-03", "2031-02", "2031", "2031-02-03/2031-02-09", "2031-05-11", "1999-12-31", None)


def drawn(number: int, seed: int) -> list[BookIncident]:
    """Up to three states of each of so many incidents, one after the other."""
    draw = random.Random(seed)
    made = []
    for k in range(number):
        moments = sorted(draw.sample(range(1, 13), draw.randint(1, 3)))
        ends = [*moments[1:], 99 if draw.random() < 0.8 else 12]
        for since, until in zip(moments, ends, strict=True):
            if since < until:
                made.append(_state(draw, k, MOMENT.format(since), None if until == 99 else MOMENT.format(until)))
    return made


def _state(draw: random.Random, number: int, since: str, until: str | None) -> BookIncident:
    reports = [f"r{draw.randrange(number, number + 4)}" for _ in range(draw.randint(1, 3))]
    where = draw.choice([*PLACES, None])
    edtf = draw.choice(EDTF) if draw.random() < 0.5 else (START + timedelta(days=draw.randrange(700))).isoformat()
    low = draw.randrange(30)
    ends = draw.choice([(low, low, low), (low, low + 1, low + 5), (low, None, None), (None, None, low), None])
    sides = tuple(
        Side(value=v, stance=Stance.ASSERTS, source="x", kind=SourceKind.MEDIA, claims=("c",)) for v in ("1", "2")
    )
    return BookIncident(
        id=f"i{number * 7919:016x}", since=since, until=until, type=draw.choice(TYPES), headline=f"Event {number}", codes={},
        role=IncidentRole.MAIN, stage=Stage.ACCOMPLISHED, certainty=Certainty.STATED,
        date=IncidentDate(edtf=edtf, precision=1, text="then"),
        place=None if where is None else IncidentPlace(
            country=where[0], admin1=where[1], name=where[2], latitude=where[3], longitude=where[4], precision=draw.choice((1, 4)),
            radius_km=draw.choice((2.0, 80.0)), text=where[2],
        ),
        participants=(
            Participant(role=ParticipantRole.PERPETRATOR, text="a", name="a", actor=draw.choice(ACTORS)),
            Participant(role=draw.choice((ParticipantRole.TARGET, ParticipantRole.RESPONDER)), text="b", name="b", kind=draw.choice(KINDS)),
        ),
        weapons=(), responsibility=(),
        counts=() if ends is None else (
            WeighedCount(what=CountWhat.KILLED, who=CountWho.PEOPLE, low=ends[0], best=ends[1], high=ends[2], contested=False, rule="x", claims=()),
        ),
        ledger=None, disputes=tuple(Contest(field=f, sides=sides) for f in ("killed:people", "account") if draw.random() < 0.2),
        reports=tuple(
            TellingReport(id=r, ref=r, title=None, publisher=None, published=None, known=since, group=r, tellings=(f"{r}/i{number}",))
            for r in dict.fromkeys(reports)
        ),
        sources=1, source_kinds=tuple(sorted(draw.sample(list(SourceKind), draw.randint(0, 3)))),
    )  # fmt: skip


def write(book: Book, states: list[BookIncident]) -> None:
    """Writes the states alone: no report, coding or decision."""
    with book.writing() as connection:
        write_states(connection, states)


def at(states: list[BookIncident], as_of: str | None) -> list[BookIncident]:
    """The state of each incident at a moment."""
    if as_of is None:
        return [s for s in states if s.until is None]
    return [s for s in states if s.since <= as_of and (s.until is None or as_of < s.until)]


def killed(state: BookIncident) -> int | None:
    """The best figure, else the low one."""
    if not state.counts:
        return None
    return state.counts[0].best if state.counts[0].best is not None else state.counts[0].low


def days(state: BookIncident) -> tuple[str | None, str | None]:
    """The first and last possible day."""
    edtf = state.date.edtf if state.date is not None else None
    first, last = bounds(edtf) if edtf is not None else (None, None)
    return first.isoformat() if first else None, last.isoformat() if last else None


def meets(state: BookIncident, asked: Filters) -> bool:
    """Whether a state meets the filters on fields; what is unknown meets none."""
    first, last = days(state)
    where = state.place
    types = {state.type, incident_type(state.type).family, *incident_type(state.type).ancestors}
    suffering = {p.kind for p in state.participants if p.role in (ParticipantRole.TARGET, ParticipantRole.VICTIM)}
    figure = killed(state)
    tests = (
        asked.first is None or (last is not None and last >= asked.first),
        asked.last is None or (first is not None and first <= asked.last),
        asked.country is None or (where is not None and where.country == asked.country),
        asked.admin1 is None or (where is not None and where.admin1 == asked.admin1),
        asked.place is None or (where is not None and where.name == asked.place),
        asked.box is None or (where is not None and _inside(where, asked.box)),
        asked.type is None or asked.type in types,
        asked.actor is None or asked.actor in {p.actor for p in state.participants},
        asked.target is None or asked.target in suffering,
        asked.deaths is None or (figure is not None and figure >= asked.deaths),
        asked.source is None or asked.source in state.source_kinds,
        not asked.contested or bool(state.disputes),
    )
    return all(tests)


def _inside(where: IncidentPlace, box: tuple[float, float, float, float]) -> bool:
    west, south, east, north = box
    assert where.latitude is not None
    assert where.longitude is not None
    steps = (where.longitude - west) % 360 <= (east - west) % 360
    return steps and south <= where.latitude <= north
