"""A coded report: the JSON contract, one record a class."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from pydantic import Field, model_validator

from dateline.model.span import Evidence, Record
from dateline.model.vocabulary import (
    Certainty,
    ContestedField,
    CountWhat,
    CountWho,
    IncidentRole,
    ParticipantRole,
    RelationKind,
    ResponsibilityStatus,
    SourceKind,
    Stage,
    Stance,
)


class Source(Record):
    """Who a report says a claim comes from; `chain` lists those between them and the reporter, outermost first."""

    text: str
    kind: SourceKind
    chain: tuple[str, ...] = ()


class Claim(Record):
    """An attribute and a value, said by one source, backed by passages of the report."""

    id: str
    incident: str | None
    attribute: str
    value: dict[str, Any]
    stance: Stance
    certainty: Certainty
    source: Source
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    confidence: float = Field(ge=0, le=1)


class IncidentDate(Record):
    """When, as EDTF (ISO 8601-2; None when unknown), with UCDP date precision 1-5 and the report's words.

    `time` is the time of day: "T20:30" in 24 hours, local ("T17:45Z" in UTC), or a part of the day as ISO 24617-1 codes it ("TMO"
    morning, "TMI" midday, "TAF" afternoon, "TEV" evening, "TNI" night); None where the words name none.
    """

    edtf: str | None
    precision: int | None = Field(default=None, ge=1, le=5)
    text: str
    time: str | None = None


class IncidentPlace(Record):
    """Where: names and codes (ISO 3166-1 alpha-2), degrees WGS 84, UCDP where_prec 1-7, and the report's words."""

    name: str
    country: str | None = None
    admin1: str | None = None
    latitude: float | None = Field(default=None, ge=-90, le=90)
    longitude: float | None = Field(default=None, ge=-180, le=180)
    precision: int | None = Field(default=None, ge=1, le=7)
    geonameid: int | None = None
    radius_km: float | None = None
    text: str


class Participant(Record):
    """Somebody or something with a part in an incident; `actor` is an id of the actor list where known."""

    role: ParticipantRole
    text: str
    name: str
    actor: str | None = None
    kind: str | None = None
    claims: tuple[str, ...] = ()


class Weapon(Record):
    """A weapon or method and the report's words for it."""

    type: str
    text: str


class Responsibility(Record):
    """What somebody says about who did it; `by` is who says so and `claim` the claim that holds the words.

    `name` is the actor's own name where known; `mode` how it was said ("call", "statement", "video"), None where the report is silent.
    """

    actor: str | None
    text: str
    name: str | None = None
    status: ResponsibilityStatus
    by: str
    claim: str
    mode: str | None = None


class Count(Record):
    """An estimate of how many, with the rule that chose it and every claim behind it; None is an open or unknown end."""

    what: CountWhat
    who: CountWho
    low: int | None = Field(ge=0)
    best: int | None = Field(ge=0)
    high: int | None = Field(ge=0)
    contested: bool
    rule: str
    claims: tuple[str, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _is_ordered(self) -> Count:
        ends = [n for n in (self.low, self.best, self.high) if n is not None]
        if ends != sorted(ends):
            raise ValueError(f"not low <= best <= high: {self.low}, {self.best}, {self.high}")
        return self


class LedgerLine(Record):
    """One line of a ledger: a share of the people at the start, as a range."""

    what: str
    low: int | None
    best: int | None
    high: int | None


class Ledger(Record):
    """The balance of people: aboard or held = freed + killed + escaped + still held + unaccounted for."""

    start: LedgerLine
    lines: tuple[LedgerLine, ...]
    unaccounted: LedgerLine
    balances: bool


class Relation(Record):
    """This incident's relation to another of the same report."""

    to: str
    kind: RelationKind


class Side(Record):
    """One side of a dispute: a value in words ("at least 20", "Hamas"), who asserts or denies it, and the claims that say so."""

    value: str
    stance: Stance
    source: str
    kind: SourceKind
    claims: tuple[str, ...] = Field(min_length=1)


class Dispute(Record):
    """A field that sources give incompatible values of, or that one asserts and another denies, with every side in text order.

    `field` is "what:who" for a count ("killed:civilians"), else a `ContestedField`.
    """

    field: str
    sides: tuple[Side, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _names_a_field(self) -> Dispute:
        what, colon, who = self.field.partition(":")
        if colon:
            CountWhat(what), CountWho(who)
        else:
            ContestedField(what)
        return self


class Incident(Record):
    """The mentions in one report that are judged to be one event; `contested` names the fields of its `disputes`, in order."""

    id: str
    type: str
    headline: str
    codes: dict[str, Any]
    role: IncidentRole
    stage: Stage
    certainty: Certainty
    date: IncidentDate | None
    place: IncidentPlace | None
    participants: tuple[Participant, ...]
    weapons: tuple[Weapon, ...]
    responsibility: tuple[Responsibility, ...]
    counts: tuple[Count, ...]
    ledger: Ledger | None
    relations: tuple[Relation, ...]
    contested: tuple[str, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    mentions: tuple[Evidence, ...]

    @model_validator(mode="after")
    def _shows_both_sides(self) -> Incident:
        if self.contested != tuple(d.field for d in self.disputes):
            raise ValueError(f"contested {self.contested} is not what the disputes are about")
        return self


class ReportHead(Record):
    """The report's metadata in the contract; `id` is a content hash, `ref` the input's own id or file name."""

    id: str
    ref: str
    title: str | None
    url: str | None
    publisher: str | None
    published: datetime | date | None
    language: str | None


class CodedReport(Record):
    """Everything coded from one report; `notes` says in words what could not be known (for example, no publication date)."""

    report: ReportHead
    incidents: tuple[Incident, ...]
    claims: tuple[Claim, ...]
    notes: tuple[str, ...] = ()
