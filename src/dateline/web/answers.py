"""What the interface for programs answers with, beside the records of the book itself."""

from __future__ import annotations

from dateline.book.bins import Bin
from dateline.book.changes import Changed
from dateline.book.doubts import Doubt
from dateline.book.history import Step
from dateline.book.incident import BookIncident
from dateline.book.queries import Listed
from dateline.book.spots import Spot
from dateline.book.standing import Standing
from dateline.book.viewing import Figures
from dateline.model.coded import Claim
from dateline.model.span import Record
from dateline.web.decisions import Decided


class IncidentList(Record):
    """One page of the incidents that meet a query, which `query` says in words; `as_of` is null for the latest state of everything that is in the book."""

    query: str
    total: int
    page: int
    pages: int
    limit: int
    as_of: str | None
    incidents: tuple[Listed, ...]


class ReportedClaim(Record):
    """A claim with the id and publisher of the report that holds it; its evidence quotes that report's text."""

    report: str
    publisher: str
    claim: Claim


class IncidentAnswer(BookIncident):
    """An incident with how its figures ran and the claims behind it, by id.

    `asked` is the id that was asked for: another one where it was merged into this incident; `successors` are incidents that former
    tellings of it belong to now.
    """

    asked: str
    successors: tuple[str, ...]
    timeline: tuple[Figures, ...]
    claims: dict[str, ReportedClaim]


class HistoryAnswer(Record):
    """Every step by which an incident came to be, the first first."""

    incident: str
    steps: tuple[Step, ...]


class DecisionList(Record):
    """One page of what people decided, the newest first."""

    total: int
    page: int
    pages: int
    limit: int
    decisions: tuple[Decided, ...]


class Timeline(Record):
    """The dated incidents of a query in bins without a gap: days, weeks, months, years or decades, by how long a time they span."""

    bins: tuple[Bin, ...]


class Map(Record):
    """The placed incidents of a query: those that are near each other on a map of this zoom are one spot."""

    zoom: float
    spots: tuple[Spot, ...]


class ChangeList(Record):
    """The incidents of a query by their latest change, the latest first; the link "next" goes on where these end."""

    changes: tuple[Changed, ...]


class ActorAnswer(Standing):
    """An actor with what the incidents that it has a part in come to; `kind` is null for one that the actor list does not have."""

    id: str
    name: str
    kind: str | None


class PlaceAnswer(Standing):
    """A country, division or place, with what the incidents there come to."""

    country: str
    admin1: str | None
    place: str | None


class ActorCount(Record):
    """An actor, and how many incidents of a query it has a part in."""

    id: str
    name: str
    incidents: int


class ActorList(Record):
    """The actors of a query, the most frequent first, at most 50."""

    actors: tuple[ActorCount, ...]


class DoubtList(Record):
    """One page of what waits for a person, the weightiest first."""

    total: int
    page: int
    pages: int
    limit: int
    doubts: tuple[Doubt, ...]


class ComparedReason(Record):
    """One comparison: what was found and how many bits it speaks for one incident."""

    comparison: str
    finding: str
    detail: str
    weight: float


class ComparisonAnswer(Record):
    """The two tellings that speak most for one incident; `weight` in bits is `prior` and the sum of the reasons' weights.

    `are_one` says whether they are one incident at that moment, `barred` what keeps them apart whatever they weigh, `decisions` what
    people decided about them that holds.
    """

    left: str
    right: str
    are_one: bool
    weight: float
    prior: float
    probability: float
    reasons: tuple[ComparedReason, ...]
    barred: str | None
    decisions: tuple[str, ...]
