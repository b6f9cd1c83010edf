"""Turns a name and the place it stands for into a mention: with the point, precision and radius that its words allow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.places.drafts import Draft
from dateline.coding.places.geometry import Point, halfway, moved
from dateline.knowledge.borders import border_of
from dateline.knowledge.gazetteer import Feature, Place
from dateline.knowledge.gazetteer.place import distance_km
from dateline.model.layers import PlaceMention
from dateline.model.span import Span

_KNOWN_TO = {
    Feature.CITY: 1, Feature.FACILITY: 1, Feature.ADMIN2: 3, Feature.ADMIN1: 4, Feature.REGION: 5, Feature.NATURAL: 5, Feature.COUNTRY: 6,
}  # fmt: skip
SEA = frozenset(
    {"Sea", "Ocean", "Gulf", "Bay", "Strait", "Channel"}
)  # UCDP where_prec 7: the place's name says that it is water
NEAR_KM = 25.0  # UCDP where_prec 2: within 25 km of a known point
AROUND_KM = 50.0  # a valley, forest or coast that bears a town's name
AT_SEA_KM = 370.0  # 200 nautical miles: a country's exclusive economic zone
BEARING_ERROR = 0.4  # of the distance: a bearing out of eight is true to 22.5 degrees, whose sine is 0.38
PART_AWAY, PART_RADIUS = 0.5, 0.6  # of an area's radius: "northern X" lies half-way to its northern rim


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
    own = place.latitude, place.longitude
    point, radius = _meant(draft, place)
    return PlaceMention(
        Span(draft.start, draft.end),
        text,
        text if draft.facility else place.name,
        feature,
        draft.relation,
        country=place.country or None,
        admin1=place.admin1,
        latitude=round(point[0], 5),
        longitude=round(point[1], 5),
        geonameid=place.geonameid if not draft.facility else None,
        precision=_precision(draft, place, radius),
        radius_km=round(radius, 1),
        named_at=None if point == own else own,
    )


def _meant(draft: Draft, place: Place) -> tuple[Point, float]:
    """The point and radius in km that the words make of a place."""
    point, radius = (place.latitude, place.longitude), place.radius_km
    if draft.facility == "natural" and place.feature is not Feature.NATURAL:
        radius = max(radius, AROUND_KM)
    elif draft.facility and place.feature is Feature.CITY:
        radius = max(2.0, min(radius, NEAR_KM))
    if draft.offset_km is not None:
        if draft.bearing is None:
            return point, max(2.0, draft.offset_km)
        return moved(*point, draft.bearing, draft.offset_km), max(2.0, draft.offset_km * BEARING_ERROR)
    if draft.within_km is not None:
        return point, max(radius, draft.within_km)
    if draft.relation == "near":
        return point, max(radius, NEAR_KM)
    if draft.relation == "off":
        return point, radius + (AT_SEA_KM if place.feature is Feature.COUNTRY else AROUND_KM)
    if draft.part is not None:
        return moved(*point, draft.part, radius * PART_AWAY), radius * PART_RADIUS
    return point, radius


def _precision(draft: Draft, place: Place, radius: float) -> int:
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
    if base <= 2 and (draft.relation == "near" or draft.within_km is not None):
        return 2 if min(radius, draft.within_km or NEAR_KM) <= NEAR_KM and not _is_far(draft, radius) else 5
    if draft.relation == "part" and base == 6:
        return 5
    return base


def _is_far(draft: Draft, radius: float) -> bool:
    """Whether a stated distance leaves more than 25 km around the point."""
    return draft.offset_km is not None and radius > NEAR_KM


def offset(place: PlaceMention, km: float, bearing: int | None) -> PlaceMention:
    """A place told by its distance, and bearing in degrees where given, from one that has coordinates."""
    if place.latitude is None or place.longitude is None:
        raise ValueError(f"{place.name} has no coordinates to be offset from")
    own = place.latitude, place.longitude
    point = own if bearing is None else moved(*own, bearing, km)
    radius = max(2.0, km if bearing is None else km * BEARING_ERROR)
    return replace(
        place,
        relation="near",
        latitude=round(point[0], 5),
        longitude=round(point[1], 5),
        radius_km=round(radius, 1),
        precision=2 if radius <= NEAR_KM else 5,
        named_at=own,
    )


def joined(mentions: Sequence[PlaceMention], drafts: Sequence[Draft]) -> tuple[PlaceMention, ...]:
    """The mentions with both ends of a stretch moved to its middle, and unknown places put where they are told from a known one."""
    ends = {d.start: d.other_end for d in drafts if d.other_end is not None}
    anchors = {d.start: d.anchor for d in drafts if d.anchor is not None}
    if not ends and not anchors:
        return tuple(mentions)
    by_start = {m.span.start: m for m in mentions}
    rows = []
    for m in mentions:
        end, anchor = ends.get(m.span.start), anchors.get(m.span.start)
        other = by_start.get(end.start) if end is not None else None
        told = by_start.get(anchor.start) if anchor is not None else None
        if other is not None:
            rows.append(_between(m, other))
        elif told is not None and m.latitude is None and told.latitude is not None:
            rows.append(_told_from(m, told))
        else:
            rows.append(m)
    return tuple(rows)


def _between(one: PlaceMention, other: PlaceMention) -> PlaceMention:
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return one
    a, b = (one.latitude, one.longitude), (other.latitude, other.longitude)
    if one.relation == "border" and one.feature == other.feature == "country" and one.country and other.country:
        return along_border(one, other.country)
    length = distance_km(a, b)
    middle = halfway(a, b)
    return replace(
        one,
        latitude=round(middle[0], 5),
        longitude=round(middle[1], 5),
        radius_km=round(max(2.0, length / 2), 1),
        precision=2 if length <= NEAR_KM and one.relation == "between" else 5,
        named_at=a,
    )


def along_border(one: PlaceMention, other: str) -> PlaceMention:
    """A country on its border with another (ISO alpha-2); countries that are no neighbours have none, and it is left as it is."""
    border = border_of(one.country or "", other)
    if border is None or one.latitude is None or one.longitude is None:
        return one
    return replace(
        one,
        latitude=border.latitude,
        longitude=border.longitude,
        radius_km=border.radius_km,
        precision=5,
        named_at=(one.latitude, one.longitude),
    )


def _told_from(unknown: PlaceMention, known: PlaceMention) -> PlaceMention:
    """An unknown place has the point, country and area of what it is told from."""
    return replace(
        unknown,
        country=known.country,
        admin1=unknown.admin1 or known.admin1,
        latitude=known.latitude,
        longitude=known.longitude,
        radius_km=known.radius_km,
        precision=max(2, known.precision or 2),
    )
