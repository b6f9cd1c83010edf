"""The layers under the coding of one report, as `dateline inspect` prints them."""

from __future__ import annotations

from dateline.model.coded import ReportHead
from dateline.model.span import Record
from dateline.model.vocabulary import Certainty, CountWhat, CountWho, SourceKind, Stance


class InspectedPlace(Record):
    """A place name; degrees WGS 84, ISO 3166-1 alpha-2, UCDP where_prec."""

    start: int
    end: int
    text: str
    name: str
    feature: str
    relation: str
    geonameid: int | None
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    precision: int | None
    radius_km: float | None


class InspectedDate(Record):
    """A time expression with its EDTF value, None when unresolved."""

    start: int
    end: int
    text: str
    kind: str
    edtf: str | None
    precision: int | None


class InspectedSpan(Record):
    """A passage inside another layer."""

    start: int
    end: int
    text: str


class InspectedAttribution(Record):
    """Who says what with which words; `chain` lists those who pass it on, outermost first."""

    source: InspectedSpan | None
    cue: InspectedSpan
    content: tuple[InspectedSpan, ...]
    source_text: str
    source_kind: SourceKind
    stance: Stance
    certainty: Certainty
    chain: tuple[str, ...] = ()


class InspectedCount(Record):
    """A count of people; `what` and `who` as in the contract, `incident` an id or None where it belongs to none."""

    start: int
    end: int
    text: str
    low: int | None
    best: int | None
    high: int | None
    what: CountWhat
    who: CountWho
    incident: str | None


class InspectedMention(Record):
    """A trigger with its incident type; `incident` is None where it was judged not to be an incident."""

    start: int
    end: int
    text: str
    type: str
    incident: str | None
    certainty: Certainty


class Inspection(Record):
    """All layers of one report, in text order."""

    report: ReportHead
    places: tuple[InspectedPlace, ...]
    dates: tuple[InspectedDate, ...]
    attributions: tuple[InspectedAttribution, ...]
    counts: tuple[InspectedCount, ...]
    mentions: tuple[InspectedMention, ...]
    notes: tuple[str, ...] = ()
