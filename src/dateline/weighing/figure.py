"""The records of weighing: what one source says in one report, and what all of them come to with the weight of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum

from dateline.model.coded import Ledger, Side
from dateline.model.vocabulary import Certainty, CountWhat, CountWho, SourceKind, Stance


class Field(StrEnum):
    """The fields of an incident, beside its counts, that reports may give different values of."""

    TYPE = "type"
    DATE = "date"
    PLACE = "place"
    RESPONSIBILITY = "responsibility"


@dataclass(frozen=True, slots=True)
class Told:
    """The report in which something is told.

    `group` is the same for all near-identical copies of one text, which count as one source; `published` is when the report came out
    (None unknown) and `known` the moment from which views as of a moment hold it, both in UTC; `main` is False where the report only
    recalls the incident.
    """

    report: str
    group: str
    publisher: str | None
    published: datetime | None
    known: datetime
    main: bool = True

    @property
    def moment(self) -> datetime:
        """When the report told it: its publication, else when it was known."""
        return self.published if self.published is not None else self.known


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a claim comes from; `actor` is an id of the actor list where known, `party` whether they take part in the violence."""

    text: str
    kind: SourceKind
    actor: str | None = None
    party: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """One count by one source in one report; None is an open or unknown end.

    `rule` is the one by which coding reconciled the report's own numbers; `part` is True where the words count a share of the whole.
    """

    claim: str
    told: Told
    what: CountWhat
    who: CountWho
    low: int | None
    best: int | None
    high: int | None
    speaker: Speaker
    certainty: Certainty = Certainty.STATED
    stance: Stance = Stance.ASSERTS
    rule: str = "only_claim"
    part: bool = False

    def __post_init__(self) -> None:
        ends = [n for n in (self.low, self.best, self.high) if n is not None]
        if ends != sorted(ends) or (ends and ends[0] < 0):
            raise ValueError(f"claim {self.claim}: not 0 <= low <= best <= high: {self.low}, {self.best}, {self.high}")


@dataclass(frozen=True, slots=True)
class FieldStatement:
    """One value of a field by one source in one report.

    `value` names it and is equal for equal values: an incident type, an EDTF date, a place ("geoname:1164069", else "name:..." in small
    letters) or who did it ("PK.BLA", else a name). `words` is the value for people. `precision` is UCDP date_prec or where_prec (1 the
    finest), None where the field has none; `status` is that of a statement of responsibility. `at` is (latitude, longitude, radius in
    km) of a place, `inside` its country and first-order division ("PK", "PK.02"), as far as known.
    """

    claim: str
    told: Told
    field: Field
    value: str
    words: str
    speaker: Speaker
    certainty: Certainty = Certainty.STATED
    stance: Stance = Stance.ASSERTS
    precision: int | None = None
    status: str | None = None
    at: tuple[float, float, float] | None = None
    inside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Weight:
    """How much one claim counted: `weight` is the product of `factors` (name, number), 0 where it was left out.

    `note` says in words why a claim was left out or what it did ("superseded", "copy", "part", "decides"), "" for none.
    """

    claim: str
    report: str
    weight: float
    factors: tuple[tuple[str, float], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Estimate:
    """One count of an incident over all reports; None is an open or unknown end.

    `rule` names the rule that chose it, `weights` holds every claim behind it, and `sides` those who contest it. `since` is when the
    deciding statement was made.
    """

    what: CountWhat
    who: CountWho
    low: int | None
    best: int | None
    high: int | None
    contested: bool
    rule: str
    weights: tuple[Weight, ...]
    sides: tuple[Side, ...] = ()
    since: datetime | None = None

    def __post_init__(self) -> None:
        ends = [n for n in (self.low, self.best, self.high) if n is not None]
        if ends != sorted(ends):
            raise ValueError(f"{self.what}:{self.who}: not low <= best <= high: {self.low}, {self.best}, {self.high}")

    @property
    def field(self) -> str:
        """The name of this count as a contested field: "killed:civilians"."""
        return f"{self.what.value}:{self.who.value}"

    @property
    def figures(self) -> tuple[int | None, int | None, int | None]:
        """Low, best and high."""
        return self.low, self.best, self.high


@dataclass(frozen=True, slots=True)
class Chosen:
    """The value of a field over all reports; `sides` are those who contest it, empty where nobody does."""

    field: Field
    value: str
    words: str
    contested: bool
    rule: str
    weights: tuple[Weight, ...]
    sides: tuple[Side, ...] = ()


@dataclass(frozen=True, slots=True)
class Weighed:
    """All that the reports of one incident come to."""

    counts: tuple[Estimate, ...]
    fields: tuple[Chosen, ...]
    ledger: Ledger | None

    @property
    def contested(self) -> tuple[str, ...]:
        """The names of the contested fields, counts first."""
        return (*(e.field for e in self.counts if e.contested), *(c.field.value for c in self.fields if c.contested))


@dataclass(frozen=True, slots=True)
class Moment:
    """What was known at `known`, the moment when the reports `reports` came in."""

    known: datetime
    reports: tuple[str, ...]
    weighed: Weighed


def moment_of(published: date | datetime) -> datetime:
    """The moment in UTC at which a report is out: a date without a time of day counts from its last second, a naive time as UTC."""
    if not isinstance(published, datetime):
        return datetime.combine(published, time(23, 59, 59), tzinfo=UTC)
    return published.replace(tzinfo=UTC) if published.tzinfo is None else published.astimezone(UTC)
