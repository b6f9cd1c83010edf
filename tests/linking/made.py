"""Tellings made for tests: a bombing in one town with everything known, and what differs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

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
    names=(),
    words=(),
    text_key=(),
)


def telling(report: str, text: str, incident: str = "i1", **known: object) -> Telling:
    """The base with the words of a text, and what else is known."""
    made = replace(BASE, id=f"{report}/{incident}", report=report, words=distinctive([text]))
    return replace(made, **known)  # type: ignore[arg-type]


def market(report: str, **known: object) -> Telling:
    """The bombing of the market as a report tells it."""
    told = {"time": "TMO", "targets": ("market", "shoppers"), "names": ("sabzi mandi",), "counts": killed(12)}
    return telling(report, MARKET, **{**told, **known})


def station(report: str, **known: object) -> Telling:
    """The bombing of the police station on the same day in the same town."""
    told = {
        "time": "TEV",
        "targets": ("constables", "police", "station"),
        "names": ("dhoke police station",),
        "counts": killed(5),
    }
    return telling(report, STATION, **{**told, **known})


def killed(number: int) -> tuple[Told, ...]:
    """A count of the dead."""
    return (Told(CountWhat.KILLED, number, number, number),)
