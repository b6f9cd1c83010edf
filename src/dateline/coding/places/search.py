"""What the search for one report's place names works with."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.place_words import PlaceWords


@dataclass(slots=True)
class Search:
    """What the search for one report's names works with; `people` collects the folded words of people's names, `surnames` those behind a given name."""

    text: str
    gazetteer: Gazetteer
    words: PlaceWords
    people: set[str] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)
    countries: list[str] = field(default_factory=list)  # of places inside organisations' names: context, no mentions
