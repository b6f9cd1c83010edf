"""Reads the compiled index: memory-mapped, opened in milliseconds, a name looked up by binary search over hashes."""

from __future__ import annotations

import json
import mmap
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dateline.knowledge.gazetteer.layout import CAPITAL, HEADER, MAGIC, MINOR, NO_PARENT, RECORD, aligned, key_hash
from dateline.knowledge.gazetteer.names import without_article
from dateline.knowledge.gazetteer.place import Candidate, Feature, NameKind, Place
from dateline.knowledge.gazetteer.where import COMPILED, chosen_index, remedy
from dateline.model.errors import DatelineError

# Where Arabic names stand with or without their article: "Al Hutchinson" is nobody's Hutchinson. Basis: where Arabic names places.
ARTICLE_COUNTRIES = frozenset(
    "AE AF BH DJ DZ EG EH ER IL IQ IR JO KM KW LB LY MA ML MR NE NG OM PK PS QA SA SD SO SY TD TN TR YE".split()
)
LARGEST_CACHE = 50_000


class GazetteerError(DatelineError):
    """The compiled gazetteer is missing or was made by another version; the message says how to build it."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What an index was made from: its sources with their versions, their licence, the day (YYYY-MM-DD, "" in the packaged one)."""

    sources: str = ""
    licence: str = ""
    built: str = ""
    base: str = ""  # stamp of the packaged index that a full one was built on
    codes: tuple[str, ...] = ()  # GeoNames feature codes, as records number them


class Gazetteer:
    """Candidates for a place name out of one index file."""

    def __init__(self, path: Path = COMPILED) -> None:
        self.path = path
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (FileNotFoundError, IsADirectoryError, ValueError):
            raise GazetteerError(f"{path}: no gazetteer here; {remedy(path)}") from None
        if len(self._map) < HEADER.size or self._map[: len(MAGIC)] != MAGIC:
            raise GazetteerError(f"{path}: made by another version; {remedy(path)}")
        _, stamp, self.size, self.keys, self.names, text, facts, _ = HEADER.unpack_from(self._map)
        self.stamp = stamp.hex()
        view = memoryview(self._map)
        at = aligned(HEADER.size)
        self._hashes = view[at : at + 8 * self.keys].cast("Q")
        at += 8 * self.keys
        self._starts = view[at : at + 4 * (self.keys + 1)].cast("I")
        at += aligned(4 * (self.keys + 1))
        self._postings = view[at : at + 4 * self.names].cast("I")
        at += aligned(4 * self.names)
        self._records = at
        self._text = at + aligned(RECORD.size * self.size)
        at = self._text + aligned(text)
        if len(self._map) < at + facts:
            raise GazetteerError(f"{path}: cut short; {remedy(path)}")
        said = json.loads(self._map[at : at + facts]) if facts else {}
        self.facts = Facts(**{**said, "codes": tuple(said.get("codes", ()))})
        self._found: dict[str, tuple[Candidate, ...]] = {}
        self._places: dict[int, Place] = {}

    def lookup(self, key: str) -> tuple[Candidate, ...]:
        """Every place filed under a folded name (`names.fold`), most populous first; an Arabic article may be missing in the index."""
        hit = self._found.get(key)
        if hit is None:
            if len(self._found) >= LARGEST_CACHE:
                self._found.clear()
            hit = self._search(key)
            if not hit and (bare := without_article(key)) is not None:
                hit = tuple(c for c in self._search(bare) if c.place.country in ARTICLE_COUNTRIES)
            self._found[key] = hit
        return hit

    def __contains__(self, key: str) -> bool:
        return bool(self.lookup(key))

    def place(self, row: int) -> Place:
        """The place in one row of the index."""
        place = self._places.get(row)
        if place is None:
            if len(self._places) >= LARGEST_CACHE:
                self._places.clear()
            place = self._places[row] = self._read(row)
        return place

    def filed(self) -> Iterator[tuple[int, int]]:
        """Every name of the index: its hash and a posting (row * 4 + name kind)."""
        for at, hashed in enumerate(self._hashes):
            for posting in self._postings[self._starts[at] : self._starts[at + 1]]:
                yield hashed, posting

    def _search(self, key: str) -> tuple[Candidate, ...]:
        wanted = key_hash(key)
        at = bisect_left(self._hashes, wanted)
        if at == len(self._hashes) or self._hashes[at] != wanted:
            return ()
        entries = self._postings[self._starts[at] : self._starts[at + 1]]
        return tuple(Candidate(self.place(e >> 2), NameKind(e & 3)) for e in entries)

    def _read(self, row: int) -> Place:
        geonameid, lat, lon, population, parent, text, radius, country, feature, flags, code = RECORD.unpack_from(
            self._map, self._records + RECORD.size * row
        )
        parents: list[int] = []
        while parent != NO_PARENT and parent not in parents:
            parents.append(parent)
            parent = RECORD.unpack_from(self._map, self._records + RECORD.size * parent)[4]
        kind = Feature(feature)
        admin1 = self._name(text) if kind is Feature.ADMIN1 else None
        for above in parents:
            record = RECORD.unpack_from(self._map, self._records + RECORD.size * above)
            if record[8] == Feature.ADMIN1:
                admin1 = self._name(record[5])
        return Place(
            index=row,
            geonameid=geonameid or None,
            name=self._name(text),
            feature=kind,
            country=country.decode("ascii").strip("\0"),
            admin1=admin1,
            latitude=lat / 1e5,
            longitude=lon / 1e5,
            population=population,
            radius_km=radius / 10,
            capital=bool(flags & CAPITAL),
            parents=tuple(parents),
            minor=bool(flags & MINOR),
            code=self.facts.codes[code - 1] if code else "",
        )

    def _name(self, offset: int) -> str:
        start = self._text + offset
        return self._map[start + 1 : start + 1 + self._map[start]].decode("utf-8")


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer that `where.chosen_index` names, opened once."""
    return Gazetteer(chosen_index())
