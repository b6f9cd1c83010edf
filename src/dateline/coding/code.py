"""Codes one report: parse, read, group, merge, and state every value as a claim."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.coding.assembly.build import IncidentBuilder
from dateline.coding.assembly.draft import Draft
from dateline.coding.assembly.grouping import groups_of
from dateline.coding.assembly.merging import Clock, merge
from dateline.coding.attribution import Speakers
from dateline.coding.claims import ClaimRegister, Telling
from dateline.coding.context import Layers, ReadSentence, read_sentence
from dateline.coding.dates import find_times, posted_on, report_dateline
from dateline.coding.evidence import KEEP
from dateline.coding.places import find_places, refer
from dateline.coding.report_actors import actors_of, year_of
from dateline.coding.settings import settings_of, violence_of
from dateline.coding.statements import attribute_of, background_claims, content_of, uncovered
from dateline.coding.topics import told_as_old
from dateline.model.coded import Claim, CodedReport, Incident, ReportHead, Source
from dateline.model.layers import Attribution, PlaceMention
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.parsing.document import Document, Sentence
from dateline.parsing.gate import Hit, by_sentence, can_hold_incident, hits, near_incidents
from dateline.parsing.parser import parse
from dateline.parsing.plain import plain_text
from dateline.parsing.segment import sentences as split

UNDATED = "no publication date: relative dates are left unresolved"
BY_DATELINE = "no publication date: relative dates are resolved against the report's own dateline, {}"
BY_PAGE = "no publication date: relative dates are resolved against the day on which the page says it was posted, {}"
HEAD = 2000  # characters in which a page says when it was posted


@dataclass(frozen=True)
class Reading:
    """Everything read from one report before and after assembly; `inspect` prints it, `code` keeps the incidents and claims."""

    document: Document
    layers: Layers
    attributions: tuple[Attribution, ...]
    reads: tuple[ReadSentence, ...]
    drafts: tuple[Draft, ...]
    incidents: tuple[Incident, ...]
    claims: tuple[Claim, ...]
    notes: tuple[str, ...]


def code_report(report: Report, model: str) -> CodedReport:
    """The coded report; sentences that cannot matter are not parsed."""
    reading = read_report(report, model, everything=False)
    return CodedReport(report=head_of(report), incidents=reading.incidents, claims=reading.claims, notes=reading.notes)


def read_report(report: Report, model: str, *, everything: bool) -> Reading:
    """Read a report through every layer; with `everything` each sentence is parsed, else only those that can matter."""
    text = plain_text(report.text)
    dateline = report_dateline(text)
    pieces = split(text, dateline[0].end if dateline else 0)
    sentences = [Sentence(k, a, b, text[a:b], paragraph) for k, (a, b, paragraph) in enumerate(pieces)]
    found = by_sentence(hits(text), sentences)
    likely = [s for s in sentences if s.index in found and can_hold_incident(s, found[s.index])]
    if not likely and not everything:
        return _nothing(report, sentences)
    parsed = {s.index: s for s in parse(sentences if everything else likely, model)}
    about = Layers(actors_of(text, year_of(report)), (), (), settings_of(text) | violence_of(found))
    if not everything:
        first = [read_sentence(s, found[s.index], about) for s in parsed.values() if s.parsed]
        told = [r.sentence.index for r in first if _tells(r)]
        if not told:
            return _nothing(report, sentences)
        beside = [s for s in near_incidents(sentences, found, told) if s.index not in parsed]
        parsed |= {s.index: s for s in parse(beside, model)}
    document = Document(report, tuple(parsed.get(s.index, s) for s in sentences))
    return _assemble(document, about, found, dateline)


def _tells(read: ReadSentence) -> bool:
    """Whether the sentence starts an incident by itself."""
    return any(score >= KEEP and m.reality.happened for m, score in zip(read.mentions, read.scores, strict=True))


def _assemble(
    document: Document,
    about: Layers,
    found: dict[int, list[Hit]],
    dateline: tuple[Span, str | None] | None,
) -> Reading:
    report = document.report
    anchor, notes = _anchor(document, dateline[1] if dateline else None)
    times = tuple(t for t in find_times(document.text, anchor) if dateline is None or not t.span.overlaps(dateline[0]))
    speakers = Speakers(document)
    sources = _sources(speakers.attributions)
    named = _datelined(find_places(document), dateline[0] if dateline else None)
    places = _scenes(refer(document, named), sources)
    actors = actors_of(document.text, year_of(report), frozenset(p.country for p in places if p.country is not None))
    layers = replace(about, actors=actors, times=times, places=places, speakers=sources)
    attributions = speakers.attributions
    reads = tuple(read_sentence(s, found.get(s.index, ()), layers) for s in document.sentences if s.parsed)
    clock = Clock(anchor)
    groups = [g for r in reads for g in groups_of(r)]
    drafts = tuple(
        merge(
            [replace(g, recalled=True) if told_as_old(g.read.sentence.text, layers.settings) else g for g in groups],
            clock,
        )
    )
    register = ClaimRegister(document, speakers)
    incidents = IncidentBuilder(layers, reads, register).build(drafts)
    if incidents:
        _state(reads, drafts, attributions, register)
    return Reading(document, layers, attributions, reads, drafts, incidents, register.all() if incidents else (), notes)


def _sources(said: Sequence[Attribution]) -> tuple[Span, ...]:
    """The words that name the speakers, in text order."""
    return tuple(sorted({a.source for a in said if a.source is not None}))


def _datelined(places: Sequence[PlaceMention], dateline: Span | None) -> tuple[PlaceMention, ...]:
    """The places, those inside the report's dateline marked as such: they say where it was written."""
    if dateline is None:
        return tuple(places)
    return tuple(replace(p, relation="dateline") if dateline.covers(p.span) else p for p in places)


