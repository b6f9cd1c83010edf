"""Builds the full index: the packaged one, and every kept place of a GeoNames dump that it lacks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from dateline.knowledge.gazetteer.compile import town_radius
from dateline.knowledge.gazetteer.drafts import common_words
from dateline.knowledge.gazetteer.dump import Dump, Row, feature_rules
from dateline.knowledge.gazetteer.index import Facts, Gazetteer
from dateline.knowledge.gazetteer.joining import Join, names_of
from dateline.knowledge.gazetteer.layout import key_hash
from dateline.knowledge.gazetteer.place import Feature
from dateline.knowledge.gazetteer.record import Entry, rank
from dateline.knowledge.gazetteer.where import COMPILED
from dateline.knowledge.gazetteer.writer import IndexWriter

PASSES = 2  # over the dump: one that compares it with the packaged index, one that writes


@dataclass(frozen=True, slots=True)
class Built:
    """What was built: all places of the index, those that the dump added, and those of the packaged index found in the dump."""

    places: int
    added: int
    shared: int


def build_full(dump: Dump, out: Path, countries: frozenset[str], advance: Callable[[int], None]) -> Built:
    """Write the full index to `out` in one step, of the dump's places in `countries` (all if empty); `advance` gets bytes read."""
    base = Gazetteer(COMPILED)
    join = Join(base)
    join.read(r for r in dump.rows(advance) if not countries or r.country in countries)
    with IndexWriter(out) as writer:
        _copy(base, join, writer)
        for code in sorted(join.areas, key=lambda c: (len(c), c)):
            area = join.areas[code]
            if area.geonameid not in join.row_of:
                join.code_row.setdefault(code, _add(area, join, writer))
                join.row_of[area.geonameid] = join.code_row[code]
        shared = 0
        for row in dump.rows(advance):
            if countries and row.country not in countries:
                continue
            known = join.row_of.get(row.geonameid)
            if known is None:
                _add(row, join, writer)
            elif known < base.size:
                shared += 1
                place = base.place(known)
                order = rank(place.feature, place.population)
                for name, kind in names_of(row).items():
                    writer.file_name(key_hash(name), order, known << 2 | kind)
        writer.finish(_stamp(base, dump), _facts(base, dump, countries))
    return Built(writer.size, writer.size - base.size, shared)


def _copy(base: Gazetteer, join: Join, writer: IndexWriter) -> None:
    """The packaged places in their rows, with the ids and, for areas, the points of the dump."""
    orders = []
    for i in range(base.size):
        place = base.place(i)
        entry = Entry(
            place.name,
            place.feature,
            place.country,
            place.latitude,
            place.longitude,
            place.geonameid or 0,
            place.population,
            place.radius_km,
            place.parents[0] if place.parents else None,
            place.capital,
        )
        row = join.found.get(i)
        if row is not None:
            point = (row.latitude, row.longitude) if place.feature in (Feature.ADMIN1, Feature.ADMIN2) else None
            latitude, longitude = point or (place.latitude, place.longitude)
            entry = replace(
                entry, geonameid=row.geonameid, code=row.rule.number, latitude=latitude, longitude=longitude
            )
        orders.append(entry.rank)
        writer.add(entry)
    for hashed, posting in base.filed():
        writer.file_name(hashed, orders[posting >> 2], posting)


def _add(row: Row, join: Join, writer: IndexWriter) -> int:
    town = row.rule.feature is Feature.CITY
    names = names_of(row)
    if not row.population:
        names = {n: k for n, k in names.items() if n not in common_words()}  # a hamlet called Center is no centre
    return writer.add(
        Entry(
            row.name,
            row.rule.feature,
            row.country,
            row.latitude,
            row.longitude,
            row.geonameid,
            max(0, row.population),
            row.rule.radius_km or (town_radius(max(0, row.population)) if town else 1.0),
            join.above(row),
            row.rule.code == "P.PPLC",
            row.rule.minor,
            row.rule.number,
            [(key_hash(name), kind) for name, kind in names.items()],
        )
    )


def _stamp(base: Gazetteer, dump: Dump) -> bytes:
    return sha256(f"{base.stamp} {dump.name} {dump.size} {date.today()}".encode()).digest()


def _facts(base: Gazetteer, dump: Dump, countries: frozenset[str]) -> Facts:
    part = f" ({', '.join(sorted(countries))})" if countries else ""
    return Facts(
        sources=f"GeoNames {dump.name}{part}; {base.facts.sources}",
        licence=base.facts.licence,
        built=date.today().isoformat(),
        base=base.stamp,
        codes=tuple(feature_rules()),
    )
