"""What is asked of a book: which incidents, in which order, and which part of the list."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.vocabulary import SourceKind


class Review(StrEnum):
    """What people have to do with an incident: something waits for a decision, something was decided, or neither.

    An incident can be open and decided at once: decided in one thing, open in another.
    """

    OPEN = "open"
    DECIDED = "decided"
    UNTOUCHED = "untouched"


class Order(StrEnum):
    """In which order incidents are listed, dates by their first possible day; those whose date or deaths are unknown come last, equal ones by id."""

    NEWEST = "newest"
    OLDEST = "oldest"
    DEADLIEST = "deadliest"
    MOST_REPORTED = "most_reported"
    CHANGED = "changed"  # latest change first


Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Filters:
    """What incidents to list: those that can have been on these days (ISO), of these types, there, by or against that actor.

    `box` is (west, south, east, north) in degrees; west > east crosses 180. `deaths` is the least best figure of all killed (the least
    low one where there is no best); `target` the kind of a target or victim, `source` the kind of a source of any claim, `search` words
    of its headline, place and people or of its reports. None does not filter. An incident whose field is unknown does not meet a filter on it.
    """

    first: str | None = None
    last: str | None = None
    country: str | None = None
    admin1: str | None = None
    place: str | None = None
    box: Box | None = None
    type: str | None = None
    actor: str | None = None
    target: str | None = None
    deaths: int | None = None
    source: SourceKind | None = None
    contested: bool = False
    review: Review | None = None
    search: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of a list: `limit` incidents (None: all) from the one numbered `offset` on, in an order."""

    order: Order = Order.OLDEST
    limit: int | None = None
    offset: int = 0
