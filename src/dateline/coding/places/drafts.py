"""A place name on its way from being found to being resolved."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from dateline.knowledge.gazetteer.place import Candidate, NameKind


class Evidence(IntEnum):
    """How far the text itself marks a word as a place."""

    BARE = 0  # only that it is capitalised and in the gazetteer
    WEAK = 1  # stands after "to", "from", "of" or beside another place
    STRONG = 2  # "in X", "X province", "the city of X", "X, Balochistan"


@dataclass(slots=True)
class Draft:
    """A name at report characters `start:end`, in words `first` to `last` (inclusive) of its sentence."""

    start: int
    end: int
    sentence: int
    first: int
    last: int
    text: str
    key: str
    candidates: tuple[Candidate, ...]
    evidence: Evidence = Evidence.BARE
    relation: str = "other"
    hint: str | None = None  # the kind of area that the words beside it name: admin1, admin2, city
    facility: str | None = None  # facility, natural or road, where the name is part of one: "Quetta railway station"
    container: Draft | None = None
    offset_km: float | None = None
    bearing: int | None = None
    caseless: bool = False
    peers: tuple[Draft, ...] = ()  # the names of the list that it stands in: "Georgia, Ohio and Utah"
    given: bool = False  # found by somebody else, who vouches for it
    holds: bool = False  # another name's container: "Macon, Georgia" speaks of the area, not of a town of its name
    part: int | None = None  # the bearing in degrees of the part that is meant: "northern X"
    within_km: float | None = (
        None  # how far from the place the words reach: "the outskirts of X", "an hour's drive from X"
    )
    other_end: Draft | None = None  # of a stretch between two places, a road or a border
    anchor: Draft | None = None  # the known place that an unknown one is told from: "Zzab, 10 km north of X"

    @property
    def demonym(self) -> bool:
        """Whether every sense is a demonym."""
        return bool(self.candidates) and all(c.kind is NameKind.DEMONYM for c in self.candidates)
