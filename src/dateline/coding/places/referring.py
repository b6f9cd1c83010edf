"""Words that mean a place without naming it: "the capital", "the city", "the province", "in the area", "here"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.coding.places.placing import offset
from dateline.coding.places.relations import read_before
from dateline.coding.places.tokens import Line, line_of
from dateline.knowledge.actors_tables import listed, read_rows
from dateline.knowledge.demonyms import country_of_adjective
from dateline.knowledge.gazetteer import fold, load_gazetteer
from dateline.knowledge.place_words import place_words
from dateline.model.layers import PlaceMention
from dateline.model.span import Span
from dateline.parsing.document import Document, Sentence

_WORDS = re.compile(
    r"\b(?:(?P<here>here(?! (?:is|are|in|at|was|were)\b))|the (?:(?P<adjective>(?-i:[A-Z])[a-z]+) )?(?P<capital>capital)"
    r"|(?:the|this|that) (?:same )?(?P<kind>city|town|village|hamlet|settlement|province|governorate|district|county|area|region))\b"
    r"(?![’']s? (?!of)|-|,? (?:of )?(?-i:[A-Z])|, (?:the|a) | (?:where|of|around|near|between|that|which)\b)",
    re.IGNORECASE,
)
_MEANT = {
    "city": ("city",), "town": ("city", "unknown"), "village": ("city", "unknown"), "hamlet": ("city", "unknown"),
    "settlement": ("city", "unknown"), "province": ("admin1",), "governorate": ("admin1",), "district": ("admin2",),
    "county": ("admin2",), "area": ("city", "facility", "admin2", "unknown"), "region": ("admin1", "region"),
}  # fmt: skip
REACH = 5  # sentences back to the name that is meant
SCENES = frozenset({"in", "near", "off", "part"})
NAMING = frozenset({"in", "near", "part", "other", "between"})
HOME_SHARE = 0.6  # of the report's places: whose capital "the capital" is
AREA_KM = 25.0  # "in the area", "near the town": within this of the place named last
_OPENING, _CLOSING = "“", "”"


def refer(document: Document, named: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """The mentions of `named` with those that mean a place without naming it, in text order.

    Each means the place of its kind named last in the five sentences before it; "the capital" that of the country spoken of;
    "here" the dateline's city, in the reporter's own words only. Where nothing fits there is no mention.
    """
    found = [m for s in document.sentences for m in _of_sentence(s, document, named)]
    return tuple(sorted([*named, *found], key=lambda m: m.span)) if found else tuple(named)


def _of_sentence(s: Sentence, document: Document, named: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    line: Line | None = None
    for match in _WORDS.finditer(s.text):
        line = line_of(s, False) if line is None else line
        span = Span(s.start + match.start(), s.start + match.end())
        if any(m.span.overlaps(span) and m.relation != "demonym" for m in named):
            continue
        first = next((i for i, start in enumerate(line.starts) if start >= span.start), None)
        if first is None:
            continue
        place = _meant(match, s, span, document, named)
        placed = None if place is None else _placed(place, match, line, first)
        if placed is not None:
            yield replace(placed, span=span, text=span.of(document.text))


def _placed(place: PlaceMention, match: re.Match[str], line: Line, first: int) -> PlaceMention | None:
    """The place as the words before it stand to it; None where they make no scene of it ("the city said")."""
    if match["here"]:
        return replace(place, relation="in")
    reading = read_before(line, first, place_words())
    if reading.relation not in SCENES:
        return None
    if reading.offset_km is not None and place.latitude is not None and place.longitude is not None:
        return offset(place, reading.offset_km, reading.bearing)
    if reading.relation != "near" and (match["kind"] or "").lower() != "area":
        return replace(place, relation=reading.relation)
    if place.latitude is None:
        return replace(place, relation="near")
    radius, precision = max(place.radius_km or 0.0, AREA_KM), max(2, place.precision or 2)
    return replace(place, relation="near", radius_km=radius, precision=precision)


def _meant(
    match: re.Match[str], s: Sentence, span: Span, document: Document, named: Sequence[PlaceMention]
) -> PlaceMention | None:
    if match["here"]:
        quoted = s.text[: match.start()].count('"') % 2 or _is_open(document.text[: span.start])
        return None if quoted else next((m for m in named if m.relation == "dateline" and m.feature == "city"), None)
    if match["capital"]:
        return _capital(match["adjective"], named)
    kind = match["kind"].lower()
    floor = document.sentences[max(0, s.index - REACH)].start
    before = [m for m in named if floor <= m.span.start < span.start and m.relation in NAMING]
    return next((m for m in reversed(before) if m.feature in _MEANT[kind]), None)


def _is_open(text: str) -> bool:
    return text.rfind(_OPENING) > text.rfind(_CLOSING)


def _capital(adjective: str | None, named: Sequence[PlaceMention]) -> PlaceMention | None:
    code = country_of_adjective(adjective.lower()) if adjective else _country(named)
    if code is None:
        return None
    names = [name for row in read_rows("countries") if row["iso2"] == code for name in listed(row["capitals"])]
    hits = (c.place for name in names for c in load_gazetteer().lookup(fold(name)))
    city = next((p for p in hits if p.capital and p.country == code), None)
    if city is None:
        return None
    return PlaceMention(
        Span(0, 1), "", city.name, "city", "in", code, city.admin1, city.latitude, city.longitude, city.geonameid, 1, city.radius_km
    )  # fmt: skip


def _country(named: Sequence[PlaceMention]) -> str | None:
    codes = [m.country for m in named if m.country is not None and m.relation != "dateline"]
    best = max(set(codes), key=lambda c: (codes.count(c), c), default=None)
    return best if best is not None and codes.count(best) >= HOME_SHARE * len(codes) else None
