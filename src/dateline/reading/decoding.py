"""Turns bytes into text: byte order mark first, strict UTF-8 next, then the declared or detected encoding."""

from __future__ import annotations

import codecs
import logging
import re

from dateline.model.errors import InputError

logging.getLogger("charset_normalizer").addHandler(logging.NullHandler())

_MARKS = (  # the four-byte marks first: UTF-32 LE begins with the mark of UTF-16 LE
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = ("utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le", "utf_7")
_DOS_OR_MAC = re.compile(r"mac_|cp(437|7\d\d|8[56]\d)$")
_EVIDENCE = 100_000  # bytes looked at for signs of an older encoding
_FEWEST_BYTES = 6  # bytes outside ASCII on which a detector's word for an older encoding is taken
_SAMPLE = 4096  # bytes looked at for NULs
# English has few letters outside ASCII, so detectors take its curly quotes and dashes for those of any code page, even for
# Chinese; under this share of such letters a text is taken as Windows-1252, by far the commonest (Czech has 15%, Polish 7%).
_ENGLISH_ACCENTS = 0.03


def decode(data: bytes, ref: str, declared: str | None = None) -> str:
    """`data` as text; `declared` is the encoding that a page names. Raises InputError where `data` is not text."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strictly(data, name, ref)
    if b"\0" in data[:_SAMPLE]:
        return _strictly(data, _wide_encoding(data, ref), ref)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(data, ref, declared)


def _strictly(data: bytes, encoding: str, ref: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise _not_text(ref, f"is broken {encoding.removesuffix('-sig').upper()} text") from None


def _wide_encoding(data: bytes, ref: str) -> str:
    """UTF-16 without a mark: English has a NUL in every other byte, on one side."""
    sample = data[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    raise _not_text(ref, "is a binary file, not text")


def _legacy(data: bytes, ref: str, declared: str | None) -> str:
    """Text in a one- or two-byte encoding from before Unicode."""
    if declared:
        try:
            return data.decode(declared)
        except (LookupError, ValueError):
            pass  # pages often declare wrongly: detect instead
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_exclusion=list(_WIDE)).best()
    western = _windows_1252(data)
    if western is not None and _is_mostly_ascii(western) and (best is None or not _is_older(best.encoding, data)):
        return western
    if best is None:
        raise _not_text(ref, "is not text in any known encoding")
    return str(best)


def _windows_1252(data: bytes) -> str | None:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return None


def _is_older(encoding: str, data: bytes) -> bool:
    """Whether a detected encoding is one of DOS or the old Macintosh, on evidence of enough bytes."""
    return _DOS_OR_MAC.match(encoding) is not None and sum(byte > 127 for byte in data[:_EVIDENCE]) >= _FEWEST_BYTES


def _is_mostly_ascii(text: str) -> bool:
    letters = sum(map(str.isalpha, text[:20_000]))
    accented = sum(c.isalpha() and not c.isascii() for c in text[:20_000])
    controls = sum(c < " " and c not in "\t\n\r\f" for c in text[:20_000])
    return letters > 0 and accented <= max(3, _ENGLISH_ACCENTS * letters) and controls <= 0.01 * len(text[:20_000])


def _not_text(ref: str, problem: str) -> InputError:
    return InputError(ref, problem, "save the report as UTF-8 text or HTML")
