"""What filters, counts and maps need of a state, packed into bytes of fixed form: 100,000 of them are read in a moment.

The bytes hold nothing of their own: every value is in the state's record. Names are kept as hashes; 0, -1 or NaN is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import lru_cache
from hashlib import blake2b
from math import nan
from struct import Struct
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from dateline.book.coded_rows import Values
from dateline.book.incident import BookIncident
from dateline.book.moments import moment_in
from dateline.model.vocabulary import ParticipantRole, SourceKind

NEVER_ENDS = "9999-12-31T23:59:59.999999Z"  # stands for "until today" where rows are sorted by their end
UNKNOWN = -1  # of counts; days and hashes are 0, degrees NaN
HEAD = np.dtype(
    [
        ("incident", "<u8"),  # the number in its id
        ("since", "<i8"),  # microseconds since 1970
        ("first", "<i4"),  # days since 0001-01-01, which is day 1
        ("last", "<i4"),
        ("latitude", "<f8"),
        ("longitude", "<f8"),
        ("radius_km", "<f4"),
        ("country", "<u4"),
        ("type", "<u4"),
        ("low", "<i4"),  # of all killed
        ("best", "<i4"),
        ("high", "<i4"),
        ("admin1", "<u8"),
        ("place", "<u8"),
        ("sources", "<u4"),  # one bit for each kind of source, in the order of `SOURCES`
        ("contested", "<u2"),
        ("open", "<u2"),  # contested fields that could be corrected and are not
        ("reports", "<u2"),
        ("actors", "<u2"),  # how many hashes of actors, targets and reports belong to this state
        ("targets", "<u2"),
        ("precision", "<u2"),
    ]
)
_PACKED = Struct("<QqiiddfIIiiiQQIHHHHHH")
assert _PACKED.size == HEAD.itemsize
# New kinds are added at the end: the books that exist keep their bits.
SOURCES = tuple(
    SourceKind(kind)
    for kind in (
        "reporter government military police security medical eyewitness armed_group analyst media ngo relatives unnamed"
    ).split()
)
_BIT = {kind: 1 << number for number, kind in enumerate(SOURCES)}
_SUFFERING = (ParticipantRole.TARGET, ParticipantRole.VICTIM)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MOST = 2**16 - 1


def facts_of(incident: BookIncident, row: Values) -> Values:
    """The row of `facts` for a state, of which `row` is that of `states`."""
    actors = sorted({p.actor for p in incident.participants if p.actor is not None})
    kinds = sorted({p.kind for p in incident.participants if p.kind is not None and p.role in _SUFFERING})
    reports = [r.id for r in incident.reports]
    where = incident.place
    head = _PACKED.pack(
        incident_number(incident.id),
        microseconds(incident.since),
        ordinal(row["first_day"]),
        ordinal(row["last_day"]),
        nan if row["latitude"] is None else row["latitude"],
        nan if row["longitude"] is None else row["longitude"],
        nan if where is None or where.radius_km is None else where.radius_km,
        short_hash(row["country"]),
        short_hash(incident.type),
        *(UNKNOWN if n is None else n for n in (row["deaths_low"], row["deaths_best"], row["deaths_high"])),
        long_hash(row["admin1"]),
        long_hash(row["place"]),
        sum({source_bit(kind) for kind in incident.source_kinds}),
        len(incident.disputes),
        len(incident.open_fields),
        min(len(reports), _MOST),
        len(actors),
        len(kinds),
        0 if where is None or where.precision is None else where.precision,
    )
    return {
        "until": incident.until or NEVER_ENDS,
        "head": head,
        "actors": _joined(long_hash(a) for a in actors),
        "targets": _joined(long_hash(k) for k in kinds),
        "reports": _joined(report_number(r) for r in reports[:_MOST]),
    }


def incident_number(name: str) -> int:
    """The number in an incident's id, which sorts as the id does."""
    return int(name[1:], 16)


def incident_id(number: int) -> str:
    """The id of an incident with that number."""
    return f"i{number:016x}"


@lru_cache(maxsize=4096)
def short_hash(name: str | None) -> int:
    """32 bits for a name of a small set, 0 for none; case does not matter."""
    return 0 if name is None else crc32(name.casefold().encode()) or 1


def long_hash(name: str | None) -> int:
    """64 bits for a name, 0 for none; case does not matter."""
    return (
        0 if name is None else int.from_bytes(blake2b(name.casefold().encode(), digest_size=8).digest(), "little") or 1
    )


def report_number(report: str) -> int:
    """63 bits for a report's id: the row of its words."""
    return int.from_bytes(blake2b(report.encode(), digest_size=8).digest(), "little") >> 1


def state_number(incident: int, since: int) -> int:
    """63 bits for a state of an incident since so many microseconds: the row of its words."""
    return (incident ^ (since * _MIXES & _WORD)) >> 1


_MIXES, _WORD = 0x9E3779B97F4A7C15, 2**64 - 1


def state_numbers(head: NDArray[Any]) -> NDArray[Any]:
    """`state_number` of many states."""
    mixed = head["since"].astype(np.uint64) * np.uint64(_MIXES)
    numbers: NDArray[Any] = (head["incident"] ^ mixed) >> np.uint64(1)
    return numbers


def microseconds(moment: str) -> int:
    """A moment that the book wrote, since 1970."""
    passed = moment_in(moment) - _EPOCH
    return (passed.days * 86_400 + passed.seconds) * 1_000_000 + passed.microseconds


def ordinal(day: str | None) -> int:
    """A day's number, 0 for none."""
    return 0 if day is None else date.fromisoformat(day).toordinal()


def source_bit(kind: SourceKind) -> int:
    """The bit of a kind of source."""
    return _BIT[kind]


def _joined(numbers: Iterable[int]) -> bytes:
    return b"".join(n.to_bytes(8, "little") for n in numbers)
