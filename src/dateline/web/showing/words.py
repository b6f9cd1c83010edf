"""Words for places, types and moments as pages have them."""

from __future__ import annotations

from dateline.knowledge.demonyms import country_name
from dateline.model.coded import IncidentPlace
from dateline.publishing.wording import PLACE_PRECISION, clean, number
from dateline.schemes.incident_types import incident_type


def place_named(place: IncidentPlace) -> str:
    """For example "Minna, Niger State, Nigeria"; each name once."""
    country = country_name(place.country) if place.country else None
    return ", ".join(dict.fromkeys(clean(n) for n in (place.name, place.admin1, country) if n))


def precision_words(place: IncidentPlace) -> str | None:
    """For example "near a known point, within 25 km"; None where nothing is known of it."""
    if place.precision is None:
        return None
    around = f", within {number(round(place.radius_km))} km" if place.radius_km and place.precision > 1 else ""
    return PLACE_PRECISION[place.precision] + around


def type_label(name: str) -> str:
    """The label of an incident type; raises KeyError where there is none."""
    return incident_type(name).label


def moment_words(moment: str) -> str:
    """A moment in UTC: "2025-06-03 06:10"; the last second of a day is that day."""
    return moment[:10] if moment[11:19] == "23:59:59" else f"{moment[:10]} {moment[11:16]}"
