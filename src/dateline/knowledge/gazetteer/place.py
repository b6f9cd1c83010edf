"""A place of the gazetteer and how a name names it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0


class Feature(IntEnum):
    """What kind of place it is; the number is stored in the index."""

    CITY = 0
    ADMIN1 = 1
    ADMIN2 = 2
    COUNTRY = 3
    REGION = 4
    NATURAL = 5
    FACILITY = 6

    @property
    def label(self) -> str:
        """The word that `PlaceMention.feature` uses."""
        return self.name.lower()


class NameKind(IntEnum):
    """How a name belongs to a place: its own name, another name, a demonym, or an abbreviation that only counts as written."""

    PRIMARY = 0
    ALTERNATE = 1
    DEMONYM = 2
    ABBREVIATION = 3


@dataclass(frozen=True, slots=True)
class Place:
    """One place; `index` is its row in the index, `parents` the rows that contain it, nearest first.

    Degrees are WGS 84, `country` ISO 3166-1 alpha-2 or "" (several or none), `population` 0 when unknown, `radius_km` its rough extent.
    `minor` marks one of the many streams, hills and churches of a full index, of which none is meant unless the report points there;
    `code` is the GeoNames feature code ("S.AIRP"), "" where it is not known.
    """

    index: int
    geonameid: int | None
    name: str
    feature: Feature
    country: str
    admin1: str | None
    latitude: float
    longitude: float
    population: int
    radius_km: float
    capital: bool
    parents: tuple[int, ...]
    minor: bool = False
    code: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may stand for, and how."""

    place: Place
    kind: NameKind


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance in km between two (latitude, longitude) pairs in degrees."""
    lat_a, lon_a, lat_b, lon_b = map(radians, (*a, *b))
    h = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(h)))
