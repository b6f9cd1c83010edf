"""What the values of filters are called on pages."""

from __future__ import annotations

from functools import lru_cache

from dateline.book.filters import Review
from dateline.publishing.query_words import actor_name, country, target_words
from dateline.publishing.wording import clean
from dateline.schemes.incident_types import all_incident_types, incident_type
from dateline.schemes.source_kinds import kind_of_source

_REVIEW = {
    Review.OPEN: "Waiting for a decision",
    Review.DECIDED: "Decided by a person",
    Review.UNTOUCHED: "Nothing to decide",
}


@lru_cache(maxsize=4096)
def value_words(field: str, value: str) -> str:
    """The words of a value of a filter: ("country", "PK") is "Pakistan"; ValueError for a filter that has no such words."""
    match field:
        case "country":
            return country(value)
        case "admin1" | "place":
            return clean(value)
        case "type":
            return type_words(value)
        case "actor":
            return actor_name(value)
        case "target":
            return _capital(target_words(value))
        case "source":
            return _capital(kind_of_source(value).label)
        case "review":
            return _REVIEW[Review(value)]
        case "contested":
            return "Contested"
    raise ValueError(f"the filter {field} has no words for its values")


def type_words(name: str) -> str:
    """The label of a type or of a family of types."""
    if name in {t.name for t in all_incident_types()}:
        return incident_type(name).label
    return f"{name.capitalize()} (family)"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
