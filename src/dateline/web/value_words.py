"""What the values of filters are called on pages."""

from __future__ import annotations

from functools import lru_cache

from dateline.book.filters import Review
from dateline.knowledge.actors_list import actor
from dateline.knowledge.demonyms import country_name
from dateline.model.actor_kinds import ActorKind
from dateline.publishing.wording import clean
from dateline.schemes.actor_kinds import kind_of_party
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
            return country_name(value)
        case "admin1" | "place":
            return clean(value)
        case "type":
            return type_words(value)
        case "actor":
            return actor_words(value)
        case "target":
            words = kind_of_party(value).label if value in set(ActorKind) else value.replace("_", " ")
            return _capital(words)
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


def actor_words(name: str) -> str:
    """The name of an actor; its id where the list no longer has it."""
    try:
        return actor(name).name
    except KeyError:
        return name


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
