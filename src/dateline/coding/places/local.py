"""The one city that a report tells of, which holds the hospitals and streets that it names without saying where they are."""

from __future__ import annotations

from dateline.coding.places.drafts import Draft
from dateline.knowledge.gazetteer import Feature, Place
from dateline.knowledge.gazetteer.place import distance_km

LOCAL = frozenset({"facility", "road"})  # what a local report names bare: "Medina Hospital", "Mill Street"
LOCAL_KM = 50.0  # a city and its suburbs
LOCAL_SHARE = 0.75  # of the mentions of cities: so many lie in one and around it


def local_city(drafts: list[Draft], places: dict[int, Place | None]) -> Draft | None:
    """The most mentioned city outside the dateline, where at least three in four mentions of cities are of it or lie within 50 km of it."""
    named: dict[int, list[Draft]] = {}
    at: dict[int, Place] = {}
    for i, draft in enumerate(drafts):
        place = places[i]
        if place is not None and place.feature is Feature.CITY and draft.relation != "dateline" and not draft.facility:
            named.setdefault(place.index, []).append(draft)
            at[place.index] = place
    if not named:
        return None
    top = max(named, key=lambda k: (len(named[k]), at[k].population))
    around = sum(len(named[k]) for k in named if _distance(at[top], at[k]) <= LOCAL_KM)
    return named[top][-1] if around >= LOCAL_SHARE * sum(map(len, named.values())) else None


def _distance(a: Place, b: Place) -> float:
    return distance_km((a.latitude, a.longitude), (b.latitude, b.longitude))
