"""A telling as one row of plain numbers: what the comparisons read, in SQL and in Python alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from zlib import crc32

from dateline.linking.counterparts import never
from dateline.linking.telling import Telling
from dateline.linking.words import weight
from dateline.model.vocabulary import CountWhat, IncidentRole
from dateline.schemes.incident_types import all_incident_types, families, incident_type, may_be_same

RARE, COMMON = 6.0, 3.0  # nats: words of a share of news below 1 in 400, below 1 in 20
RARE_WEIGHT, COMMON_WEIGHT = 64, 20  # what a shared word counts: about the square of its mean weight
NEAR = 3  # UCDP where_prec: a point or a district, not a province
UNKNOWN_PRECISION = 8  # after UCDP where_prec 1-7
# Bits of the sketch of each set: so many that two unrelated tellings share hardly a bit by chance.
BITS = {"rare": 1024, "common": 512, "names": 512, "doers": 128, "targets": 256}


@dataclass(frozen=True, slots=True)
class Row:
    """The numbers of one telling; days are ordinals, hours 0-24, None is unknown, and the five sets are sketches of `BITS` bits.

    `standing` is 0 for what a report is about, 1 for what else, 2 for what it recalls. A sketch has one bit for each member, by a hash
    of it; `heft` is the weight of all its words. `type` and `family` are numbers, `may` the bit mask of types that one incident may be
    called by too, `never` that of types which are what it answered or what answered it. `country`, `admin1`, `place` and `named` (the
    place's name) are numbers, 0 for none.
    """

    id: str
    standing: int
    first: int | None
    last: int | None
    published: int | None
    hour_low: int | None
    hour_high: int | None
    latitude: float | None
    longitude: float | None
    radius: float
    precision: int
    country: int
    admin1: int
    place: int
    named: int
    type: int
    may: int
    never: int
    family: int
    killed: int | None
    injured: int | None
    rare: int
    common: int
    heft: int
    names: int
    doers: int
    targets: int


def row_of(telling: Telling) -> Row:
    """The row of a telling; a date with an open or unknown end counts as unknown."""
    rare, common = _worded(telling.words)
    known = telling.earliest is not None and telling.latest is not None
    hours = hours_of(telling.time)
    located = telling.latitude is not None and telling.longitude is not None
    return Row(
        id=telling.id,
        standing=_standing(telling),
        first=_day(telling.earliest) if known else None,
        last=_day(telling.latest) if known else None,
        published=_day(telling.published),
        hour_low=hours[0] if hours else None,
        hour_high=hours[1] if hours else None,
        latitude=telling.latitude if located else None,
        longitude=telling.longitude if located else None,
        radius=telling.radius_km or 0.0,
        precision=telling.precision or UNKNOWN_PRECISION,
        country=number(telling.country),
        admin1=number(f"{telling.country}/{telling.admin1}" if telling.admin1 else None),
        place=telling.geonameid or 0,
        named=number(telling.place) if (telling.precision or UNKNOWN_PRECISION) <= NEAR else 0,
        type=_types()[telling.type],
        may=_may(telling.type),
        never=_never(telling.type, telling.counterparts),
        family=_families()[telling.family],
        killed=_figure(telling, CountWhat.KILLED),
        injured=_figure(telling, CountWhat.INJURED),
        rare=rare,
        common=common,
        heft=RARE_WEIGHT * rare.bit_count() + COMMON_WEIGHT * common.bit_count(),
        names=sketch(telling.names, "names"),
        doers=sketch((a for a in telling.actors if a.startswith("perpetrator:")), "doers"),
        targets=sketch(telling.targets, "targets"),
    )


def _standing(telling: Telling) -> int:
    """0 for what the report is about, 1 for what else it is about, 2 for what it recalls."""
    return 0 if telling.rank == 0 else 1 if telling.role is IncidentRole.MAIN else 2


def _worded(words: Iterable[str]) -> tuple[int, int]:
    """The sketches of the rare and of the common words."""
    rare = common = 0
    for word in words:
        rare_bit, common_bit = _bits(word)
        rare |= rare_bit
        common |= common_bit
    return rare, common


@lru_cache(maxsize=1 << 17)
def _bits(word: str) -> tuple[int, int]:
    heft = weight(word)
    return (
        sketch([word], "rare") if heft >= RARE else 0,
        sketch([word], "common") if COMMON <= heft < RARE else 0,
    )


def sketch(members: Iterable[str], of: str) -> int:
    """One bit for each member, of the `BITS` of that set; KeyError for an unknown set."""
    bits = BITS[of]
    found = 0
    for member in members:
        found |= 1 << crc32(member.encode()) % bits
    return found


def number(name: str | None) -> int:
    """A name as a positive number of 31 bits; 0 for none."""
    return crc32(name.casefold().encode()) % 0x7FFFFFFF + 1 if name else 0


_PARTS = {"TMO": (5, 12), "TMI": (11, 14), "TAF": (12, 18), "TEV": (17, 22), "TNI": (19, 30)}


def hours_of(time: str | None) -> tuple[int, int] | None:
    """The first and last full hour of a time of day ("T20:30", "TEV"), after 24 for the next day; None where none is known."""
    if time is None or time.endswith("Z"):
        return None  # world time beside local times says nothing
    if time in _PARTS:
        return _PARTS[time]
    hour = int(time[1:3])
    return hour, hour


def _day(day: date | None) -> int | None:
    return day.toordinal() if day is not None else None


def _figure(telling: Telling, what: CountWhat) -> int | None:
    told = next((c for c in telling.counts if c.what is what), None)
    if told is None:
        return None
    return told.best if told.best is not None else told.low


@cache
def _types() -> dict[str, int]:
    return {t.name: k for k, t in enumerate(all_incident_types())}


@cache
def _families() -> dict[str, int]:
    return {name: k for k, name in enumerate(families())}


@cache
def _may(name: str) -> int:
    one = incident_type(name).name
    return sum(1 << k for other, k in _types().items() if may_be_same(one, other))


@lru_cache(maxsize=1 << 12)
def _never(name: str, counterparts: tuple[str, ...]) -> int:
    return sum(1 << _types()[other] for other in never(name, counterparts))
