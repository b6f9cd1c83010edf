"""Reads files, folders and standard input: for each report a Report, or the InputError that says why there is none."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from dateline.model.errors import InputError
from dateline.model.report import Report
from dateline.reading.content import Content, read_content, read_single
from dateline.reading.decoding import decode
from dateline.reading.kinds import GZIP, Kind, begins_record, container, kind_by_name, refuse_binary
from dateline.reading.making import Place, make_report, too_long
from dateline.reading.options import ReadingOptions
from dateline.reading.page import declared_encoding
from dateline.reading.records import read_records
from dateline.reading.rewinding import LONGEST_HEAD, first_line, rewound
from dateline.reading.sources import files_of

Outcome = Report | InputError


def read(sources: Iterable[str | os.PathLike[str]], options: ReadingOptions | None = None) -> Iterator[Outcome]:
    """Every report of `sources` (files, folders, "-" for standard input), in order, each read only when asked for."""
    options = options or ReadingOptions()
    for source in sources:
        if source == "-":
            yield from _reports(sys.stdin.buffer, None, Place("standard input", "-"), options)
            continue
        for found in files_of(os.fspath(source)):
            if isinstance(found, InputError):
                yield found
            else:
                yield from _file(found, options)


def read_text(text: str, *, ref: str = "text", options: ReadingOptions | None = None) -> Report:
    """The report of a plain text in hand; raises InputError for one that is empty, too long or not in English."""
    return make_report(text, Place(ref, ref), options or ReadingOptions())


def _file(place: Place, options: ReadingOptions) -> Iterator[Outcome]:
    try:
        told = kind_by_name(place.path, place.path)
        with _opened(place) as stream:
            yield from _reports(stream, told, place, options)
    except InputError as error:
        yield error


def _opened(place: Place) -> BinaryIO:
    try:
        return Path(place.path).open("rb")
    except OSError as error:
        remedy = "check the name and the permission to read it"
        raise InputError(place.path, f"cannot be opened ({error.strerror})", remedy) from None


def _reports(stream: BinaryIO, told: Kind | None, place: Place, options: ReadingOptions) -> Iterator[Outcome]:
    try:
        head = first_line(stream)
        if head.startswith(GZIP):
            head += stream.read(LONGEST_HEAD)  # what is inside shows after a few kilobytes
        found = container(head)
        if found is Kind.WARC:
            from dateline.reading.warc import read_warc

            yield from read_warc(rewound(head, stream), place, options)
            return
        if found is not Kind.PDF:
            _refuse_other(head, told, place)
        yield from _by_kind(head, rewound(head, stream), told, place, options)
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(place.path, f"cannot be read ({error.strerror})", "check the file and its disk")


def _refuse_other(head: bytes, told: Kind | None, place: Place) -> None:
    refuse_binary(head, place.path)
    if head and told in (Kind.PDF, Kind.WARC):
        raise InputError(place.path, f"is named as a {told.upper()} file, but is none", "check the file, or rename it")


def _by_kind(
    head: bytes, stream: BinaryIO, told: Kind | None, place: Place, options: ReadingOptions
) -> Iterator[Outcome]:
    """Records line by line; anything else whole. UTF-16 has no lines in bytes, so records in it are read whole too."""
    if not _is_wide(head) and (told is Kind.JSONL or (told is None and begins_record(head))):
        yield from read_records(stream, place, options)
        return
    data = stream.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        raise too_long(place.path, options)
    if container(head) is Kind.PDF:
        yield read_content(Content(data), place, options)
        return
    text = decode(data, place.path, declared_encoding(data))
    if told is Kind.JSONL or (told is None and begins_record(text[:1000].encode("utf-8", "replace"))):
        yield from read_records(io.BytesIO(text.encode("utf-8", "surrogatepass")), place, options)
    else:
        yield read_single(text, told, place, options)


def _is_wide(head: bytes) -> bool:
    return head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")) or b"\0" in head
