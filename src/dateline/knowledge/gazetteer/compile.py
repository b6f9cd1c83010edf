"""Brings the sources of the packaged index together: places, their containment and their names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import pi, sqrt
from typing import Any

from dateline.knowledge.gazetteer import sources
from dateline.knowledge.gazetteer.drafts import Draft, by_name, stripped, worth_filing
from dateline.knowledge.gazetteer.names import fold
from dateline.knowledge.gazetteer.place import Feature, NameKind, distance_km

_LEAST_RADIUS_KM = {Feature.ADMIN1: 20.0, Feature.ADMIN2: 8.0}
_SAME_TOWN_KM = 30.0
_AREAS = (Feature.ADMIN1, Feature.ADMIN2)


class Compilation:
    """The places of all sources, brought together; `places` is in the order of the index, `unmatched` the ISO areas left out."""

    def __init__(self) -> None:
        self.facts = sources.country_facts()
        self.places: list[Draft] = []
        self.countries = {row.iso: self._country(row) for row in sources.country_rows()}
        self.admin1: dict[tuple[str, str], Draft] = {}
        self.admin2: dict[tuple[int, str], Draft] = {}
        self.towns: dict[str, list[Draft]] = defaultdict(list)  # by country
        self._cities()
        for area in (*self.admin1.values(), *self.admin2.values()):
            summarise(area)
        self._tables()
        self.unmatched = name_areas((p for p in self.places if p.feature in _AREAS), sources.subdivisions())

    def _country(self, row: sources.CountryRow) -> Draft:
        fact = self.facts[row.iso]
        place = Draft(row.name, Feature.COUNTRY, row.iso, row.latitude, row.longitude, int(fact["geonameid"]))
        place.population = int(fact["population"])
        place.radius_km = max(2.0, sqrt(float(fact["areakm2"] or 0) / pi))
        place.call_all(row.name, row.others, row.demonyms)
        self.places.append(place)
        return place

    def _cities(self) -> None:
        areas = sources.areas_of_places()
        rows = sorted(sources.cities().values(), key=lambda r: r["geonameid"])
        at = [areas.get((r["countrycode"], r["latitude"], r["longitude"]), (None, None)) for r in rows]
        votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for row, (state, _) in zip(rows, at, strict=True):
            if state:
                votes[row["countrycode"], row["admin1code"]][state] += 1
        made: dict[tuple[str, str], Draft] = {}
        for (iso, code), counted in sorted(votes.items()):
            name = counted.most_common(1)[0][0]
            if (iso, name) not in made:
                made[iso, name] = self._area(name, Feature.ADMIN1, self.countries[iso])
            self.admin1[iso, code] = made[iso, name]
        for row, (state, county) in zip(rows, at, strict=True):
            if row["countrycode"] in self.countries:
                self._city(row, county if state else None)

    def _area(self, name: str, feature: Feature, parent: Draft) -> Draft:
        area = Draft(name, feature, parent.country, 0.0, 0.0, parent=parent)
        area.call(name, NameKind.PRIMARY)
        area.call(stripped(name), NameKind.PRIMARY if feature is Feature.ADMIN1 else NameKind.ALTERNATE)
        self.places.append(area)
        return area

    def _city(self, row: dict[str, Any], county: str | None) -> None:
        iso = row["countrycode"]
        parent = first = self.admin1.get((iso, row["admin1code"]), self.countries[iso])
        if county:
            key = (id(first), county)
            if key not in self.admin2:
                self.admin2[key] = self._area(county, Feature.ADMIN2, first)
            parent = self.admin2[key]
        place = Draft(
            row["name"], Feature.CITY, iso, row["latitude"], row["longitude"], row["geonameid"], row["population"]
        )
        place.parent = parent
        place.radius_km = town_radius(place.population)
        place.capital = row["name"] == self.facts[iso]["capital"]
        for above in {id(parent): parent, id(first): first}.values():
            above.points.append((place.latitude, place.longitude, place.population))
        place.call(row["name"], NameKind.PRIMARY)
        for other in row["alternatenames"]:
            if worth_filing(other):
                place.call(other, NameKind.ALTERNATE)
        self.towns[iso].append(place)
        self.places.append(place)

    def _tables(self) -> None:
        areas = {f: by_name(p for p in self.places if p.feature is f) for f in _AREAS}
        towns: dict[tuple[str, str], list[Draft]] = defaultdict(list)
        for place in (t for listed in self.towns.values() for t in listed):
            for key in place.names:
                towns[place.country, key].append(place)
        for row in sources.region_rows():
            feature = Feature[row.feature.upper()]
            iso = row.countries[0] if len(row.countries) == 1 else ""
            if feature is Feature.CITY:
                found = _town(row, iso, towns)
            else:
                found = _area(row, iso, areas.get(feature, {}))
            place = found or self._new(row, feature, iso)
            if row.centre is not None and (found is None or feature is not Feature.CITY):
                (place.latitude, place.longitude), place.radius_km = row.centre, row.radius_km
            if feature is not Feature.CITY:
                place.name = row.name
            place.call_all(row.name, row.others, row.demonyms)

    def _new(self, row: sources.RegionRow, feature: Feature, iso: str) -> Draft:
        if row.centre is None:
            raise ValueError(
                f"{row.name} ({iso or 'no country'}): no area of this name is known, so the row needs its centre"
            )
        place = Draft(row.name, feature, iso, *row.centre, parent=self._around(feature, iso, row.centre))
        self.places.append(place)
        return place

    def _around(self, feature: Feature, iso: str, centre: tuple[float, float]) -> Draft | None:
        """The admin-1 area of the nearest populated place for a small place of one country, else the country."""
        if feature in (Feature.ADMIN2, Feature.CITY, Feature.FACILITY):
            near = min(self.towns[iso], key=lambda p: distance_km((p.latitude, p.longitude), centre), default=None)
            above = near.parent if near is not None else None
            return above.parent if above is not None and above.feature is Feature.ADMIN2 else above
        return self.countries.get(iso)


def _area(row: sources.RegionRow, iso: str, known: Mapping[tuple[str, str], Draft]) -> Draft | None:
    """The area of the same country that a row names, by its own name before its other names."""
    hits = (known.get((iso, key)) for name in (row.name, *row.others) for key in (fold(name), stripped(name)))
    return next((h for h in hits if h is not None), None)


def _town(row: sources.RegionRow, iso: str, towns: Mapping[tuple[str, str], list[Draft]]) -> Draft | None:
    """The largest town within `_SAME_TOWN_KM` that bears a name of the row."""
    assert row.centre is not None, f"{row.name}: a town needs its point"
    near = [
        t
        for name in (row.name, *row.others)
        for t in towns.get((iso, fold(name)), ())
        if distance_km((t.latitude, t.longitude), row.centre) <= _SAME_TOWN_KM
    ]
    return max(near, key=lambda t: t.population, default=None)


def town_radius(population: int) -> float:
    """The rough radius in km of a town: 2 km at 10,000 people, 11 km at a million."""
    return 1 + sqrt(population) / 100


def summarise(area: Draft) -> None:
    """Give an area its people, the middle of its towns' extent as its centre, and a radius that covers most of the towns.

    The middle of the box around all but the outermost fiftieth of the towns is nearest to what maps give as an area's centre
    (docs/gazetteer.md has the figures); a mean weighted by people is further off, most of all for large areas.
    """
    if not area.points:
        return
    area.population = sum(p for *_, p in area.points)
    east = [lon for _, lon, _ in area.points]
    turn = 360 if max(east) - min(east) > 180 else 0  # over the date line
    area.latitude = _middle([lat for lat, *_ in area.points])
    area.longitude = (_middle([lon + turn * (lon < 0) for lon in east]) + 180) % 360 - 180
    away = [distance_km((lat, lon), (area.latitude, area.longitude)) for lat, lon, _ in area.points]
    area.radius_km = max(_LEAST_RADIUS_KM[area.feature], min(600.0, sum(away) / len(away) * 1.5))


def _middle(values: list[float]) -> float:
    ordered, outer = sorted(values), len(values) // 50
    return (ordered[outer] + ordered[-1 - outer]) / 2


def name_areas(areas: Iterable[Draft], subdivisions: Iterable[sources.Subdivision]) -> list[sources.Subdivision]:
    """Give areas the other names of the ISO subdivisions that share one; those that share none are returned, for they have no centre."""
    listed = list(areas)
    first, second = (by_name(a for a in listed if a.feature is f) for f in _AREAS)
    taken: set[int] = set()
    rest, unmatched = [], []
    for row in subdivisions:
        keys = [stripped(n) for n in row.names]
        area = next((first[row.country, k] for k in keys if (row.country, k) in first), None)
        if area is not None and id(area) not in taken:
            taken.add(id(area))
            area.call_area(row.names)
        else:
            rest.append((row, keys))
    for row, keys in rest:
        area = next((second[row.country, k] for k in keys if (row.country, k) in second), None)
        if area is None:
            unmatched.append(row)
        else:
            area.call_area(row.names)
    return unmatched
