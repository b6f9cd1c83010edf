"""The layers of an inspection as rows of words, alike for the terminal and the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.model.inspection import (
    InspectedAttribution,
    InspectedCount,
    InspectedDate,
    InspectedMention,
    InspectedPlace,
    InspectedSpan,
    Inspection,
)
from dateline.model.span import Span
from dateline.publishing.wording import PLACE_PRECISION, edtf_words, number

Quoting = InspectedCount | InspectedDate | InspectedMention | InspectedPlace | InspectedSpan


@dataclass(frozen=True, slots=True)
class Entry:
    """One annotation: `marks` are its spans with the part each plays ("place", "source", "cue", "content"); `cells` its words."""

    marks: tuple[tuple[str, Span], ...]
    cells: tuple[str, ...]

    @property
    def start(self) -> int:
        """The first character that it marks."""
        return min(span.start for _, span in self.marks)


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer; `key` is the letter that its entries are numbered with (M1, M2, ...)."""

    name: str
    key: str
    title: str
    columns: tuple[str, ...]
    entries: tuple[Entry, ...]


def layers(inspection: Inspection, text: str) -> tuple[Layer, ...]:
    """The five layers, each in text order; raises ValueError where an entry does not quote `text`."""
    numbers = _incident_numbers(inspection)
    return (
        Layer(
            "mention",
            "M",
            "Mentions of incidents",
            ("words", "type", "certainty", "incident"),
            tuple(
                _entry("mention", m, (m.type.replace("_", " "), m.certainty, numbers[m.incident]), text)
                for m in inspection.mentions
            ),
        ),
        Layer(
            "count",
            "C",
            "Counts",
            ("words", "what", "who", "low", "best", "high", "incident"),
            tuple(_entry("count", c, _count_cells(c, numbers), text) for c in inspection.counts),
        ),
        Layer(
            "date",
            "D",
            "Dates",
            ("words", "EDTF", "meaning", "kind"),
            tuple(_entry("date", d, _date_cells(d), text) for d in inspection.dates),
        ),
        Layer(
            "place",
            "P",
            "Places",
            ("words", "name", "country", "where", "precision", "use"),
            tuple(_entry("place", p, _place_cells(p), text) for p in inspection.places),
        ),
        Layer(
            "attribution",
            "A",
            "Attributions",
            ("source", "kind", "cue", "stance", "content"),
            tuple(_attribution(a, text) for a in inspection.attributions),
        ),
    )


def _incident_numbers(inspection: Inspection) -> dict[str | None, str]:
    """A short name for each incident, by first appearance ("#1"); "-" where there is none."""
    named = [m.incident for m in inspection.mentions] + [c.incident for c in inspection.counts]
    ids = dict.fromkeys(n for n in named if n is not None)
    return {None: "-", **{identity: f"#{n}" for n, identity in enumerate(ids, 1)}}


def _entry(part: str, item: Quoting, cells: tuple[str, ...], text: str) -> Entry:
    return Entry(((part, _span(item, text)),), (item.text, *cells))


def _span(item: Quoting, text: str) -> Span:
    if text[item.start : item.end] != item.text:
        raise ValueError(f"characters {item.start}..{item.end} of the text are not what the inspection quotes")
    return Span(item.start, item.end)


def _count_cells(count: InspectedCount, numbers: Mapping[str | None, str]) -> tuple[str, ...]:
    ends = (number(count.low), number(count.best), number(count.high))
    return (count.what, count.who.replace("_", " "), *ends, numbers[count.incident])


def _date_cells(found: InspectedDate) -> tuple[str, ...]:
    if found.edtf is None:
        return ("-", "not resolved", found.kind)
    return (found.edtf, edtf_words(found.edtf) or "", found.kind)


def _place_cells(place: InspectedPlace) -> tuple[str, ...]:
    where = "-" if place.latitude is None or place.longitude is None else f"{place.latitude:.3f}, {place.longitude:.3f}"
    precision = "-" if place.precision is None else f"{place.precision}: {PLACE_PRECISION[place.precision]}"
    country = ", ".join(p for p in (place.admin1, place.country) if p)
    return (place.name, country or "-", where, precision, f"{place.feature}, {place.relation}")


def _attribution(said: InspectedAttribution, text: str) -> Entry:
    marks = [("cue", _span(said.cue, text)), *(("content", _span(c, text)) for c in said.content)]
    if said.source is not None:
        marks.append(("source", _span(said.source, text)))
    stance = said.stance if said.certainty == "stated" else f"{said.stance}, {said.certainty}"
    content = " … ".join(c.text for c in said.content)
    return Entry(tuple(marks), (said.source_text, said.source_kind, said.cue.text, stance, content))
