"""Which pairs of tellings are compared: those that share a key, so made that no pair that could be one incident is missed.

A telling posts keys (where and when it is) and probes for keys (where and when another could be). Two tellings are compared where one
posts what the other probes. Keys depend on the telling alone, never on what else a book holds, so order of arrival cannot matter.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from enum import IntEnum
from heapq import nsmallest
from itertools import chain, combinations
from zlib import crc32

from dateline.linking.row import NEAR, RARE, Row
from dateline.linking.syndication import bands
from dateline.linking.telling import Telling
from dateline.linking.words import weight

POSTS, PROBES, BOTH = 1, 2, 3
NEAR_DAYS = 2  # two dated tellings within so many days and
NEAR_KM = 40.0  # so many km beyond what their precision leaves open are always compared
LONG = 10  # days: a longer time is looked up by month
UNDATED = 62  # days before publication in which an undated incident is looked for
_BUCKET = 5  # days
_CELL = 1.0  # degrees
_KM_PER_DEGREE = 111.2
_SAMPLED = 5  # rare words that are keys in pairs
_FORTNIGHT, _QUARTER = 14, 92  # days
_NAMES = 10  # names that are keys
_PAIRED = 6  # of these, names that are keys in pairs


def keys(telling: Telling, row: Row) -> dict[int, int]:
    """Every key of a telling (63 bits) with `POSTS`, `PROBES` or `BOTH`."""
    found: dict[int, int] = {}
    for side, parts in chain(
        _when_and_where(row), _who(row), _named(telling, row), _worded(telling, row), _copied(telling)
    ):
        key = _mixed(parts)
        found[key] = found.get(key, 0) | side
    return found


class Kind(IntEnum):
    """What a key is made of: its first number."""

    DAY = 1
    MONTH = 2
    DOER = 3
    NAME = 4
    NAMES = 5
    WORDS = 6
    TEXT = 7
    ANYWHERE = 8
    COUNTRY = 9
    ADMIN1 = 10
    CELL = 11
    NAMED = 12


Part = tuple[int, tuple[int, ...]]
_MASK = (1 << 63) - 1


def _mixed(parts: tuple[int, ...]) -> int:
    """One number of 63 bits for several (multiply and fold: Steele, Lea and Flood 2014)."""
    found = 0x1F83D9ABFB41BD6B
    for part in parts:
        found = (found ^ part) * 0x1E3779B97F4A7C15 & _MASK
        found ^= found >> 31
    return found


def _when_and_where(row: Row) -> Iterator[Part]:
    """Place and time together: a short time is posted by days and months, and looks up days; a long or unknown one looks up months."""
    areas = tuple(_areas(row))
    short = row.first is not None and row.last is not None and row.last - row.first <= LONG
    for first, last in _spells(row):
        months = range(_month(first), _month(last) + 1)
        for side, area in areas:
            if side & POSTS:
                if short:
                    yield from ((POSTS, (Kind.DAY, *area, day)) for day in _buckets(first, last))
                yield from ((POSTS, (Kind.MONTH, *area, month)) for month in months)
            if side & PROBES:
                if short:
                    yield from (
                        (PROBES, (Kind.DAY, *area, day)) for day in _buckets(first - NEAR_DAYS, last + NEAR_DAYS)
                    )
                else:
                    yield from ((PROBES, (Kind.MONTH, *area, month)) for month in months)


def _spells(row: Row) -> Iterator[tuple[int, int]]:
    """First and last day in which the incident is looked for: its own time, or that before the report; none where both are unknown."""
    if row.first is not None and row.last is not None and row.last - row.first <= 366:
        yield row.first, row.last
    elif row.published is not None:
        yield row.published - UNDATED, row.published


def _areas(row: Row) -> Iterator[Part]:
    """Areas: cell, province and country are posted; looked up are the cells near a point and its province, or else its country."""
    yield POSTS, (Kind.ANYWHERE,)
    if row.named:  # a gazetteer has many towns of one name, and coding may have taken the wrong one
        yield BOTH, (Kind.NAMED, row.named)
    if row.country:
        yield POSTS, (Kind.COUNTRY, row.country)
    if row.admin1:
        yield BOTH, (Kind.ADMIN1, row.admin1)
    if row.latitude is not None and row.longitude is not None and row.precision <= NEAR:
        yield POSTS, (Kind.CELL, *_cell(row.latitude, row.longitude))
        yield from (
            (PROBES, (Kind.CELL, *cell)) for cell in _cells_near(row.latitude, row.longitude, NEAR_KM + row.radius)
        )
    elif row.country and not row.admin1:
        yield PROBES, (Kind.COUNTRY, row.country)
    elif not row.country:
        yield PROBES, (Kind.ANYWHERE,)


def _who(row: Row) -> Iterator[Part]:
    """Perpetrators in a country within days of each other."""
    if row.doers and row.first is not None and row.last is not None and row.last - row.first <= LONG:
        for bit in range(row.doers.bit_length()):
            if row.doers >> bit & 1:
                yield from ((POSTS, (Kind.DOER, bit, row.country, day)) for day in _buckets(row.first, row.last))
                near = _buckets(row.first - NEAR_DAYS, row.last + NEAR_DAYS)
                yield from ((PROBES, (Kind.DOER, bit, row.country, day)) for day in near)


def _named(telling: Telling, row: Row) -> Iterator[Part]:
    """A name within a month and a half, or two names at any time."""
    names = [crc32(name.encode()) for name in telling.names[:_NAMES]]
    days = {day for day in (row.first, row.published) if day is not None}
    quarters = {day // _QUARTER for day in days}
    beside = {day // _QUARTER + (1 if day % _QUARTER >= _QUARTER // 2 else -1) for day in days}
    for name in names:
        yield from ((BOTH, (Kind.NAME, name, q)) for q in quarters)
        yield from ((PROBES, (Kind.NAME, name, q)) for q in beside - quarters)
    yield from ((BOTH, (Kind.NAMES, *sorted(pair))) for pair in combinations(names[:_PAIRED], 2))


def _worded(telling: Telling, row: Row) -> Iterator[Part]:
    """Two rare words of reports published within two weeks: of a sample by hash, the same of two texts that share most of theirs."""
    if row.published is None:
        return
    fortnight = row.published // _FORTNIGHT
    beside = fortnight + (1 if row.published % _FORTNIGHT >= _FORTNIGHT // 2 else -1)
    for pair in combinations(nsmallest(_SAMPLED, (crc32(w.encode()) for w in telling.words if weight(w) >= RARE)), 2):
        yield BOTH, (Kind.WORDS, *pair, fortnight)
        yield PROBES, (Kind.WORDS, *pair, beside)


def _copied(telling: Telling) -> Iterator[Part]:
    """Near-duplicate texts, by the report's main telling."""
    if telling.rank == 0:
        yield from ((BOTH, (Kind.TEXT, k, *band)) for k, band in enumerate(bands(telling.text_key)))


