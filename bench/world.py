"""A made-up world for measuring pages: incidents in real towns over eight years, as uncertain and uneven as reports of them are."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from itertools import accumulate

from dateline.knowledge.actors_list import Actor, actor, lands, listed_actors
from dateline.knowledge.gazetteer.index import load_gazetteer
from dateline.knowledge.gazetteer.place import Feature, Place
from dateline.model.coded import IncidentDate, IncidentPlace, Participant
from dateline.model.vocabulary import ParticipantRole, SourceKind
from dateline.schemes.incident_types import incident_type

START, DAYS = date(2018, 1, 1), 2860
# Countries with how much of it happens there, of a thousand; the rest is spread over all others.
_UNEVEN = {
    "AF": 90, "PK": 85, "IQ": 80, "SY": 75, "NG": 75, "SO": 55, "IN": 50, "YE": 45, "ML": 40, "BF": 40, "CD": 40, "MM": 40, "UA": 35,
    "CO": 30, "PH": 30, "LY": 20, "SD": 25, "MX": 20,
}  # fmt: skip
_TYPES = {
    "armed_assault": 20, "bombing": 12, "roadside_bomb": 9, "armed_clash": 12, "shooting": 8, "ambush": 6, "kidnapping": 6,
    "suicide_bombing": 3, "car_bombing": 2, "air_strike": 5, "drone_strike": 3, "shelling": 4, "arson": 2, "raid": 3, "arrest": 3,
    "assassination": 2, "riot": 1, "piracy": 1,
}  # fmt: skip
_TARGETS = (
    "civilians police military religious business transportation officials security_forces militants people".split()
)
_SOURCES = (
    SourceKind.POLICE,
    SourceKind.REPORTER,
    SourceKind.MILITARY,
    SourceKind.MEDICAL,
    SourceKind.EYEWITNESS,
    SourceKind.ARMED_GROUP,
)


@dataclass(frozen=True, slots=True)
class Said:
    """What one report says: when, by whom, and how many were killed (None: not told)."""

    known: datetime
    publisher: str
    source: SourceKind
    killed: int | None


@dataclass(frozen=True, slots=True)
class Happened:
    """One incident with the reports of it, the earliest first."""

    type: str
    headline: str
    date: IncidentDate | None
    place: IncidentPlace | None
    participants: tuple[Participant, ...]
    open_ended: bool
    said: tuple[Said, ...]


def happenings(number: int, seed: int = 7) -> Iterator[Happened]:
    """So many incidents, the same every time."""
    draw = random.Random(seed)
    types, often = list(_TYPES), list(accumulate(_TYPES.values()))
    lands, share = _lands()
    for _ in range(number):
        land = draw.choices(lands, cum_weights=share)[0]
        kind = draw.choices(types, cum_weights=often)[0]
        day = START + timedelta(days=int(DAYS * draw.random() ** 0.8))
        where = _place(draw, land)
        people = tuple(_participants(draw, land))
        at = where.name if where is not None else "an unknown place"
        headline = f"{incident_type(kind).label}, {at}"
        yield Happened(kind, headline, _date(draw, day), where, people, draw.random() < 0.1, tuple(_said(draw, day)))


@cache
def _lands() -> tuple[list[str], list[float]]:
    """The countries with towns, and the running sum of how much happens in each."""
    found = sorted(land for land in towns() if land in lands())
    rest = (1000 - sum(_UNEVEN.values())) / len(found)
    return found, list(accumulate(_UNEVEN.get(land, rest) for land in found))


@cache
def towns() -> dict[str, list[Place]]:
    """The towns of each country, the largest first."""
    gazetteer = load_gazetteer()
    found: dict[str, list[Place]] = {}
    for row in range(gazetteer.size):
        place = gazetteer.place(row)
        if place.feature is Feature.CITY and place.country:
            found.setdefault(place.country, []).append(place)
    return {land: sorted(some, key=lambda p: (-p.population, p.name))[:200] for land, some in found.items()}


@cache
def _groups(land: str) -> Sequence[Actor]:
    """A few armed groups of a country."""
    return [a for a in listed_actors().values() if land in a.countries and a.id.startswith(land)][:8]


def _date(draw: random.Random, day: date) -> IncidentDate | None:
    chance = draw.random()
    if chance < 0.03:
        return None
    if chance < 0.07:
        return IncidentDate(edtf=f"{day:%Y-%m}", precision=4, text="that month")
    if chance < 0.08:
        return IncidentDate(edtf=f"{day.year}", precision=5, text="that year")
    if chance < 0.11:
        return IncidentDate(edtf=f"{day}/{day + timedelta(days=3)}", precision=2, text="over the weekend")
    return IncidentDate(edtf=day.isoformat(), precision=1, text=f"{day:%A}")


def _place(draw: random.Random, land: str) -> IncidentPlace | None:
    chance = draw.random()
    if chance < 0.03:
        return None
    if chance < 0.07:
        return IncidentPlace(name=actor(land).name, country=land, precision=6, text=land)
    town = towns()[land][int(len(towns()[land]) * draw.random() ** 2)]  # a few towns see most of it
    vague = chance < 0.19 and town.admin1 is not None
    return IncidentPlace(
        name=town.admin1 or town.name if vague else town.name,
        country=land,
        admin1=town.admin1,
        latitude=round(town.latitude, 2 if vague else 5),
        longitude=round(town.longitude, 2 if vague else 5),
        precision=4 if vague else 1,
        radius_km=120.0 if vague else max(town.radius_km, 1.0),
        text=town.name,
    )


def _participants(draw: random.Random, land: str) -> Iterator[Participant]:
    groups = _groups(land)
    if groups and draw.random() < 0.6:
        one = groups[int(len(groups) * draw.random() ** 2)]
        yield Participant(
            role=ParticipantRole.PERPETRATOR, text=one.name, name=one.name, actor=one.id, kind=one.kind.value
        )
    else:
        yield Participant(role=ParticipantRole.PERPETRATOR, text="gunmen", name="gunmen", kind="attackers")
    kind = _TARGETS[int(len(_TARGETS) * draw.random() ** 2)]
    forces = {"police": f"{land}.POL", "military": f"{land}.MIL"}
    words = kind.replace("_", " ")
    yield Participant(role=ParticipantRole.TARGET, text=words, name=words, actor=forces.get(kind), kind=kind)


def _said(draw: random.Random, day: date) -> Iterator[Said]:
    """One report or several, whose figures may rise; a tenth of them contradict each other."""
    known = datetime(day.year, day.month, day.day, draw.randrange(24), draw.randrange(60))
    killed = (
        None
        if draw.random() < 0.2
        else int(draw.expovariate(0.35)) + (draw.randrange(120) if draw.random() < 0.01 else 0)
    )
    for number in range(1 + int(draw.expovariate(1.1))):
        yield Said(known, f"Gazette {draw.randrange(60)}", draw.choice(_SOURCES), killed)
        known += timedelta(hours=1 + draw.randrange(40), minutes=number)
        if killed is not None and draw.random() < 0.3:
            killed += draw.randrange(1, 4)
