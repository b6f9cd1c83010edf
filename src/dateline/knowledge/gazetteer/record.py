"""One place as the index writes it."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.knowledge.gazetteer.layout import CAPITAL, MINOR, NO_PARENT, RECORD
from dateline.knowledge.gazetteer.place import Feature

ENTRY = struct.Struct(">QII")  # big-endian, so that bytes sort as numbers do: hash, rank, posting
_MOST = 0xFFFFFFFF
_STRONG = {Feature.COUNTRY: 3, Feature.ADMIN1: 2, Feature.REGION: 1, Feature.NATURAL: 1}
_MOST_PEOPLE = (1 << 30) - 1


def rank(feature: Feature, population: int, *, minor: bool = False) -> int:
    """The order of a place among those of its name, a 32-bit number, best known first: countries, provinces, regions, then by people."""
    strength = 0 if minor else _STRONG.get(feature, 0)
    return (3 - strength) << 30 | (_MOST_PEOPLE - min(population, _MOST_PEOPLE))


@dataclass(slots=True)
class Entry:
    """The fields of a record (`layout.RECORD`) with the row of the parent, and the hashed names with their kinds."""

    name: str
    feature: Feature
    country: str
    latitude: float
    longitude: float
    geonameid: int
    population: int
    radius_km: float
    parent: int | None
    capital: bool = False
    minor: bool = False
    code: int = 0
    names: Iterable[tuple[int, int]] = ()

    @property
    def rank(self) -> int:
        """See `rank`."""
        return rank(self.feature, self.population, minor=self.minor)

    def packed(self, offset: int) -> bytes:
        """The record, with the name at `offset` in the text."""
        return RECORD.pack(
            self.geonameid,
            round(self.latitude * 1e5),
            round(self.longitude * 1e5),
            min(_MOST, self.population),
            NO_PARENT if self.parent is None else self.parent,
            offset,
            min(65535, round(self.radius_km * 10)),
            self.country.encode("ascii"),
            self.feature,
            (CAPITAL if self.capital else 0) | (MINOR if self.minor else 0),
            self.code,
        )
