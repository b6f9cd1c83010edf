"""Annotated place names of GeoWebNews and GeoVirus.

Gold is every annotated name that has coordinates, which in GeoWebNews leaves out demonyms, languages and common nouns. `literal` names
say where something is ("in Leeds", "the Leeds shop"); the others are associative: a name for a government or team, an adjective of
origin, part of an organisation's name (types of the GeoWebNews guide). `linked` names have a GeoNames id, as most papers evaluate.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.model.report import Report
from dateline.model.span import Span
from dateline.parsing.document import Document, Sentence
from dateline.parsing.segment import sentences

LITERAL = {
    "Literal": True, "Literal_Modifier": True, "Mixed": True, "Coercion": True, "Embedded_Literal": True,
    "Metonymic": False, "Non_Literal_Modifier": False, "Embedded_Non_Lit": False,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Toponym:
    """An annotated name and its point in degrees WGS 84; GeoVirus tells no types and links none: both stay True."""

    span: Span
    point: tuple[float, float]
    literal: bool = True
    linked: bool = True


@dataclass(frozen=True, slots=True)
class Article:
    """A text as a report that the gate skipped whole, and its names in text order, none overlapping another."""

    document: Document
    names: tuple[Toponym, ...]


def geowebnews(path: Path) -> Iterator[Article]:
    """Each text of GeoWebNews with the names that have coordinates; KeyError for an unknown type."""
    for article in ElementTree.parse(path).getroot().iter("article"):
        rows = [row for row in article.iter("toponym") if row.findtext("latitude")]
        names = [
            _name(row, ("latitude", "longitude"), LITERAL[row.findtext("type") or ""], bool(row.findtext("geonamesID")))
            for row in rows
        ]
        yield _article(article.findtext("text") or "", names)


def geovirus(path: Path) -> Iterator[Article]:
    """Each text of GeoVirus; some of its spans lie one character off, and are moved onto the name they quote."""
    for article in ElementTree.parse(path).getroot().iter("article"):
        text = article.findtext("text") or ""
        rows = [(_name(row, ("lat", "lon")), row.findtext("name") or "") for row in article.iter("location")]
        yield _article(text, [Toponym(_on(text, name.span, quoted), name.point) for name, quoted in rows])


def unparsed(text: str) -> Document:
    """A text as a document without any sentence parsed: finding places needs no parser."""
    found = [Sentence(i, a, b, text[a:b], p) for i, (a, b, p) in enumerate(sentences(text))]
    return Document(Report(text=text, ref="bench"), tuple(found))


def _name(row: ElementTree.Element, point: tuple[str, str], literal: bool = True, linked: bool = True) -> Toponym:
    start, end, latitude, longitude = (float(row.findtext(f) or "nan") for f in ("start", "end", *point))
    return Toponym(Span(int(start), int(end)), (latitude, longitude), literal, linked)


def _on(text: str, span: Span, name: str) -> Span:
    moved = (Span(span.start + by, span.end + by) for by in (0, -1, 1))
    return next((s for s in moved if s.of(text) == name), span)


def _article(text: str, names: list[Toponym]) -> Article:
    kept: list[Toponym] = []
    for name in sorted(names, key=lambda n: (n.span.start, -n.span.end)):
        if not kept or kept[-1].span.end <= name.span.start:
            kept.append(name)
    return Article(unparsed(text), tuple(kept))
