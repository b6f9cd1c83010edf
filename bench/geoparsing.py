"""Place names on GeoWebNews and GeoVirus: found, and located within 161 km (100 miles), beside the most populous place of the name.

Gold is every annotated name that has coordinates: of a demonym or an organisation's part only where the annotators gave some. A
name counts as found where a mention overlaps it. Demonyms found where the gold has none are set aside: GeoVirus leaves them out.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.figure import Figure, Tally
from dateline.coding.places import find_places
from dateline.knowledge.gazetteer import fold, load_gazetteer
from dateline.knowledge.gazetteer.place import distance_km
from dateline.model.layers import PlaceMention
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.parsing.document import Document, Sentence
from dateline.parsing.segment import sentences

DATA = ("geoparsing",)
CLOSE_KM = 161.0  # the measure of the literature
BASELINE = "the most populous place of the name"


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated name and its point in degrees WGS 84."""

    span: Span
    point: tuple[float, float]


def measure(folder: Path) -> list[Figure]:
    """F1 of the names (overlapping, the same with demonyms counted against us, exact), and shares within 161 km of found and of all."""
    return [
        *_figures("geowebnews", list(geowebnews(folder / "geoparsing" / "GWN.xml"))),
        *_figures("geovirus", list(geovirus(folder / "geoparsing" / "GeoVirus.xml"))),
    ]


def geowebnews(path: Path) -> Iterator[tuple[str, list[Gold]]]:
    """Each text of GeoWebNews with the names that have coordinates."""
    for article in ElementTree.parse(path).getroot().iter("article"):
        gold = [_gold(row, "latitude", "longitude") for row in article.iter("toponym") if row.findtext("latitude")]
        yield article.findtext("text") or "", gold


def geovirus(path: Path) -> Iterator[tuple[str, list[Gold]]]:
    """Each text of GeoVirus; some of its spans lie one character off, and are moved onto the name they quote."""
    for article in ElementTree.parse(path).getroot().iter("article"):
        text = article.findtext("text") or ""
        rows = [(_gold(row, "lat", "lon"), row.findtext("name") or "") for row in article.iter("location")]
        yield text, [Gold(_on(text, gold.span, name), gold.point) for gold, name in rows]


def _gold(row: ElementTree.Element, latitude: str, longitude: str) -> Gold:
    numbers = [float(row.findtext(field) or "nan") for field in ("start", "end", latitude, longitude)]
    return Gold(Span(int(numbers[0]), int(numbers[1])), (numbers[2], numbers[3]))


def _on(text: str, span: Span, name: str) -> Span:
    moved = (Span(span.start + by, span.end + by) for by in (0, -1, 1))
    return next((s for s in moved if s.of(text) == name), span)


def _figures(name: str, articles: list[tuple[str, list[Gold]]]) -> list[Figure]:
    exact = found = spurious = aside = there = located = close = plainly = 0
    for text, gold in articles:
        mentions = find_places(_unparsed(text))
        there += len(gold)
        exact += len({g.span for g in gold} & {m.span for m in mentions})
        hits = [(g, next((m for m in mentions if m.span.overlaps(g.span)), None)) for g in gold]
        found += sum(m is not None for _, m in hits)
        stray = [m for m in mentions if not any(m.span.overlaps(g.span) for g in gold)]
        aside += sum(m.relation == "demonym" for m in stray)
        spurious += sum(m.relation != "demonym" for m in stray)
        for g, mention in hits:
            if mention is None:
                continue
            located += 1
            close += _near(_point(mention), g.point)
            plainly += _near(_most_populous(mention.text), g.point)
    size = f"{len(articles)} texts, {there} names"
    corpus = f"geoparsing/{name} (dev)"
    strict = Tally(found, spurious + aside, there - found)
    overlapping, whole = Tally(found, spurious, there - found), Tally(exact, found - exact + spurious, there - exact)
    return [
        Figure(f"geoparsing.{name}.names", overlapping.f1, "share", corpus, size),
        Figure(f"geoparsing.{name}.names_with_demonyms", strict.f1, "share", corpus, size),
        Figure(f"geoparsing.{name}.spans", whole.f1, "share", corpus, size),
        Figure(f"geoparsing.{name}.end_to_end_161_km", close / there, "share", corpus, size),
        Figure(f"geoparsing.{name}.within_161_km", close / located, "share", corpus, size, plainly / located, BASELINE),
    ]


def _unparsed(text: str) -> Document:
    found = [Sentence(i, a, b, text[a:b], p) for i, (a, b, p) in enumerate(sentences(text))]
    return Document(Report(text=text, ref="bench"), tuple(found))


def _point(mention: PlaceMention) -> tuple[float, float] | None:
    if mention.latitude is None or mention.longitude is None:
        return None
    return mention.latitude, mention.longitude


def _most_populous(name: str) -> tuple[float, float] | None:
    hits = load_gazetteer().lookup(fold(name)) or load_gazetteer().lookup(name.replace(".", ""))
    best = max((c.place for c in hits), key=lambda p: p.population, default=None)
    return None if best is None else (best.latitude, best.longitude)


def _near(point: tuple[float, float] | None, gold: tuple[float, float]) -> bool:
    return point is not None and distance_km(point, gold) <= CLOSE_KM
