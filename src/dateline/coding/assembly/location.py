"""Where an incident was: the place its own sentences give, as exact as they are and no more."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.assembly.draft import Draft
from dateline.coding.assembly.geography import EXACT, SCENE
from dateline.model.coded import IncidentPlace
from dateline.model.layers import PlaceMention

ORDER = {"facility": 0, "city": 1, "natural": 2, "admin2": 2, "admin1": 3, "region": 4, "country": 5, "unknown": 2}


INTERNATIONAL = 7  # UCDP where_prec: international waters or airspace


def locate(draft: Draft, spare: Sequence[PlaceMention]) -> tuple[IncidentPlace | None, tuple[PlaceMention, ...]]:
    """The incident's place and the mentions it rests on.

    `spare` are the report's other places, for the country and province that contain a scene (never for the scene itself).
    """
    places = draft.places
    route = _route(places)
    scene = [p for p in places if p.relation in SCENE]
    exact = sorted(
        (p for p in scene if p.feature in EXACT or p.feature == "unknown"),
        key=lambda p: (p.latitude is None, ORDER[p.feature] if p.feature != "facility" else 1),
    )
    if exact:
        best = exact[0]
        return _place(best, places, spare), (best,)
    wide = sorted((p for p in (*scene, *places) if p.feature in {"admin1", "region"}), key=lambda p: ORDER[p.feature])
    if route:
        return _between(route, wide, spare), route
    if wide:
        return _place(wide[0], places, spare), (wide[0],)
    near = [p for p in spare if p.relation in SCENE and p.feature == "admin1"]
    country = _country(scene, places, spare)
    held = _containing(near, country)
    if held is not None and not draft.background:
        return _place(held, places, spare), (held,)
    towns = [p for p in places if p.feature in EXACT and p.relation in {"to", "from", "other"}]
    if towns:
        return _place(towns[0], places, spare), (towns[0],)
    if country is not None:
        return _place(country, places, spare), (country,)
    return None, ()


def _country(
    scene: Sequence[PlaceMention], places: Sequence[PlaceMention], spare: Sequence[PlaceMention]
) -> PlaceMention | None:
    """The country that the incident's sentences name as a scene, else the only one that they or the report name at all."""
    for rows in (scene, places, spare):
        named = [p for p in rows if p.feature == "country" and p.country is not None]
        if rows is scene and named:
            return named[0]
        if (
            len({p.country for p in named}) == 1
            and len({p.country for p in spare if p.feature == "country" and p.country}) <= 1
        ):
            return named[0]
    return None


def _containing(provinces: Sequence[PlaceMention], country: PlaceMention | None) -> PlaceMention | None:
    """The one province that the report names, where it lies in the country that the incident's sentences name."""
    names = {p.name for p in provinces}
    if len(names) != 1 or (country is not None and provinces[0].country != country.country):
        return None
    return provinces[0]


def _route(places: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """The two ends of a journey on which something happened."""
    ends = [p for p in places if p.relation in {"from", "to"} and p.feature in EXACT]
    starts = [p for p in ends if p.relation == "from"]
    stops = [p for p in ends if p.relation == "to"]
    return (starts[0], stops[0]) if starts and stops and starts[0].name != stops[0].name else ()


def _between(
    route: tuple[PlaceMention, ...], wide: Sequence[PlaceMention], spare: Sequence[PlaceMention]
) -> IncidentPlace:
    start, stop = route
    text = f"{start.text} to {stop.text}"
    province = (
        wide[0] if wide else _containing([p for p in spare if p.feature == "admin1" and p.relation in SCENE], None)
    )
    same = start.country == stop.country
    return IncidentPlace(
        name=f"between {start.name} and {stop.name}" + (f", {province.name}" if province else ""),
        country=province.country if province else start.country if same else None,
        admin1=province.admin1 or province.name if province else None,
        latitude=province.latitude if province else None,
        longitude=province.longitude if province else None,
        precision=4 if province else 5,
        geonameid=province.geonameid if province else None,
        radius_km=province.radius_km if province else None,
        text=text,
    )


def _place(p: PlaceMention, own: Sequence[PlaceMention], spare: Sequence[PlaceMention]) -> IncidentPlace:
    country, admin1 = p.country, p.admin1
    if country is None and p.precision != INTERNATIONAL:
        countries = {q.country for q in own if q.country is not None and q.relation in SCENE} or {
            q.country for q in spare if q.country is not None and q.relation in SCENE
        }
        country = countries.pop() if len(countries) == 1 else None
    if admin1 is None and p.feature == "unknown":
        provinces = {q.admin1 or q.name for q in own if q.feature == "admin1"}
        admin1 = provinces.pop() if len(provinces) == 1 else None
    return IncidentPlace(
        name=p.name, country=country, admin1=admin1, latitude=p.latitude, longitude=p.longitude,
        precision=p.precision, geonameid=p.geonameid, radius_km=p.radius_km, text=p.text,
    )  # fmt: skip
