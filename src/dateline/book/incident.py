"""An incident of the book: what many reports of it come to, as of one moment."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from dateline.model.coded import IncidentDate, IncidentPlace, Ledger, Participant, Responsibility, Side, Weapon
from dateline.model.span import Record
from dateline.model.vocabulary import Certainty, ContestedField, CountWhat, CountWho, IncidentRole, SourceKind, Stage

# Corrections that settle a contested field; there are none of who is responsible and of what happened.
_SETTLED_BY = {"place": {"place", "country", "admin1"}}
_SETTLED = {ContestedField.RESPONSIBILITY.value, ContestedField.ACCOUNT.value}


class WeighedClaim(Record):
    """How much a claim counted, with what made it so in words; 0 where it was left out."""

    claim: str
    weight: float
    note: str = ""


class WeighedCount(Record):
    """One count of an incident over all its reports, with the rule that chose it; None is an open or unknown end."""

    what: CountWhat
    who: CountWho
    low: int | None
    best: int | None
    high: int | None
    contested: bool
    rule: str
    claims: tuple[WeighedClaim, ...]


class WeighedField(Record):
    """Which value of a field was chosen, by which rule, from which claims."""

    field: str
    rule: str
    claims: tuple[WeighedClaim, ...]


class Contest(Record):
    """A field that reports or sources disagree on ("killed:civilians", "type", "place"), with every side."""

    field: str
    sides: tuple[Side, ...]


class TellingReport(Record):
    """A report that tells of the incident; `group` is one for all copies of a text, `tellings` are "<report>/<incident>" ids."""

    id: str
    ref: str
    title: str | None
    publisher: str | None
    published: str | None
    known: str
    group: str
    tellings: tuple[str, ...]


class Corrected(Record):
    """A field that a person corrected: `decision` names it for `dateline undo`."""

    field: str
    decision: str
    author: str
    reason: str


class BookIncident(Record):
    """One incident as the reports and decisions known from `since` until `until` support it (UTC; None is today)."""

    id: str
    since: str
    until: str | None
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
    counts: tuple[WeighedCount, ...]
    fields: tuple[WeighedField, ...] = ()
    ledger: Ledger | None
    disputes: tuple[Contest, ...]
    reports: tuple[TellingReport, ...] = Field(min_length=1)
    sources: int
    source_kinds: tuple[SourceKind, ...] = ()
    corrected: tuple[Corrected, ...] = ()

    @property
    def tellings(self) -> tuple[str, ...]:
        """The tellings that are judged to be this incident, in the order in which they became known."""
        return tuple(t for r in self.reports for t in r.tellings)

    @property
    def open_fields(self) -> tuple[str, ...]:
        """The contested fields that a person can correct and nobody has; what is said of who did it stands as it is."""
        done = {c.field for c in self.corrected}
        return tuple(d.field for d in self.disputes if _SETTLED_BY.get(d.field, {d.field}).isdisjoint(done | _SETTLED))

    @property
    def content(self) -> BookIncident:
        """The incident without the moments between which it was so."""
        return self.model_copy(update={"since": "", "until": None})
