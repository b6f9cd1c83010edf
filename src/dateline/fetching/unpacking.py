"""Decompresses the body of an answer piece by piece, and stops at the limit whatever the answer unpacks to."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from dateline.fetching.errors import FetchError, Trouble

ACCEPTED = "gzip, deflate"  # what is asked for, and all that is taken
_GZIP, _ZLIB, _RAW = 31, 15, -15  # window bits, as zlib tells the three apart
_PIECE = 1 << 16  # bytes unpacked at a time


def body_of(pieces: Iterable[bytes], coding: str, limit: int, url: str) -> bytes:
    """The unpacked body; raises FetchError for more than `limit` bytes, for an unknown coding and for broken or cut data."""
    names = [name.strip().lower() for name in coding.split(",") if name.strip().lower() not in ("", "identity")]
    if not names:
        unpacked: Iterable[bytes] = pieces
    elif names in (["gzip"], ["x-gzip"]):
        unpacked = _inflated(pieces, _GZIP, url)
    elif names == ["deflate"]:
        unpacked = _deflated(pieces, url)
    else:
        raise FetchError(url, Trouble.BROKEN, f"comes in a coding that was not asked for ({coding[:40]})")
    body = bytearray()
    for piece in unpacked:
        body += piece
        if len(body) > limit:
            raise FetchError(url, Trouble.SIZE, f"is more than {limit / 1e6:g} MB once unpacked")
    return bytes(body)


def _deflated(pieces: Iterable[bytes], url: str) -> Iterator[bytes]:
    """RFC 9110 means the zlib format by "deflate"; some servers send it bare."""
    stream = iter(pieces)
    head = b""
    for piece in stream:
        head += piece
        if len(head) >= 2:
            break
    wrapped = len(head) >= 2 and head[0] & 0x0F == 8 and int.from_bytes(head[:2], "big") % 31 == 0  # RFC 1950, 2.2
    yield from _inflated((p for part in ((head,), stream) for p in part), _ZLIB if wrapped else _RAW, url)


def _inflated(pieces: Iterable[bytes], window: int, url: str) -> Iterator[bytes]:
    engine = zlib.decompressobj(window)
    for piece in pieces:
        rest = piece
        while rest:
            if engine.eof:
                if window != _GZIP or not rest.strip(b"\0"):
                    break  # padding after the end
                engine = zlib.decompressobj(window)  # a gzip file may have several members
            try:
                unpacked = engine.decompress(rest, _PIECE)
            except zlib.error:
                raise FetchError(url, Trouble.BROKEN, "is broken compressed data") from None
            yield unpacked
            rest = engine.unused_data if engine.eof else engine.unconsumed_tail
    yield engine.flush()
    if not engine.eof:
        raise FetchError(url, Trouble.BROKEN, "ends before its compressed data does")
