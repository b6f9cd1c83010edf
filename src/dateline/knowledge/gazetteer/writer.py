"""Writes an index file in bounded memory: records and text as they come, names sorted by hash in buckets on disk."""

from __future__ import annotations

import json
import shutil
import sys
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from dateline.knowledge.gazetteer.index import Facts
from dateline.knowledge.gazetteer.layout import HEADER, MAGIC, aligned
from dateline.knowledge.gazetteer.record import ENTRY, Entry

_BUCKETS = 6  # leading bits of a hash that choose its bucket: of the 40 million names of a full dump 600,000 in each
_HELD = 1 << 18  # bytes of a bucket that are held before they go to disk
MOST_SENSES = 300  # places under one name, the best known first: beyond them the name alone tells nothing


class IndexWriter:
    """Takes places one by one and writes them as one index; `close` removes what is left of it on disk."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path, self.size = path, 0
        self._folder = TemporaryDirectory(prefix=".gazetteer-", dir=path.parent)
        self._files: list[BinaryIO] = []
        self._records, self._text = self._file("records"), self._file("text")
        self._held = [bytearray() for _ in range(1 << _BUCKETS)]
        self._buckets = [self._file(f"names{i}") for i in range(1 << _BUCKETS)]
        self._at: dict[str, int] = {}
        self._written = 0

    def __enter__(self) -> IndexWriter:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close and remove the temporary files."""
        for file in self._files:
            file.close()
        self._folder.cleanup()

    def add(self, entry: Entry) -> int:
        """Write one place and return its row."""
        self._records.write(entry.packed(self._offset(entry.name)))
        for hashed, kind in entry.names:
            self.file_name(hashed, entry.rank, self.size << 2 | kind)
        self.size += 1
        return self.size - 1

    def file_name(self, hashed: int, order: int, posting: int) -> None:
        """File the place of a posting (row * 4 + name kind) under one more name."""
        bucket = hashed >> (64 - _BUCKETS)
        held = self._held[bucket]
        held += ENTRY.pack(hashed, order, posting)
        if len(held) >= _HELD:
            self._buckets[bucket].write(held)
            held.clear()

    def finish(self, stamp: bytes, facts: Facts) -> None:
        """Put the file together and move it to its path in one step."""
        hashes, starts, postings = self._file("hashes"), self._file("starts"), self._file("postings")
        keys = names = 0
        for found in self._sorted():
            first, start = array("Q"), array("I")
            filed = array("I")
            for hashed, listed in found:
                first.append(hashed)
                start.append(names + len(filed))
                filed.extend(listed)
            keys, names = keys + len(first), names + len(filed)
            for file, numbers in ((hashes, first), (starts, start), (postings, filed)):
                file.write(_little(numbers))
        starts.write(_little(array("I", [names])))
        said = json.dumps(asdict(facts), ensure_ascii=False).encode("utf-8")
        fresh = Path(self._folder.name) / "index"
        with fresh.open("wb") as out:
            _padded(out, HEADER.pack(MAGIC, stamp, self.size, keys, names, self._written, len(said), 0))
            for part in (hashes, starts, postings, self._records, self._text):
                part.seek(0)
                shutil.copyfileobj(part, out, 1 << 20)
                _padded(out, b"")
            out.write(said)
        fresh.replace(self.path)

    def _sorted(self) -> Iterator[Iterator[tuple[int, list[int]]]]:
        """The names of each bucket: hashes in order, each with its postings, one a place, best known first."""
        for file, held in zip(self._buckets, self._held, strict=True):
            file.write(held)
            held.clear()
            file.seek(0)
            data = file.read()
            entries = sorted({data[i : i + ENTRY.size] for i in range(0, len(data), ENTRY.size)})
            yield (
                (hashed, _places(group)) for hashed, group in groupby(map(ENTRY.unpack, entries), lambda e: int(e[0]))
            )

    def _offset(self, name: str) -> int:
        found = self._at.get(name)
        if found is None:
            if len(self._at) > 1 << 19:
                self._at.clear()  # names repeat mostly close to each other
            text = name.encode("utf-8")[:255].decode("utf-8", "ignore").encode("utf-8")
            found = self._at[name] = self._written
            self._text.write(bytes([len(text)]) + text)
            self._written += 1 + len(text)
        return found

    def _file(self, name: str) -> BinaryIO:
        file = (Path(self._folder.name) / name).open("w+b")
        self._files.append(file)
        return file


def _places(entries: Iterable[tuple[int, int, int]]) -> list[int]:
    listed: list[int] = []
    for _, _, posting in entries:  # the kinds of one place under one name stand together, the strongest first
        if not listed or listed[-1] >> 2 != posting >> 2:
            listed.append(posting)
    return listed[:MOST_SENSES]


def _little(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def _padded(out: BinaryIO, data: bytes) -> None:
    out.write(data)
    out.write(b"\0" * (aligned(out.tell()) - out.tell()))
