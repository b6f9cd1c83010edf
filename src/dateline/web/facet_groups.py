"""The menus of the overview: for each filter its values with how many incidents each leaves, as links that set or lift it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.book.facets import Facet, Facets
from dateline.schemes.incident_types import all_incident_types, incident_type
from dateline.web.asked import Asked
from dateline.web.paths import OVERVIEW
from dateline.web.value_words import value_words

_SHOWN = 7  # values of a menu before "more"
_TITLES = {
    "country": "Country",
    "admin1": "Province or state",
    "type": "Type",
    "actor": "Actor",
    "target": "Target",
    "source": "Source",
    "review": "Review",
    "contested": "Disagreement",
}


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a menu; `depth` is how many values above include it."""

    words: str
    incidents: int
    href: str
    active: bool
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """A menu; `rest` are values under "more"."""

    name: str
    title: str
    first: list[Option]
    rest: list[Option]


def groups(facets: Facets, asked: Asked) -> list[Group]:
    """The menus that have a value."""
    return [made for name in _TITLES if (made := _group(name, getattr(facets, name), asked)) is not None]


def _group(name: str, values: tuple[Facet, ...], asked: Asked) -> Group | None:
    active = asked.given.get(name)
    ordered = list(_typed(values)) if name == "type" else [(facet, 0) for facet in values]
    options = [_option(name, facet, active, asked, depth) for facet, depth in ordered]
    if active is not None and not any(o.active for o in options):
        lost = Facet(value=active, incidents=0)
        options.insert(0, _option(name, lost, active, asked, 0))
    if not options:
        return None
    chosen = next((i for i, o in enumerate(options) if o.active), 0)
    if chosen >= _SHOWN:
        options.insert(0, options.pop(chosen))
    return Group(name, _TITLES[name], options[:_SHOWN], options[_SHOWN:])


def _option(name: str, facet: Facet, active: str | None, asked: Asked, depth: int) -> Option:
    value = "true" if name == "contested" else facet.value
    chosen = active is not None and active.casefold() == value.casefold()
    change: dict[str, object] = {name: None if chosen else value}
    if name == "country":
        change["admin1"] = None
    return Option(value_words(name, facet.value), facet.incidents, asked.url(OVERVIEW, **change), chosen, min(depth, 3))


def _typed(values: tuple[Facet, ...]) -> Iterator[tuple[Facet, int]]:
    """Types as a tree, the most frequent first, each with how many are broader: a type counts with all narrower ones."""
    types = {facet.value: facet for facet in values if facet.value in {t.name for t in all_incident_types()}}
    families = [facet for facet in values if facet.value not in types]

    def under(name: str | None, depth: int) -> Iterator[tuple[Facet, int]]:
        for facet in types.values():
            if incident_type(facet.value).broader == name:
                yield facet, depth
                yield from under(facet.value, depth + 1)

    yield from under(None, 0)
    yield from ((facet, 0) for facet in families)
