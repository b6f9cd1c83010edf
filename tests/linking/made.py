"""Tellings made for tests: a bombing in one town with everything known, and what differs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from dateline.linking.telling import Telling, Told
from dateline.linking.words import distinctive
from dateline.model.vocabulary import CountWhat, IncidentRole, Stage

MARKET = "A bomb hidden in a vegetable cart tore through the crowded Sabzi Mandi market in Kharpur at dawn, killing 12 shoppers."
STATION = "A suicide attacker rammed a lorry into the gate of the Dhoke police station in Kharpur after dusk, killing five constables."

BASE = Telling(
    id="r1/i1",
    report="r1",
    rank=0,
    publisher="Kharpur Daily",
    published=date(2024, 5, 3),
    type="bombing",
    family="bombing",
    role=IncidentRole.MAIN,
    stage=Stage.ACCOMPLISHED,
    earliest=date(2024, 5, 2),
    latest=date(2024, 5, 2),
    time=None,
    country="PK",
    admin1="Sindh",
    geonameid=1,
    place="Kharpur",
    latitude=27.5,
    longitude=68.7,
    precision=1,
    radius_km=5.0,
    actors=(),
    targets=(),
    counts=(),
    counterparts=(),
    names=(),
    words=(),
    text_key=(),
)


def telling(report: str, text: str, **known: Any) -> Telling:
    """The base with the words of a text, and what else is known."""
    return replace(BASE, **{"id": f"{report}/i1", "report": report, "words": distinctive([text]), **known})


def market(report: str, **known: Any) -> Telling:
    """The bombing of the market as a report tells it."""
    told: dict[str, Any] = {
        "time": "TMO",
        "targets": ("market", "shoppers"),
        "names": ("sabzi mandi",),
        "counts": killed(12),
    }
    return telling(report, MARKET, **{**told, **known})


def station(report: str, **known: Any) -> Telling:
    """The bombing of the police station on the same day in the same town."""
    told: dict[str, Any] = {
        "time": "TEV",
        "targets": ("constables", "police", "station"),
        "names": ("dhoke police station",),
        "counts": killed(5),
    }
    return telling(report, STATION, **{**told, **known})


def killed(number: int) -> tuple[Told, ...]:
    """A count of the dead."""
    return (Told(CountWhat.KILLED, number, number, number),)
