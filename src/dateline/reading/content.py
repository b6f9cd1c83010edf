"""Reads one report from bytes or text in hand: a page, plain text or PDF, as its content and its media type tell."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.model.errors import InputError
from dateline.model.report import Report
from dateline.reading.decoding import decode
from dateline.reading.kinds import Kind, kind_by_content, not_a_report, refuse_binary
from dateline.reading.making import NOTHING_STATED, Metadata, Place, make_report, too_long
from dateline.reading.options import ReadingOptions
from dateline.reading.page import declared_encoding, read_page

_MEDIA = {  # media types of reports; None where only the content can tell
    "": None,
    "application/octet-stream": None,
    "application/pdf": Kind.PDF,
    "application/xhtml+xml": Kind.HTML,
    "application/xml": None,
    "text/html": Kind.HTML,
    "text/plain": Kind.TEXT,
    "text/xml": None,
}
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.I)


@dataclass(frozen=True, slots=True)
class Content:
    """Bytes as HTTP brought them, with the Content-Type that came with them."""

    data: bytes
    content_type: str = ""


def read_content(content: Content, place: Place, options: ReadingOptions, known: Metadata = NOTHING_STATED) -> Report:
    """The report in `content`; raises InputError for what is none. The page's own metadata stand before `known`, but for its url."""
    media = content.content_type.partition(";")[0].strip().lower()
    if media not in _MEDIA:
        raise not_a_report(place.path, f"of type {media[:60]}")
    data, told = content.data, _MEDIA[media]
    if len(data) > options.max_bytes:
        raise too_long(place.path, options)
    if data.startswith(b"%PDF-"):
        from dateline.reading.pdf import read_pdf

        return read_pdf(data, place, options, known)
    if told is Kind.PDF:
        raise InputError(place.path, "is said to be a PDF, but is none", "save it again")
    refuse_binary(data[:64], place.path)
    stated = _CHARSET.search(content.content_type)
    # The page's own word before the server's, which is often a default for all its pages.
    charset = declared_encoding(data) or (stated[1] if stated else None)
    return read_single(decode(data, place.path, charset), told, place, options, known)


def read_single(
    text: str, told: Kind | None, place: Place, options: ReadingOptions, known: Metadata = NOTHING_STATED
) -> Report:
    """The report of a page or of plain text; raises InputError for what is none."""
    if not text.strip() or kind_by_content(text, told, place.path) is Kind.TEXT:
        return make_report(text, place, options, known)
    page = read_page(text, place.path)
    return make_report(page.text, place, options, _together(page.metadata, known))


def _together(stated: Metadata, known: Metadata) -> Metadata:
    return Metadata(
        title=stated.title or known.title,
        url=known.url or stated.url,
        publisher=stated.publisher or known.publisher,
        published=stated.published or known.published,
    )
