"""The menus of the overview: for each filter its values with how many incidents each leaves, as links that set or lift it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.book.facets import Facet, Facets
from dateline.schemes.incident_types import families, incident_type
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
    """A value of a menu; `inner` is one that the value before it includes."""

    words: str
    incidents: int
    href: str
    active: bool
    inner: bool = False


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
    ordered = list(_typed(values)) if name == "type" else [(facet, False) for facet in values]
    options = [_option(name, facet, active, asked, inner) for facet, inner in ordered]
    if active is not None and not any(o.active for o in options):
        lost = Facet(value=active, incidents=0)
        options.insert(0, _option(name, lost, active, asked, inner=False))
    if not options:
        return None
    chosen = next((i for i, o in enumerate(options) if o.active), 0)
    if chosen >= _SHOWN:
        options.insert(0, options.pop(chosen))
    return Group(name, _TITLES[name], options[:_SHOWN], options[_SHOWN:])


def _option(name: str, facet: Facet, active: str | None, asked: Asked, inner: bool) -> Option:
    value = "true" if name == "contested" else facet.value
    chosen = active is not None and active.casefold() == value.casefold()
    change: dict[str, object] = {name: None if chosen else value}
    if name == "country":
        change["admin1"] = None
    return Option(value_words(name, facet.value), facet.incidents, asked.url(OVERVIEW, **change), chosen, inner)


def _typed(values: tuple[Facet, ...]) -> Iterator[tuple[Facet, bool]]:
    """Families of types, the most frequent first, each with its types; a family of one type is that type."""
    counts = {facet.value: facet for facet in values}
    there = [name for name in counts if name in families()]
    types = [facet for facet in values if facet.value not in families()]
    for family in there:
        inside = [t for t in types if incident_type(t.value).family == family]
        if len(inside) == 1:
            yield inside[0], False
            continue
        yield counts[family], False
        yield from ((t, True) for t in inside)
    yield from ((t, False) for t in types if incident_type(t.value).family not in counts)
