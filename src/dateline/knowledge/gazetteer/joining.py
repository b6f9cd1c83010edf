"""Finds which places of the packaged index are in a GeoNames dump, so that a full index adds to them and repeats none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from dateline.knowledge.gazetteer.drafts import stripped, worth_filing
from dateline.knowledge.gazetteer.dump import Row
from dateline.knowledge.gazetteer.index import Gazetteer
from dateline.knowledge.gazetteer.layout import key_hash
from dateline.knowledge.gazetteer.names import fold
from dateline.knowledge.gazetteer.place import Feature, NameKind, Place, distance_km

_LEVELS = {"A.ADM1": Feature.ADMIN1, "A.ADM2": Feature.ADMIN2}
_CURATED = (Feature.NATURAL, Feature.REGION, Feature.FACILITY)
_LEAST_REACH_KM = 50.0  # within which a feature of the same name, kind and country is the same one, or within its radius if that is more
Code = tuple[str, ...]  # country, admin-1 code and, for a second-order area, admin-2 code


def names_of(row: Row) -> dict[str, NameKind]:
    """The folded names under which a row is filed, each with how it names the place."""
    area = row.rule.feature in (Feature.ADMIN1, Feature.ADMIN2)
    own = [fold(row.name), fold(row.ascii)]
    names = dict.fromkeys((k for k in own if k), NameKind.PRIMARY)
    if area:
        names |= {
            stripped(k): NameKind.PRIMARY if row.rule.feature is Feature.ADMIN1 else NameKind.ALTERNATE
            for k in own
            if k and stripped(k) not in names
        }
    for other in row.others.split(",") if row.others else ():
        if worth_filing(other):
            names.setdefault(fold(other), NameKind.ALTERNATE)
            if area:
                names.setdefault(stripped(other), NameKind.ALTERNATE)
    return {key: kind for key, kind in names.items() if len(key.split()) <= 6}


class Join:
    """Rows of the packaged index by GeoNames id and by administrative code; `areas` are the dump's areas by code."""

    def __init__(self, base: Gazetteer) -> None:
        self.base = base
        self.areas: dict[Code, Row] = {}
        self.row_of: dict[int, int] = {}  # by GeoNames id
        self.code_row: dict[Code, int] = {}
        self.found: dict[
            int, Row
        ] = {}  # the dump's row of an area or feature of the packaged index that had no id, by index row
        self._votes: dict[Code, Counter[int]] = defaultdict(Counter)
        self.countries: dict[str, int] = {}
        curated: dict[int, int] = {}
        for i in range(base.size):
            place = base.place(i)
            if place.geonameid:
                self.row_of[place.geonameid] = i
            elif place.feature in _CURATED:
                curated[i] = i
            if place.feature is Feature.COUNTRY:
                self.countries[place.country] = i
        self._curated: dict[int, list[int]] = defaultdict(list)
        for hashed, posting in base.filed():
            if posting >> 2 in curated:
                self._curated[hashed].append(posting >> 2)

    def read(self, rows: Iterable[Row]) -> None:
        """Go through the dump once: towns that both have vote for what a code means, areas are kept, features compared."""
        for row in rows:
            known = self.row_of.get(row.geonameid)
            if known is not None:
                self._vote(self.base.place(known), row)
            elif row.rule.code in _LEVELS:
                code = (row.country, row.admin1) if row.rule.code == "A.ADM1" else (row.country, row.admin1, row.admin2)
                if all(code):
                    self.areas.setdefault(code, row)
            elif row.rule.feature in _CURATED:
                self._compare(row)
        self._settle()

    def above(self, row: Row) -> int | None:
        """The index row of the area or country around a row of the dump, None at sea."""
        second = self.code_row.get((row.country, row.admin1, row.admin2)) if row.admin2 else None
        if second is not None and row.rule.feature is not Feature.ADMIN1 and row.rule.code != "A.ADM2":
            return second
        first = self.code_row.get((row.country, row.admin1))
        if first is not None and row.rule.feature is not Feature.ADMIN1:
            return first
        return self.countries.get(row.country)

    def _vote(self, place: Place, row: Row) -> None:
        for parent in place.parents:
            feature = self.base.place(parent).feature
            if feature is Feature.ADMIN1 and row.admin1:
                self._votes[row.country, row.admin1][parent] += 1
            elif feature is Feature.ADMIN2 and row.admin2:
                self._votes[row.country, row.admin1, row.admin2][parent] += 1

    def _compare(self, row: Row) -> None:
        names = {fold(row.name), fold(row.ascii)} if row.rule.minor else set(names_of(row))
        for name in names:
            for i in self._curated.get(key_hash(name), ()):
                place = self.base.place(i)
                if place.feature is not row.rule.feature or place.country not in ("", row.country) or i in self.found:
                    continue
                away = distance_km((place.latitude, place.longitude), (row.latitude, row.longitude))
                if away <= max(_LEAST_REACH_KM, place.radius_km):
                    self.found[i] = row
                    self.row_of[row.geonameid] = i
                    return

    def _settle(self) -> None:
        taken: set[int] = set()
        for code in sorted(self._votes, key=lambda c: -self._votes[c].total()):
            winner, votes = self._votes[code].most_common(1)[0]
            if winner not in taken and self._elected(code, winner, votes):
                taken.add(winner)
                self._give(code, winner)
        for code, row in self.areas.items():
            if code not in self.code_row:
                same = [i for i in self._namesakes(code, row) if i not in taken]
                if len(same) == 1:
                    taken.add(same[0])
                    self._give(code, same[0])

    def _elected(self, code: Code, winner: int, votes: int) -> bool:
        """Whether most towns say so; a single town does not settle it against the area's name."""
        area = self.areas.get(code)
        if votes * 2 <= self._votes[code].total():
            return False
        return area is None or votes > 1 or winner in self._namesakes(code, area)

    def _give(self, code: Code, index_row: int) -> None:
        self.code_row[code] = index_row
        area = self.areas.get(code)
        if area is not None:
            self.found[index_row] = area
            self.row_of[area.geonameid] = index_row

    def _namesakes(self, code: Code, row: Row) -> list[int]:
        feature = Feature.ADMIN1 if len(code) == 2 else Feature.ADMIN2
        hits = {c.place.index: c.place for name in names_of(row) for c in self.base.lookup(name)}
        inside = self.code_row.get(code[:2])
        return [
            i
            for i, p in hits.items()
            if p.feature is feature
            and p.country == row.country
            and (len(code) == 2 or inside is None or inside in p.parents)
        ]
