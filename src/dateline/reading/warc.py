"""Reads web archives (WARC, ISO 28500): each captured page is a report; what is whole in a damaged archive is read."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from dateline.model.errors import InputError
from dateline.model.report import Report
from dateline.reading.content import Content, read_content
from dateline.reading.making import Metadata, Place, too_long
from dateline.reading.options import ReadingOptions

_PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "application/pdf"})
_FOR_PROGRAMS = frozenset({"/robots.txt", "/ads.txt", "/app-ads.txt", "/security.txt", "/humans.txt", "/llms.txt"})
_TYPES = frozenset({"response", "resource"})
_READABLE = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})


class _Damaged(Exception):
    """The archive cannot be read on from here; the message says why."""


def read_warc(stream: BinaryIO, place: Place, options: ReadingOptions) -> Iterator[Report | InputError]:
    """A Report or InputError for each page that was answered with 200, in order; one InputError more where the archive breaks off.

    The date of capture is not the date of publication and is not taken for it.
    """
    pages = 0
    try:
        for record in _whole_records(stream):
            pages += 1
            yield _one(record, place, options)
    except _Damaged as damage:
        kept = f"{pages} page{'s' * (pages != 1)} before that {'were' if pages != 1 else 'was'} read"
        yield InputError(place.path, f"{damage}; {kept}", "copy or fetch the archive again")
        return
    if not pages:
        yield InputError(place.path, "this archive holds no pages", "give one with captured HTML or text")


class _Page:
    """One captured page with all that its record holds, read to its end."""

    def __init__(self, record: Any, data: bytes) -> None:
        self.url = str(record.rec_headers.get_header("WARC-Target-URI") or "")
        self.content = Content(data, _content_type(record))
        self.coding = _coding(record)
        self.cut = record.rec_headers.get_header("WARC-Truncated")


def _one(page: _Page, place: Place, options: ReadingOptions) -> Report | InputError:
    here = Place(f"{place.path}: {page.url}", page.url or place.ref)
    if page.cut:
        return InputError(here.path, f"was cut when it was archived ({page.cut})", "archive the page again")
    if page.coding not in _READABLE:
        return InputError(here.path, f"is compressed as {page.coding!r}", "archive it with gzip or uncompressed")
    if len(page.content.data) > options.max_bytes:
        return too_long(here.path, options)
    try:
        return read_content(page.content, here, options, Metadata(url=page.url or None))
    except InputError as error:
        return error


def _whole_records(stream: BinaryIO) -> Iterator[_Page]:
    """The pages of an archive; raises _Damaged where a record is cut short or unreadable, before giving anything of it."""
    from warcio.archiveiterator import WARCIterator

    source = _Watched(stream)
    records = WARCIterator(source)
    source.reader = records.reader
    follows = True  # whether a record must come, since a line of it did
    while True:
        said = io.StringIO()
        try:
            with redirect_stderr(said):  # the library prints what it finds wrong
                record = next(records, None)
                page = None if record is None else _read_to_end(record)
                if record is not None:
                    records.read_to_end(record)
                    follows = records.next_line is not None
        except Exception as error:  # noqa: BLE001 - on damaged bytes the library fails in ways of all kinds
            raise _Damaged(_reason(source, error)) from None
        if record is None:
            if source.cut or follows or said.getvalue():
                raise _Damaged(_reason(source, None))
            return
        if said.getvalue():
            raise _Damaged(_reason(source, None))
        if page is not None:
            yield page


def _read_to_end(record: Any) -> _Page | None:
    """The page that a record holds, None for other records; raises ValueError for a record without its whole length."""
    if not str(record.rec_headers.get_header("Content-Length")).isdigit():
        raise ValueError("no length")
    page = _Page(record, record.content_stream().read(_MOST)) if _is_page(record) else None
    while record.raw_stream.read(1 << 16):
        pass
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise EOFError
    return page


_MOST = 64 << 20  # bytes of one page that are held at all; the limit of the options is checked after


def _is_page(record: Any) -> bool:
    if record.rec_type not in _TYPES or _content_type(record).partition(";")[0].strip().lower() not in _PAGES:
        return False
    if record.http_headers is not None and record.http_headers.get_statuscode() != "200":
        return False
    return urlsplit(str(record.rec_headers.get_header("WARC-Target-URI") or "")).path not in _FOR_PROGRAMS


def _content_type(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return str(headers.get_header("Content-Type") or "")


def _coding(record: Any) -> str:
    return str(record.http_headers.get_header("Content-Encoding") or "").strip().lower() if record.http_headers else ""


def _reason(source: _Watched, error: Exception | None) -> str:
    if source.cut or source.ended or isinstance(error, EOFError):
        return "ends in the middle of a record"
    return "is damaged in the middle"


class _Watched(io.RawIOBase):
    """The archive's bytes; notes whether they ended while a compressed member was still open."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.reader: Any = None
        self.ended = False
        self.cut = False

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        if not data:
            self.ended = True
            member = getattr(self.reader, "decompressor", None)
            self.cut = self.cut or (member is not None and not member.eof)
        return data
