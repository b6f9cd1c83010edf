"""The layers under the coding of one report, every sentence read."""

from __future__ import annotations

from dateline.coding.code import Reading, head_of, read_report
from dateline.coding.reality import Reality
from dateline.coding.toll import group_of
from dateline.model.coded import Incident
from dateline.model.inspection import (
    InspectedAttribution,
    InspectedCount,
    InspectedDate,
    InspectedMention,
    InspectedPlace,
    InspectedSpan,
    Inspection,
)
from dateline.model.layers import Attribution
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.vocabulary import Certainty, CountWhat

CERTAINTY = {
    Reality.PLANNED: Certainty.PLANNED,
    Reality.THREATENED: Certainty.THREATENED,
    Reality.POSSIBLE: Certainty.POSSIBLE,
    Reality.LEGAL: Certainty.ALLEGED,
}


def inspect_report(report: Report, model: str) -> Inspection:
    """Places, dates, attributions, counts and mentions of a report, each in text order."""
    reading = read_report(report, model, everything=True)
    return Inspection(
        report=head_of(report),
        places=tuple(
            InspectedPlace(
                start=p.span.start, end=p.span.end, text=p.span.of(report.text), name=p.name, feature=p.feature, relation=p.relation, geonameid=p.geonameid,
                country=p.country, admin1=p.admin1, latitude=p.latitude, longitude=p.longitude, precision=p.precision, radius_km=p.radius_km,
            )
            for p in reading.layers.places
        ),
        dates=tuple(
            InspectedDate(start=t.span.start, end=t.span.end, text=t.span.of(report.text), kind=t.kind, edtf=t.edtf, precision=t.precision) for t in reading.layers.times
        ),
        attributions=tuple(_attribution(a, report.text) for a in reading.attributions),
        counts=_counts(reading),
        mentions=_mentions(reading),
        notes=reading.notes,
    )  # fmt: skip


def _attribution(a: Attribution, text: str) -> InspectedAttribution:
    return InspectedAttribution(
        source=_span(a.source, text) if a.source is not None else None,
        cue=_span(a.cue, text),
        content=tuple(_span(c, text) for c in a.content),
        source_text=a.text,
        source_kind=a.kind,
        stance=a.stance,
        certainty=a.certainty,
        chain=a.chain,
    )


def _span(span: Span, text: str) -> InspectedSpan:
    return InspectedSpan(start=span.start, end=span.end, text=span.of(text))


def _owner(incidents: tuple[Incident, ...], span: Span) -> str | None:
    return next((i.id for i in incidents for m in i.mentions if (m.start, m.end) == span), None)


def _counts(reading: Reading) -> tuple[InspectedCount, ...]:
    text = reading.document.report.text
    rows = [
        InspectedCount(
            start=t.span.start, end=t.span.end, text=t.span.of(text), low=t.low, best=t.best, high=t.high,
            what=t.what, who=t.who, incident=_owner(reading.incidents, t.mention.span),
        )
        for r in reading.reads
        for t in r.tolls
    ]  # fmt: skip
    main = next((i.id for i in reading.incidents if i.role == "main"), None)
    rows += [
        InspectedCount(
            start=a.party.span.start,
            end=a.party.span.end,
            text=a.party.text,
            low=a.quantity.low,
            best=a.quantity.best,
            high=a.quantity.high,
            what=CountWhat.ATTACKERS,
            who=group_of(a.party),
            incident=main,
        )
        for r in reading.reads
        for a in r.attackers
    ]
    return tuple(sorted(rows, key=lambda c: (c.start, c.end)))


def _mentions(reading: Reading) -> tuple[InspectedMention, ...]:
    text = reading.document.report.text
    rows = (
        InspectedMention(
            start=m.span.start, end=m.span.end, text=m.span.of(text), type=m.type or m.frame.what or "",
            incident=_owner(reading.incidents, m.span), certainty=CERTAINTY.get(m.reality, Certainty.STATED),
        )
        for r in reading.reads
        for m in r.mentions
    )  # fmt: skip
    return tuple(sorted(rows, key=lambda m: (m.start, m.end)))
