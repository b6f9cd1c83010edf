"""Where an incident was: the place its own sentences give, as exact as they are and no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.assembly.draft import Draft
from dateline.coding.assembly.geography import APART_KM, EXACT, SCENE, distance_km
from dateline.coding.assembly.stretches import at, containing, journey, route_of
from dateline.coding.assembly.surroundings import Surroundings, country_place
from dateline.model.coded import IncidentPlace
from dateline.model.layers import PlaceMention

ORDER = {"facility": 1, "city": 1, "natural": 2, "admin2": 2, "unknown": 2, "admin1": 3, "region": 4, "country": 5}
ASIDE = frozenset({"origin", "care", "demonym", "speaker", "dateline"})
AREAS = frozenset({"admin1", "region", "country"})
NEAR = 2  # UCDP where_prec: within 25 km of a known point

Found = tuple[IncidentPlace | None, tuple[PlaceMention, ...]]


def locate(draft: Draft, around: Surroundings) -> Found:
    """The incident's place and the mentions it rests on.

    In this order: a scene of its own sentences (in what is around it, where it is unknown); a journey, then an area, then a local body's place (to 25 km) there; for main
    incidents the only town around it; an end of a journey; the country.
    """
    places = draft.places
    scene = [p for p in places if p.relation in SCENE]
    exact = _exact(scene)
    if exact is not None and exact.country is not None:
        return at(_settled(exact, places), places, around), (exact,)
    wide = sorted((p for p in (*scene, *places) if p.feature in {"admin1", "region"}), key=lambda p: ORDER[p.feature])
    countries = {p.country for p in scene if p.country is not None}
    wide = [p for p in wide if p.relation not in ASIDE and (not countries or p.country in {None, *countries})]
    route = route_of(places)
    if route:
        return journey(route, wide, around.spare), route
    within = _narrowed(draft, wide, scene, around)
    if exact is not None:
        known = within or next((p for p in (*wide, *scene) if p.feature in AREAS and p.latitude is not None), None)
        return at(exact if known is None else _inside(exact, known), places, around), (exact,)
    if within is not None:
        return at(within, places, around), (within,)
    if wide:
        return at(wide[0], places, around), (wide[0],)
    country = _country(scene, places, around)
    provinces = [p for p in around.spare if p.relation in SCENE and p.feature == "admin1"]
    held = containing(provinces, country) if country is not None else None
    if held is not None and not draft.background:
        return at(held, places, around), (held,)
    towns = [p for p in places if p.feature in EXACT and p.relation in {"to", "from", "other"}]
    if towns:
        return at(towns[0], places, around), (towns[0],)
    if country is not None:
        return at(country, places, around), (country,)
    return None, ()


def _exact(scene: Sequence[PlaceMention]) -> PlaceMention | None:
    """The most exact scene: a point before an area, a known place before an unknown one unless the latter lies in it."""
    rows = sorted(
        (p for p in scene if p.feature in EXACT or p.feature == "unknown"),
        key=lambda p: (p.latitude is None and p.country is None, ORDER[p.feature], p.latitude is None),
    )
    if not rows:
        return None
    best = rows[0]
    if best.feature in {"admin2", "natural"}:
        inner = [p for p in rows if p.feature == "unknown" and p.country == best.country and p.span < best.span]
        return inner[0] if inner else best
    return best


def _settled(p: PlaceMention, own: Sequence[PlaceMention]) -> PlaceMention:
    """A facility is where the town of the same sentences is, and an unknown place in the middle of the smallest area around it."""
    if p.feature == "facility":
        towns = [q for q in own if q.feature == "city" and q.relation in SCENE and q.latitude is not None]
        far = towns and all((d := distance_km(p, q)) is None or d > APART_KM for q in towns)
        return _inside(p, towns[0]) if far else p
    if p.latitude is not None or p.feature != "unknown":
        return p
    areas = [
        q
        for q in own
        if q.latitude is not None
        and q.country == p.country is not None
        and q.feature in {"city", "admin2", "admin1"}
        and (q.admin1 == p.admin1 or p.admin1 is None)
    ]
    return _inside(p, min(areas, key=lambda q: ORDER[q.feature])) if areas else p


def _inside(p: PlaceMention, area: PlaceMention) -> PlaceMention:
    """A place of which only the area around it is known: the area's point and radius, no more precise than it."""
    return replace(
        p,
        country=area.country,
        admin1=area.admin1,
        latitude=area.latitude,
        longitude=area.longitude,
        radius_km=area.radius_km,
        precision=max(NEAR, area.precision or NEAR),
    )


def _narrowed(
    draft: Draft, wide: Sequence[PlaceMention], scene: Sequence[PlaceMention], around: Surroundings
) -> PlaceMention | None:
    """A town that the incident's sentences do not name as its scene: of the local police they name, else the only one around them.

    It must lie in the area and country that those sentences name; such a town is known to 25 km (UCDP where_prec 2).
    """
    body = next(
        (p for p in draft.places if p.relation == "body" and p.feature in EXACT and p.latitude is not None), None
    )
    found = body
    if found is None and not draft.background and not wide:
        found = around.beside(draft) or around.only_town(draft)
    if found is None or not _lies_in(found, wide, scene):
        return None
    if found.feature == "facility":
        return found
    return replace(found, precision=max(NEAR, found.precision or NEAR))


def _lies_in(p: PlaceMention, wide: Sequence[PlaceMention], scene: Sequence[PlaceMention]) -> bool:
    areas = {q.admin1 for q in wide if q.feature == "admin1"}
    countries = {q.country for q in scene if q.country is not None}
    return (not areas or p.admin1 in areas) and (not countries or p.country in countries)


def _country(
    scene: Sequence[PlaceMention], places: Sequence[PlaceMention], around: Surroundings
) -> PlaceMention | None:
    """The country that the incident's sentences name as a scene, else the one that most of the report's places speak for."""
    named = [p for p in scene if p.feature == "country" and p.country is not None]
    if named:
        return named[0]
    home = around.country()
    if home is not None:
        return home
    codes = {p.country for p in places if p.country is not None and p.feature == "country" and p.relation != "demonym"}
    return country_place(codes.pop(), places) if len(codes) == 1 else None