def _buckets(first: int, last: int) -> range:
    return range(first // _BUCKET, last // _BUCKET + 1)


def _month(day: int) -> int:
    return int(day / 30.4375)


def _cell(latitude: float, longitude: float) -> tuple[int, int]:
    """The cell of a point: bands of a degree from south to north, each cut into cells about as wide as high."""
    band = math.floor(latitude / _CELL)
    return band, math.floor(longitude % 360.0 / 360.0 * _around(band))


def _around(band: int) -> int:
    """How many cells go round the earth in a band."""
    return max(1, math.floor(360.0 / _CELL * math.cos(math.radians(min(abs(band), abs(band + 1)) * _CELL))))


def _cells_near(latitude: float, longitude: float, km: float) -> Iterator[tuple[int, int]]:
    """Every cell that a circle of so many km round a point may touch."""
    north = km / _KM_PER_DEGREE
    for band in range(
        math.floor(max(-90.0, latitude - north) / _CELL), math.floor(min(90.0, latitude + north) / _CELL) + 1
    ):
        farthest = min(89.0, max(abs(band), abs(band + 1)) * _CELL, abs(latitude) + north)
        east = min(180.0, 1.05 * north / math.cos(math.radians(farthest)))
        cells = _around(band)
        first = math.floor((longitude - east) % 360.0 / 360.0 * cells)
        count = min(cells, math.ceil(2 * east / 360.0 * cells) + 1)
        yield from ((band, (first + k) % cells) for k in range(count))
