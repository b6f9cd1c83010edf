"""Compiles the sources into places, their containment and their names, and writes them as one index file."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import pi, sqrt
from typing import Any

from dateline.knowledge.gazetteer import sources
from dateline.knowledge.gazetteer.names import fold
from dateline.knowledge.gazetteer.place import Feature, NameKind, distance_km

_GENERIC = re.compile(
    r"\b(?:province|state|region|governorate|district|department|county|oblast|raion|rayon|prefecture|municipality|division|agency|"
    r"tehsil|cercle(?: de)?|territory|canton|parish|republic of|republic|autonomous region|voivodeship|provincia de|departamento de|"
    r"wilaya|mintaqat|muhafazat|ostan e|ville de|departement de|province of|state of|city of)\b"
)
_ABBREVIATION = re.compile(r"(?:[A-Z]{2,4}|(?:[A-Z]\.){2,})$")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff\s.'’‘ʻʼʿʾ`-]+$")
LONGEST_NAME = 6  # words
SHORTEST_ALTERNATE = 4  # letters of a folded alternate name; three-letter ones are airport codes and abbreviations


@dataclass(slots=True, eq=False)
class Draft:
    """A place being compiled; `names` maps a folded name to how it names the place."""

    name: str
    feature: Feature
    country: str
    latitude: float
    longitude: float
    geonameid: int = 0
    population: int = 0
    radius_km: float = 0.0
    capital: bool = False
    parent: Draft | None = None
    names: dict[str, NameKind] = field(default_factory=dict)
    points: list[tuple[float, float, int]] = field(default_factory=list)

    def call(self, name: str, kind: NameKind) -> None:
        """File the place under one more name, unless it already has it in a stronger way."""
        key = name if kind is NameKind.ABBREVIATION else fold(name)
        if key and len(key.split()) <= LONGEST_NAME and kind <= self.names.get(key, kind):
            self.names[key] = kind


class Compilation:
    """The places of all sources, brought together; `places` is in the order of the index."""

    def __init__(self) -> None:
        self.common = sources.words("common_words.txt")
        self.facts = sources.country_facts()
        self.places: list[Draft] = []
        self.countries = {row.iso: self._country(row) for row in sources.country_rows()}
        self.admin1: dict[tuple[str, str], Draft] = {}
        self.admin2: dict[tuple[int, str], Draft] = {}
        self._cities()
        self._summarise()
        self._subdivisions()
        self._regions()

    def _country(self, row: sources.CountryRow) -> Draft:
        fact = self.facts[row.iso]
        place = Draft(row.name, Feature.COUNTRY, row.iso, row.latitude, row.longitude, int(fact["geonameid"]))
        place.population = int(fact["population"])
        place.radius_km = max(2.0, sqrt(float(fact["areakm2"] or 0) / pi))
        self._name(place, row.name, row.others, row.demonyms)
        self.places.append(place)
        return place

    def _name(self, place: Draft, name: str, others: Iterable[str], demonyms: Iterable[str]) -> None:
        place.call(name, NameKind.PRIMARY)
        for other in others:
            short = _ABBREVIATION.match(other)
            place.call(
                other.replace(".", "") if short else other, NameKind.ABBREVIATION if short else NameKind.ALTERNATE
            )
        for demonym in demonyms:
            place.call(demonym, NameKind.DEMONYM)
            if not demonym.endswith(("s", "ese", "men", "man", "ish", "ch", "x", "z")):
                place.call(demonym + "s", NameKind.DEMONYM)

    def _cities(self) -> None:
        areas = sources.areas_of_places()
        rows = sorted(sources.cities().values(), key=lambda r: r["geonameid"])
        at = [areas.get((r["countrycode"], r["latitude"], r["longitude"]), (None, None)) for r in rows]
        votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for row, (state, _) in zip(rows, at, strict=True):
            if state:
                votes[row["countrycode"], row["admin1code"]][state] += 1
        for (iso, code), counted in sorted(votes.items()):
            self.admin1[iso, code] = self._area(counted.most_common(1)[0][0], Feature.ADMIN1, self.countries[iso])
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
        place.radius_km = 1 + sqrt(place.population) / 100  # 2 km for a town of 10,000, 11 km for a city of a million
        place.capital = row["name"] == self.facts[iso]["capital"]
        for above in (parent, first):
            above.points.append((place.latitude, place.longitude, place.population))
        place.call(row["name"], NameKind.PRIMARY)
        for other in row["alternatenames"]:
            if self._worth(other):
                place.call(other, NameKind.ALTERNATE)
        self.places.append(place)

    def _worth(self, name: str) -> bool:
        # Names without a capital are machine transliterations ("mrdan"), short capitals airport codes, and a common word is noise.
        if name.islower() or (name.isupper() and len(name) < 6) or not _LATIN.match(name):
            return False
        key = fold(name)
        return len(key) >= SHORTEST_ALTERNATE and key not in self.common

    def _summarise(self) -> None:
        for area in (*self.admin1.values(), *self.admin2.values()):
            weights = [max(p, 200) for *_, p in area.points]
            if not weights:
                continue
            total = sum(weights)
            area.population = sum(p for *_, p in area.points)
            area.latitude = sum(lat * w for (lat, *_), w in zip(area.points, weights, strict=True)) / total
            area.longitude = sum(lon * w for (_, lon, _), w in zip(area.points, weights, strict=True)) / total
            away = [distance_km((lat, lon), (area.latitude, area.longitude)) for lat, lon, _ in area.points]
            area.radius_km = max(
                8.0 if area.feature is Feature.ADMIN2 else 20.0, min(600.0, sum(away) / len(away) * 1.5)
            )

    def _subdivisions(self) -> None:
        by_name = _by_name(self.admin1.values())
        second = _by_name(self.admin2.values())
        matched: dict[str, Draft] = {}
        taken: set[int] = set()
        rest = []
        for row in sources.subdivisions():
            keys = [stripped(n) for n in row.names]
            area = next((by_name[row.country, k] for k in keys if (row.country, k) in by_name), None)
            if area is not None and id(area) not in taken:
                matched[row.code] = area
                taken.add(id(area))
                area.latitude, area.longitude = row.latitude, row.longitude
                self._other_names(area, row.names)
            else:
                rest.append((row, keys))
        for row, keys in rest:
            area = next((second[row.country, k] for k in keys if (row.country, k) in second), None)
            if area is None and row.country in self.countries:
                area = self._area(
                    row.names[0], Feature.ADMIN2, matched.get(row.parent or "", self.countries[row.country])
                )
                area.latitude, area.longitude, area.radius_km = row.latitude, row.longitude, 40.0
            if area is not None:
                self._other_names(area, row.names)

    def _other_names(self, area: Draft, names: Iterable[str]) -> None:
        for name in names:
            if self._worth(name):
                area.call(name, NameKind.ALTERNATE)
                area.call(stripped(name), NameKind.ALTERNATE)

    def _regions(self) -> None:
        known = _by_name(p for p in self.places if p.feature in (Feature.ADMIN1, Feature.ADMIN2))
        for row in sources.region_rows():
            feature = Feature[row.feature.upper()]
            iso = row.countries[0] if len(row.countries) == 1 else ""
            keys = [stripped(n) for n in (row.name, *row.others)]
            place = None
            if feature in (Feature.ADMIN1, Feature.ADMIN2):
                hits = (known.get((iso, k)) for k in keys)
                place = next((h for h in hits if h is not None and h.feature is feature), None)
            if place is None:
                place = Draft(
                    row.name, feature, iso, 0.0, 0.0, parent=self._around(feature, iso, row.latitude, row.longitude)
                )
                self.places.append(place)
            place.latitude, place.longitude, place.radius_km = row.latitude, row.longitude, row.radius_km
            place.name = row.name if feature is not Feature.CITY else place.name
            self._name(place, row.name, row.others, row.demonyms)

    def _around(self, feature: Feature, iso: str, latitude: float, longitude: float) -> Draft | None:
        """The admin-1 area of the nearest populated place for a small place of one country, else the country."""
        if feature in (Feature.ADMIN2, Feature.CITY, Feature.FACILITY):
            near = min(
                (p for p in self.places if p.feature is Feature.CITY and p.country == iso),
                key=lambda p: distance_km((p.latitude, p.longitude), (latitude, longitude)),
                default=None,
            )
            above = near.parent if near is not None else None
            return above.parent if above is not None and above.feature is Feature.ADMIN2 else above
        return self.countries.get(iso)


def stripped(name: str) -> str:
    """A folded area name without the words for its kind ("Borno State" to "borno")."""
    key = fold(name)
    return " ".join(_GENERIC.sub(" ", key).split()) or key


def _by_name(areas: Iterable[Draft]) -> dict[tuple[str, str], Draft]:
    found: dict[tuple[str, str], Draft] = {}
    for area in areas:
        for key in (stripped(area.name), *area.names):
            found.setdefault((area.country, key), area)
    return found
