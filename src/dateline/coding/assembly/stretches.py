"""The place of an incident as the contract has it: a point or area, a stretch between two places, a border."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.assembly.geography import EXACT, SCENE
from dateline.coding.assembly.surroundings import Surroundings
from dateline.coding.places.geometry import Point, halfway
from dateline.coding.places.placing import along_border
from dateline.knowledge.gazetteer.place import distance_km
from dateline.model.coded import IncidentPlace
from dateline.model.layers import PlaceMention

INTERNATIONAL = 7  # UCDP where_prec: international waters or airspace


def at(p: PlaceMention, own: Sequence[PlaceMention], around: Surroundings) -> IncidentPlace:
    """The place that a mention means; `own` are all of the incident's sentences, for the other end of a stretch and what contains it."""
    if p.relation == "border" and p.feature == "country":
        return _border(p, own, around.home)
    if p.relation == "between":
        end = next((q for q in own if q.relation == "between" and _point(q) == _point(p) and q.name != p.name), None)
        if end is not None and p.latitude is not None:
            return _stretch(p, end)
    country, admin1 = p.country, p.admin1
    if country is None and p.precision != INTERNATIONAL:
        countries = {q.country for q in own if q.country is not None and q.relation in SCENE} or {
            q.country for q in around.spare if q.country is not None and q.relation in SCENE
        }
        country = countries.pop() if len(countries) == 1 else None
    if admin1 is None and p.feature == "unknown":
        provinces = {q.admin1 or q.name for q in own if q.feature == "admin1"}
        admin1 = provinces.pop() if len(provinces) == 1 else None
    return IncidentPlace(
        name=p.name, country=country, admin1=admin1, latitude=p.latitude, longitude=p.longitude,
        precision=p.precision, geonameid=p.geonameid, radius_km=p.radius_km, text=p.text,
    )  # fmt: skip


def _stretch(p: PlaceMention, end: PlaceMention) -> IncidentPlace:
    """Between two places; of their country and area where they share it."""
    return IncidentPlace(
        name=f"between {p.name} and {end.name}",
        country=p.country if p.country == end.country else None,
        admin1=p.admin1 if p.admin1 == end.admin1 else None,
        latitude=p.latitude,
        longitude=p.longitude,
        precision=p.precision,
        radius_km=p.radius_km,
        text=f"{p.text} to {end.text}",
    )


def _border(p: PlaceMention, own: Sequence[PlaceMention], home: str | None) -> IncidentPlace:
    """On a country's border: with the other country that the text names there, else with the one that the report is about.

    The incident's country is the report's where that is one of the two, for "the border with X" is told from the other side.
    """
    ends = [q for q in own if q.relation == "border" and q.feature == "country" and q.country not in {None, p.country}]
    other = ends[0].country if ends else home if home != p.country else None
    scenes = {q.country for q in own if q.relation in SCENE - {"border"} and q.country is not None}
    here = next((c for c in (*sorted(scenes), home) if c is not None and c in {p.country, other}), None)
    if not ends and other is not None:
        p = along_border(p, other)
    return IncidentPlace(
        name=f"{p.name}-{ends[0].name} border" if ends else f"{p.name} border",
        country=here if other is not None else p.country,
        latitude=p.latitude,
        longitude=p.longitude,
        precision=p.precision,
        radius_km=p.radius_km,
        text=f"{p.text} to {ends[0].text}" if ends else p.text,
    )


def _point(p: PlaceMention) -> Point | None:
    return None if p.latitude is None or p.longitude is None else (p.latitude, p.longitude)


def containing(provinces: Sequence[PlaceMention], country: PlaceMention | None) -> PlaceMention | None:
    """The one province that the report names, where it lies in the country that the incident's sentences name."""
    names = {p.name for p in provinces}
    if len(names) != 1 or (country is not None and provinces[0].country != country.country):
        return None
    return provinces[0]


def route_of(places: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """The two ends of a journey on which something happened."""
    ends = [p for p in places if p.relation in {"from", "to"} and p.feature in EXACT]
    starts = [p for p in ends if p.relation == "from"]
    stops = [p for p in ends if p.relation == "to"]
    return (starts[0], stops[0]) if starts and stops and starts[0].name != stops[0].name else ()


def journey(
    route: tuple[PlaceMention, ...], wide: Sequence[PlaceMention], spare: Sequence[PlaceMention]
) -> IncidentPlace:
    """Somewhere on a journey: in the area that its sentences or the whole report name, else half-way between its ends."""
    start, stop = route
    name, text = f"between {start.name} and {stop.name}", f"{start.text} to {stop.text}"
    areas = wide or [p for p in spare if p.feature == "admin1" and p.relation in SCENE]
    province = wide[0] if wide else containing(areas, None)
    if province is not None:
        return IncidentPlace(
            name=f"{name}, {province.name}",
            country=province.country,
            admin1=province.admin1 or province.name,
            latitude=province.latitude,
            longitude=province.longitude,
            precision=4,
            geonameid=province.geonameid,
            radius_km=province.radius_km,
            text=text,
        )
    a, b = _point(start), _point(stop)
    middle = None if a is None or b is None else halfway(a, b)
    return IncidentPlace(
        name=name,
        country=start.country if start.country == stop.country else None,
        latitude=None if middle is None else round(middle[0], 5),
        longitude=None if middle is None else round(middle[1], 5),
        precision=5,
        radius_km=None if a is None or b is None else round(distance_km(a, b) / 2, 1),
        text=text,
    )
