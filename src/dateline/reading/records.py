"""Reads JSON Lines, one record a line, without holding more than one line; a malformed line loses only itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from dateline.model.errors import InputError
from dateline.model.report import Report
from dateline.reading.dates import given_date
from dateline.reading.decoding import decode
from dateline.reading.making import Metadata, Place, make_report, too_long
from dateline.reading.options import ReadingOptions

_REMEDY = 'make each line one JSON object such as {"text": "..."}'


def read_records(stream: BinaryIO, place: Place, options: ReadingOptions) -> Iterator[Report | InputError]:
    """A Report, or an InputError whose `ref` ends in ":LINE", for every line of `stream` that is not blank."""
    seen = False
    for number, line in _lines(stream, options.max_bytes):
        here = place.line(number)
        if line is None:
            yield too_long(here.path, options)
        elif not line.strip():
            continue
        elif not seen and _is_spread_out(line):
            remedy = f"convert it, for example with: jq -c 'if type == \"array\" then .[] else . end' {place.path}"
            yield InputError(place.path, "is JSON, but not JSON Lines", remedy)
            return
        else:
            yield _one(line, here, options)
        seen = True
    if not seen:
        yield InputError(place.path, "the file is empty", _REMEDY)


def _lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Every line with its number from 1; None for a line of more than `limit` bytes, which is passed over in pieces."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) <= limit or line.endswith(b"\n"):
            yield number, line
            continue
        while (piece := stream.readline(1 << 20)) and not piece.endswith(b"\n"):
            pass
        yield number, None


def _is_spread_out(first: bytes) -> bool:
    """Whether a first line opens an array, or an object that ends on a later line."""
    start = first.removeprefix(b"\xef\xbb\xbf").strip()
    return start.startswith(b"[") or start == b"{"


def _one(line: bytes, place: Place, options: ReadingOptions) -> Report | InputError:
    try:
        return _report(_record(decode(line.rstrip(b"\r\n"), place.path), place.path), place, options)
    except InputError as error:
        return error


def _record(line: str, ref: str) -> dict[str, Any]:
    try:
        value = json.loads(line, strict=False)
    except json.JSONDecodeError as error:
        raise InputError(ref, f"malformed JSON ({error.msg} at character {error.pos + 1})", _REMEDY) from None
    except (ValueError, RecursionError):
        raise InputError(ref, "malformed JSON (too deep, or a number too long)", _REMEDY) from None
    if not isinstance(value, dict):
        raise InputError(ref, "is not a JSON object", _REMEDY)
    return value


def _report(record: dict[str, Any], place: Place, options: ReadingOptions) -> Report:
    """The report of fields id, text, title, url, publisher, published; other fields are left alone."""
    text = record.get("text")
    if not isinstance(text, str):
        problem = "has no 'text'" if text is None else "has a 'text' that is not a string"
        fields = ", ".join(sorted(record)[:8])[:120] or "none"
        raise InputError(place.path, f"{problem} (fields: {fields})", "put the report's text in a string field 'text'")
    published = _string(record, "published", place)
    stated = Metadata(
        title=_string(record, "title", place),
        url=_string(record, "url", place),
        publisher=_string(record, "publisher", place),
        published=given_date(published, place.path) if published else None,
    )
    return make_report(text, place.named(_identifier(record, place)), options, stated)


def _string(record: dict[str, Any], field: str, place: Place) -> str | None:
    value = record.get(field)
    if value is None or isinstance(value, str):
        return (value or "").strip() or None
    raise InputError(place.path, f"has a {field!r} that is not a string", "write it as a string, or leave it out")


def _identifier(record: dict[str, Any], place: Place) -> str | None:
    value = record.get("id")
    if isinstance(value, bool) or not isinstance(value, str | int | None):
        raise InputError(
            place.path, "has an 'id' that is neither a string nor a whole number", "mend it or leave it out"
        )
    return None if value is None else str(value)
