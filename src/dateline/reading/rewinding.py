"""Looks at the beginning of a stream that cannot be rewound, such as a pipe, and gives the whole stream back."""

from __future__ import annotations

import io
from typing import Any, BinaryIO, cast

LONGEST_HEAD = 1 << 16  # bytes


def first_line(stream: BinaryIO) -> bytes:
    """The first line with anything on it and all before it, at most `LONGEST_HEAD` bytes; waits for no more than that."""
    head = b""
    while len(head) < LONGEST_HEAD and not head.strip():
        line = stream.readline(LONGEST_HEAD - len(head))
        if not line:
            break
        head += line
    return head


def rewound(head: bytes, rest: BinaryIO) -> BinaryIO:
    """A stream of `head`, then everything left in `rest`; closing it leaves `rest` open."""
    return cast(BinaryIO, io.BufferedReader(_Joined(head, rest)))


class _Joined(io.RawIOBase):
    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        if not piece:
            # read1: what is there now, so that records come out of a pipe as they go in
            piece = self._rest.read1(len(buffer)) if hasattr(self._rest, "read1") else self._rest.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)