def _scenes(places: Sequence[PlaceMention], sources: Sequence[Span]) -> tuple[PlaceMention, ...]:
    """The places, those inside the words for a speaker ("doctors at Medina hospital said") marked as no scene."""
    starts = [s.start for s in sources]
    rows = []
    for place in places:
        k = bisect_right(starts, place.span.start)
        speaks = any(s.covers(place.span) for s in sources[max(0, k - 3) : k])
        rows.append(replace(place, relation="speaker") if speaks else place)
    return tuple(sorted(rows, key=lambda p: p.span))


def _anchor(document: Document, dateline: str | None) -> tuple[date | None, tuple[str, ...]]:
    """The day that relative dates count from, and the note that says so where it is not the day of publication."""
    published = document.report.published_on
    if published is not None:
        return published, ()
    stated = _stated_day(dateline)
    if stated is not None:
        return stated, (BY_DATELINE.format(stated),)
    head = document.text[:HEAD]
    posted = posted_on(head, find_times(head, None))
    return posted, (UNDATED,) if posted is None else (BY_PAGE.format(posted),)


def _stated_day(edtf: str | None) -> date | None:
    """The day that a dateline states in full, None for a partial one."""
    return (
        date.fromisoformat(edtf) if edtf is not None and len(edtf) == 10 and edtf.replace("-", "").isdigit() else None
    )


def _state(
    reads: Sequence[ReadSentence], drafts: Sequence[Draft], said: Sequence[Attribution], register: ClaimRegister
) -> None:
    """Record what is told of no incident here: totals, trials and anniversaries, and what speakers expect, deny or vow."""
    text = register.text
    told = background_claims(reads, drafts)
    for background in told:
        register.add("background", background.value, background.span, None)
    for a in uncovered(said, text, [b.span for b in told]):
        span = Span(min(c.start for c in (a.cue, *a.content)), max(c.end for c in (a.cue, *a.content)))
        content = content_of(a, text)
        register.add(
            attribute_of(a, a.cue.of(text), content),
            {"text": content},
            span,
            None,
            Telling(Source(text=a.text, kind=a.kind, chain=a.chain), a.stance, a.certainty),
        )


def _nothing(report: Report, sentences: Sequence[Sentence]) -> Reading:
    notes = (UNDATED,) if report.published is None else ()
    return Reading(Document(report, tuple(sentences)), Layers((), (), ()), (), (), (), (), (), notes)


def head_of(report: Report) -> ReportHead:
    """The report's metadata as the contract has it."""
    return ReportHead(
        id=report.id, ref=report.ref, title=report.title, url=report.url,
        publisher=report.publisher, published=report.published, language=report.language,
    )  # fmt: skip
