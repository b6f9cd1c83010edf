"""Turns a name and the place it stands for into a mention: with the point, precision and radius that its words allow."""

from __future__ import annotations

from dateline.coding.places.drafts import Draft
from dateline.coding.places.geometry import moved
from dateline.knowledge.gazetteer import Feature, Place
from dateline.model.layers import PlaceMention
from dateline.model.span import Span

_KNOWN_TO = {
    Feature.CITY: 1, Feature.FACILITY: 1, Feature.ADMIN2: 3, Feature.ADMIN1: 4, Feature.REGION: 5, Feature.NATURAL: 5, Feature.COUNTRY: 6,
}  # fmt: skip
SEA = frozenset(
    {"Sea", "Ocean", "Gulf", "Bay", "Strait", "Channel"}
)  # UCDP where_prec 7: the place's name says that it is water
NEAR_KM = 25.0  # UCDP where_prec 2: within 25 km of a known point


def mention_of(draft: Draft, place: Place | None, holder: Place | None, text: str) -> PlaceMention:
    """The public record of a draft, which `holder` is said to contain; without a place it keeps its text and has no coordinates.

    An unknown facility takes the place that holds it ("Jinnah Hospital in Lahore"); another unknown name only its country and area.
    """
    span = Span(draft.start, draft.end)
    name = span.of(text)
    sort = None if draft.facility is None else "natural" if draft.facility == "natural" else "facility"
    settled = place if place is not None or sort is None else holder
    if settled is not None:
        return _placed(draft, settled, name, sort or settled.feature.label)
    if holder is None:
        return PlaceMention(span, name, name, sort or "unknown", draft.relation)
    country, precision = holder.country or None, max(2, _KNOWN_TO[holder.feature])
    return PlaceMention(span, name, name, "unknown", draft.relation, country, holder.admin1, precision=precision)


def _placed(draft: Draft, place: Place, text: str, feature: str) -> PlaceMention:
    latitude, longitude, radius, name = place.latitude, place.longitude, place.radius_km, place.name
    if draft.facility:
        name, radius = text, max(2.0, min(radius, NEAR_KM)) if place.feature is Feature.CITY else radius
    if draft.offset_km is not None:
        radius = max(2.0, draft.offset_km * (0.3 if draft.bearing is not None else 1.0))
        if draft.bearing is not None:
            latitude, longitude = moved(latitude, longitude, draft.bearing, draft.offset_km)
    elif draft.relation == "near":
        radius = max(radius, NEAR_KM)
    return PlaceMention(
        Span(draft.start, draft.end),
        text,
        name,
        feature,
        draft.relation,
        country=place.country or None,
        admin1=place.admin1,
        latitude=round(latitude, 5),
        longitude=round(longitude, 5),
        geonameid=place.geonameid if not draft.facility else None,
        precision=_precision(draft, place),
        radius_km=round(radius, 1),
    )


def _precision(draft: Draft, place: Place) -> int:
    """UCDP where_prec: 1 a point, 2 within 25 km of one, 3 district, 4 province, 5 a line or vague area, 6 country, 7 at sea."""
    base = _KNOWN_TO[place.feature]
    if place.feature is Feature.NATURAL and not SEA.isdisjoint(place.name.split()):
        return 7
    if draft.relation in {"border", "between"}:
        return 5
    if draft.relation == "off":
        return 7
    if draft.facility == "natural" and base < 5:
        return 5
    if draft.relation == "near" and base <= 2:
        return 2 if (draft.offset_km or 0) <= NEAR_KM else 5
    if draft.relation == "part" and base == 6:
        return 5
    return base
