"""Slot 3 by rule: the place in the names and kinds of the task's lists."""

from __future__ import annotations

import re
import unicodedata

from bench.muc4.gazette import Named, listed_kind
from bench.muc4.parting import Instance
from dateline.knowledge.actors_list import lands
from dateline.model.coded import IncidentPlace

_AREA = re.compile(r" (?:DEPARTMENT|PROVINCE|REGION|STATE|D\.C\.|METROPOLITAN)$")
AREA, TOWN, PART = 0, 1, 2


def location(instance: Instance, country: str) -> str:
    """Country, area, town and part of town: those that the instance's own sentences name, else the coded place.

    `country` is the one that the report is about; a coded place elsewhere is not believed, as the task asks for nine countries alone.
    """
    place = instance.incident.place
    named = [next((p for p in instance.places if p.level == level), None) for level in (AREA, TOWN, PART)]
    if not any(named):
        return _coded(place, country)
    parts = [str(p) for p in named if p is not None]
    if named[TOWN] is None and named[PART] is not None:
        parts[-1:-1] = [p for p in _coded(place, country).split(": ")[1:] if p.endswith("(CITY)")]
    elif _is_same(named[AREA], named[TOWN]):
        parts = parts[1:]
    return ": ".join([country, *parts])


def _is_same(area: Named | None, town: Named | None) -> bool:
    return area is not None and town is not None and area.name == town.name


def _coded(place: IncidentPlace | None, country: str) -> str:
    if place is None or place.country is None or place.country not in lands():
        return country or "-"
    land = lands()[place.country].name.upper()
    if country and land != country:
        return country
    area, name = (_plain(_AREA.sub("", words.upper())) for words in (place.admin1 or "", place.name.split(",")[0]))
    if name == land or (place.precision or 9) > 4:
        return land
    if (place.precision or 9) <= 3:
        return f"{land}: {name} ({listed_kind(name, land) or 'CITY'})"
    return f"{land}: {area} ({listed_kind(area, land) or 'DEPARTMENT'})" if area and area != land else land


def _plain(name: str) -> str:
    """The name without accents, as the task writes it."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
