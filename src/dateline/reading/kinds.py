"""What kind of report a file holds: by its extension first, then by its content."""

from __future__ import annotations

import re
import tomllib
import zlib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from pathlib import PurePath

from dateline.model.errors import InputError


class Kind(StrEnum):
    """The notations that reports are read from."""

    TEXT = "text"
    HTML = "html"
    JSONL = "jsonl"
    PDF = "pdf"
    WARC = "warc"  # web archives, compressed or not


@dataclass(frozen=True, slots=True)
class _Formats:
    kinds: dict[str, Kind]
    others: dict[str, str]
    signatures: tuple[tuple[bytes, str], ...]


GZIP = b"\x1f\x8b\x08"
_RECORD = re.compile(rb'(\xef\xbb\xbf)?\s*(\{\s*("|$|\})|\[\s*(\{|$))')
_PAGE = re.compile(r"\s*(<\?xml[^>]*>\s*)?(<!--.{0,5000}?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.I | re.S)
_MARKUP = re.compile(
    r"\s*<(div|p|article|main|section|header|meta|title|h[1-6]|table|span|br|ul|a|b|i|em|strong)\b", re.I
)
_XML = re.compile(r"\s*<(\?xml|rss|feed|rdf:RDF)\b", re.I)


@cache
def _formats() -> _Formats:
    raw = tomllib.loads((files("dateline.reading") / "data" / "formats.toml").read_text("utf-8"))
    return _Formats(
        kinds={extension: Kind(kind) for kind, extensions in raw["kinds"].items() for extension in extensions},
        others=raw["others"],
        signatures=tuple((bytes.fromhex(s["hex"]), s["name"]) for s in raw["signatures"]),
    )


def kind_by_name(name: str, ref: str) -> Kind | None:
    """The kind that a file name's extension tells, or None; raises InputError for formats that hold no reports."""
    extensions = PurePath(name.lower()).suffixes[-2:]
    for extension in ("".join(extensions), *extensions[-1:]):
        if extension in _formats().others:
            raise not_a_report(ref, _formats().others[extension])
        if extension in _formats().kinds:
            return _formats().kinds[extension]
    return None


def container(head: bytes) -> Kind | None:
    """PDF or WARC where the first bytes, of which a few kilobytes are enough, say so; None for everything else."""
    if head.startswith(b"%PDF-"):
        return Kind.PDF
    if head.startswith(GZIP):
        try:
            head = zlib.decompressobj(31).decompress(head, 64)
        except zlib.error:
            return None
    return Kind.WARC if head.startswith(b"WARC/") else None


def refuse_binary(head: bytes, ref: str) -> None:
    """Raises InputError where the first bytes are those of an image, archive or document format."""
    for signature, name in _formats().signatures:
        if head.startswith(signature):
            raise not_a_report(ref, name)


def begins_record(head: bytes) -> bool:
    """Whether the first bytes look like JSON records."""
    return _RECORD.match(head) is not None


def kind_by_content(text: str, told: Kind | None, ref: str) -> Kind:
    """TEXT or HTML: whole pages are HTML whatever their name; raises InputError for XML that is no page."""
    if _PAGE.match(text):
        return Kind.HTML
    if told is None and _XML.match(text):
        raise not_a_report(ref, "an XML file")
    if told is Kind.HTML:
        return Kind.HTML if "<" in text else Kind.TEXT
    return Kind.HTML if told is None and _MARKUP.match(text) else Kind.TEXT


def not_a_report(ref: str, what: str) -> InputError:
    """The error for a file that is `what`, which Dateline does not read."""
    return InputError(ref, f"is {what}, not a report", "save the report as plain text (.txt), HTML or JSON Lines")
