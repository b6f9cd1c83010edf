"""Reads a GeoNames dump: a zip or text file of 19 tab-separated columns, of the world or of one country."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from io import BufferedIOBase
from pathlib import Path

from dateline.knowledge.gazetteer.place import Feature
from dateline.knowledge.gazetteer.sources import table
from dateline.model.errors import InputError

COLUMNS = 19  # of the table "geoname" in https://download.geonames.org/export/dump/readme.txt
_OTHER_FILES = (
    "readme",
    "admin1",
    "admin2",
    "alternatenames",
    "featurecodes",
    "hierarchy",
    "countryinfo",
    "iso-language",
)
_REMEDY = "fetch it again from https://download.geonames.org/export/dump/"


@dataclass(frozen=True, slots=True)
class FeatureRule:
    """How places of one GeoNames feature code are kept; `number` is where the code stands in the table, from 1."""

    code: str
    number: int
    feature: Feature
    radius_km: float
    minor: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One place of the dump that is kept."""

    rule: FeatureRule
    geonameid: int
    name: str
    ascii: str
    others: str  # comma-separated
    latitude: float
    longitude: float
    country: str
    admin1: str
    admin2: str
    population: int


@cache
def feature_rules() -> dict[str, FeatureRule]:
    """The rows of `geonames_features.tsv` by code ("P.PPL")."""
    rows = enumerate(table("geonames_features.tsv"), start=1)
    return {
        code: FeatureRule(code, number, Feature[feature.upper()], float(radius), minor == "yes")
        for number, (code, feature, radius, minor, _) in rows
    }


class Dump:
    """A dump on disk; `size` is the bytes of its text, `name` the file inside the zip or the file itself. Raises InputError."""

    def __init__(self, path: Path) -> None:
        self.path, self._member = path, ""
        try:
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as archive:
                    info = _table_in(archive, path)
                    self._member, self.size = info.filename, info.file_size
            else:
                self.size = path.stat().st_size
                if path.suffix.lower() == ".zip":
                    raise InputError(str(path), "not a whole zip file", _REMEDY)
        except OSError as error:
            raise InputError(str(path), f"cannot be read ({error.strerror or error})", "name a GeoNames dump") from None
        except zipfile.BadZipFile:
            raise InputError(str(path), "a damaged zip file", _REMEDY) from None
        self.name = self._member or path.name

    def rows(self, advance: Callable[[int], None]) -> Iterator[Row]:
        """The places of kept features, in the dump's order; calls `advance` with bytes read. Raises InputError with the row's number."""
        rules, held = feature_rules(), 0
        with self._opened() as stream:
            for number, line in enumerate(_whole(stream, self.path), start=1):
                held += len(line)
                if held > 1 << 22:
                    advance(held)
                    held = 0
                fields = line.split(b"\t")
                if len(fields) != COLUMNS:
                    raise self._bad(number, f"{len(fields)} columns instead of {COLUMNS}")
                rule = rules.get((fields[6] + b"." + fields[7]).decode("ascii", "replace"))
                if rule is not None:
                    yield self._row(number, rule, fields)
        advance(held)

    def _row(self, number: int, rule: FeatureRule, fields: list[bytes]) -> Row:
        try:
            row = Row(
                rule,
                int(fields[0]),
                fields[1].decode("utf-8"),
                fields[2].decode("utf-8"),
                fields[3].decode("utf-8"),
                float(fields[4]),
                float(fields[5]),
                fields[8].decode("ascii"),
                fields[10].decode("utf-8"),
                fields[11].decode("utf-8"),
                int(fields[14] or 0),
            )
        except ValueError as error:
            raise self._bad(number, str(error)) from None
        if not (abs(row.latitude) <= 90 and abs(row.longitude) <= 180 and 0 < row.geonameid < 1 << 32):
            raise self._bad(number, "no such coordinates or id")
        if len(row.country) not in (0, 2):
            raise self._bad(number, f"no country code: {row.country[:20]!r}")
        return row

    def _bad(self, number: int, problem: str) -> InputError:
        remedy = f"this is no row of a GeoNames dump (19 tab-separated columns, UTF-8); {_REMEDY}"
        return InputError(f"{self.path}, row {number}", problem, remedy)

    @contextmanager
    def _opened(self) -> Iterator[BufferedIOBase]:
        if not self._member:
            with self.path.open("rb") as file:
                yield file
            return
        with zipfile.ZipFile(self.path) as archive, archive.open(self._member) as member:
            yield member  # type: ignore[misc]  # ZipExtFile is a BufferedIOBase


def _table_in(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    found = [
        i for i in archive.infolist() if i.filename.endswith(".txt") and not i.filename.lower().startswith(_OTHER_FILES)
    ]
    if len(found) != 1:
        held = ", ".join(i.filename for i in archive.infolist()[:5]) or "nothing"
        raise InputError(
            str(path), f"holds no table of places ({held})", "give allCountries.zip or a country's, such as PK.zip"
        )
    return found[0]


def _whole(stream: BufferedIOBase, path: Path) -> Iterator[bytes]:
    """The lines without their ends; raises InputError where the zip breaks off."""
    try:
        for line in stream:
            yield line.rstrip(b"\r\n")
    except (zipfile.BadZipFile, zlib.error, EOFError):
        raise InputError(str(path), "a damaged zip file", _REMEDY) from None
