"""The bytes of the compiled index, shared by the compiler and the reader.

`places.idx` is: the header (magic, stamp, number of places, keys and postings, bytes of text), then, each little-endian and 8-byte aligned:
key hashes (uint64, sorted), key starts (uint32, one more than keys), postings (uint32: place row * 4 + name kind),
place records (`RECORD`), the text (length-prefixed UTF-8 names), and a JSON object that says what the index was made from (`Facts`).
"""

from __future__ import annotations

import struct
from hashlib import blake2b

MAGIC = b"DLGAZ002"
HEADER = struct.Struct("<8s32sIIIIII")  # magic, stamp, places, keys, postings, text bytes, bytes of facts, spare
# geonameid, lat*1e5, lon*1e5, population, parent row, text offset, radius in 0.1 km, country, feature, flags,
# and the place in the facts' list of GeoNames feature codes, counted from 1 (0: not known)
RECORD = struct.Struct("<IiiIIIH2sBBH")
NO_PARENT = 0xFFFFFFFF
CAPITAL = 1
MINOR = 2
FILE_NAME = "places.idx"


def key_hash(key: str) -> int:
    """The 64-bit hash under which a folded name is filed."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def aligned(size: int) -> int:
    """`size` rounded up to a multiple of eight bytes."""
    return (size + 7) & ~7
