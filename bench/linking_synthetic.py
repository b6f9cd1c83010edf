"""Made-up mentions for measuring scale: incidents in towns that are unevenly violent, each told by a few reports in words of its own."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from dateline.linking.telling import Telling, Told
from dateline.linking.words import distinctive
from dateline.model.vocabulary import CountWhat, IncidentRole, Stage

A_DAY = 300  # mentions, all over the world
START = date(2015, 1, 1)
TOWNS, PROVINCES, COUNTRIES = 6000, 600, 60
TYPES = (("bombing", "bombing"), ("armed_assault", "attack"), ("kidnapping", "abduction"), ("armed_clash", "attack"))
MOST = 12  # reports of one incident
_COMMON = distinctive(
    [
        "gunmen militants soldiers market convoy checkpoint blast wounded hospital villagers troops mosque school bridge raid",
        "officials claimed responsibility security forces province district residents funeral curfew patrol vehicle grenade",
    ]
)


def mentions(number: int) -> Iterator[Telling]:
    """So many tellings, the same for a number every time, in the order of their incidents."""
    draw = random.Random(number)
    made = incident = 0
    while made < number:
        reports = min(number - made, MOST, 1 + int(draw.expovariate(1 / 3)))
        yield from _told(draw, incident, reports, START + timedelta(days=made // A_DAY))
        made += reports
        incident += 1


def _told(draw: random.Random, incident: int, reports: int, day: date) -> Iterator[Telling]:
    """One incident as several reports tell it."""
    town = int(TOWNS * draw.random() ** 2)  # a few towns see most of it
    province, country = town % PROVINCES, town % COUNTRIES
    kind, family = draw.choice(TYPES)
    killed = int(draw.expovariate(0.3))
    own = [f"w{incident}x{k}" for k in range(24)]
    local = [f"t{town}x{k}" for k in range(8)]
    names = [f"n{incident} {k}" for k in range(3)]
    for k in range(reports):
        vague = draw.random() < 0.15
        dated = draw.random() < 0.8
        words = draw.sample(own, 14) + draw.sample(local, 4) + draw.sample(_COMMON, 12)
        words += [f"r{draw.getrandbits(40):x}" for _ in range(14)]
        yield Telling(
            id=f"r{incident}-{k}/i0",
            report=f"r{incident}-{k}",
            rank=0,
            publisher=f"p{draw.randrange(200)}",
            published=day + timedelta(days=draw.choice((0, 0, 1, 1, 2, 4))),
            type=kind,
            family=family,
            role=IncidentRole.MAIN,
            stage=Stage.ACCOMPLISHED,
            earliest=day if dated else None,
            latest=day if dated else None,
            time=None,
            country=f"C{country}",
            admin1=f"A{province}",
            geonameid=None if vague else town + 1,
            place=f"A{province}" if vague else f"T{town}",
            latitude=-45 + 3.3 * (province % 30) + 0.25 * (town // PROVINCES),
            longitude=-170 + 17 * (province // 30) + 0.2 * (town // PROVINCES * 7 % 10),
            precision=4 if vague else 1,
            radius_km=100.0 if vague else 5.0,
            actors=(),
            targets=tuple(sorted(own[:4])),
            counts=(Told(CountWhat.KILLED, killed, killed, killed),),
            counterparts=(),
            names=tuple(sorted(draw.sample(names, 2))),
            words=tuple(sorted(words)),
            text_key=(),
        )
