"""Senses: the mentions of one name that must mean one place, and what is said of containment."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.coding.places.drafts import Draft
from dateline.knowledge.gazetteer import Feature, Place
from dateline.knowledge.gazetteer.place import distance_km

LEAST_KM = 60.0  # how far from the point of an area with an unknown shape a place may lie and be in it


@dataclass(slots=True)
class Sense:
    """The drafts of one name in one use; `inner` are the names said to lie in it."""

    key: str
    drafts: list[Draft]
    inner: list[Draft]

    @property
    def first(self) -> Draft:
        """Any of its drafts: name, candidates and hint are the same for all."""
        return self.drafts[0]

    @property
    def containers(self) -> list[Draft]:
        """The drafts that contain it, as the text says."""
        return [d.container for d in self.drafts if d.container is not None]

    @property
    def sentences(self) -> set[int]:
        """The sentences that it stands in."""
        return {d.sentence for d in self.drafts}


def sense_key(draft: Draft) -> str:
    """What the drafts of one sense share: the name, the name of the container, the kind of area, and whether it holds others."""
    hint = "" if draft.hint == "city" else draft.hint or ""
    return f"{draft.key}|{draft.container.key if draft.container else ''}|{hint}|{draft.holds}"


def near_area(place: Place, area: Place) -> bool:
    """Whether a place lies within the rough extent of an area."""
    return distance_km((place.latitude, place.longitude), (area.latitude, area.longitude)) < max(
        LEAST_KM, area.radius_km
    )


def holds(area: Place, place: Place) -> bool:
    """Whether the gazetteer has a place in an area, or the area is one without a country, of which that cannot be said."""
    return area.index in (place.index, *place.parents) or (not area.country and area.feature is Feature.REGION)


def holds_nearly(area: Place, place: Place) -> bool:
    """Whether a place is near enough to an area of its country: boundaries of districts, regions and valleys are not known."""
    rough = (Feature.ADMIN1, Feature.ADMIN2, Feature.REGION, Feature.NATURAL)
    return area.feature in rough and area.country in ("", place.country) and near_area(place, area)
