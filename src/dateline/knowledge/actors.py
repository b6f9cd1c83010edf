"""Finds known actors in text: armed groups, organisations and states' forces, each with its id (see actors_list.py)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dateline.knowledge.actors_abbreviations import defined_abbreviations
from dateline.knowledge.actors_choice import choose, definitions_in, redefined
from dateline.knowledge.actors_forces import (
    OF_GOVERNMENT,
    WINDOW,
    civil_suffixes,
    force_after,
    force_before,
    names_fighters,
)
from dateline.knowledge.actors_governments import in_power, state_then
from dateline.knowledge.actors_list import Actor, actor, lands
from dateline.knowledge.actors_names import Name, NameHit, Sense, find_names
from dateline.knowledge.actors_spelling import fold
from dateline.model.actor_kinds import ActorKind

__all__ = [
    "Actor",
    "ActorMatch",
    "actor",
    "defined_abbreviations",
    "find_actors",
    "find_offices",
    "find_states",
]


@dataclass(frozen=True, slots=True)
class ActorMatch:
    """A name in a text, `text[start:end] == alias`, and the actor it names.

    `in_power` says that this group governed in the text's year, `office` that the words name officials, diplomats, a court or a parliament:
    the officials' actor is their government, their kind their own.
    """

    start: int
    end: int
    actor: str
    name: str
    kind: ActorKind
    alias: str
    in_power: bool = False
    office: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """A name with what it may mean: `ids` are the candidates, `sense` as in actors_names.

    `suffix` is that of a force by rule, else empty; `land` the country or people whose adjective the name can be, else empty;
    `others` are those that a sure name means as well where only their countries are in the text.
    """

    start: int
    end: int
    ids: tuple[str, ...]
    sense: Sense
    suffix: str = ""
    land: str = ""
    others: tuple[str, ...] = ()


def find_actors(
    text: str, folded: bool = False, year: int | None = None, countries: frozenset[str] = frozenset()
) -> tuple[ActorMatch, ...]:
    """The actors that `text` (best a whole report) names, in text order, none overlapping.

    A name that can mean something else ("ELN") counts where the text also names the actor in full, or else one of its
    countries and no other actor is called so; `countries` are those (ISO 3166-1) that the text is known to be about besides. `year` is
    when the report was published: a name that was not the actor's then does not count (all do when the year is unknown), and a group that
    governed then is a state's. `folded` says that the text is all in one case. Bare countries are not actors here: see `find_states`,
    and for officials and courts `find_offices`.
    """
    found = [f for f in _scan(text, folded, year) if f.suffix not in civil_suffixes()]
    sure = {f.ids[0] for f in found if f.sense is Sense.NAME}
    seen = _lands_seen(text, folded, year) | countries
    matches = []
    for f in found:
        if f.sense is Sense.NAME:
            matches.append(_match(text, f, _namesake(f, _scan(text, folded, year), countries) or f.ids[0], year))
        elif f.sense is Sense.CONTEXT and (chosen := choose(f.ids, sure, seen, year)) is not None:
            matches.append(_match(text, f, chosen, year))
    own = definitions_in(text, folded)
    return _with_abbreviations(text, folded, [m for m in matches if not redefined(m.alias, m.actor, own)])


def _namesake(found: _Found, every: Sequence[_Found], countries: frozenset[str]) -> str | None:
    """The one other bearer of a sure name whose country the text names, and none of the first bearer's: Mozambique's al-Shabaab."""
    if not found.others:
        return None
    rest = {f.ids[0].partition(".")[0] for f in every if f.ids and f.ids != found.ids and f.sense is not Sense.CONTEXT}
    seen = rest | countries
    if not seen.isdisjoint(actor(found.ids[0]).countries):
        return None
    near = [one for one in found.others if not seen.isdisjoint(actor(one).countries)]
    return near[0] if len(near) == 1 else None


def _with_abbreviations(text: str, folded: bool, matches: list[ActorMatch]) -> tuple[ActorMatch, ...]:
    """`matches` and, for each actor that the text gives an abbreviation of its own ("the Sons of Two Rivers (STR)"), where that stands."""
    more: list[ActorMatch] = []
    for defined in defined_abbreviations(text, folded):
        meant = [m for m in matches if m.start >= defined.name.start and m.end == defined.name.end]
        if not meant:
            continue
        for at in re.finditer(rf"(?<!\w){re.escape(defined.short)}(?!\w)", text):
            if not any(m.start < at.end() and at.start() < m.end for m in (*matches, *more)):
                more.append(replace(meant[0], start=at.start(), end=at.end(), alias=at.group()))
    return tuple(sorted((*matches, *more), key=lambda m: m.start))


def find_states(text: str, folded: bool = False, year: int | None = None) -> tuple[ActorMatch, ...]:
    """The countries, and capitals that may stand for a government, that `text` names apart from its actors, in text order.

    A match is a state only where the sentence uses it so ("Kabul denied it"), which the caller must see; elsewhere it is a place.
    """
    places = (Sense.COUNTRY, Sense.CAPITAL)
    return tuple(_match(text, f, f.ids[0], year) for f in _scan(text, folded, year) if f.sense in places)


def find_offices(text: str, folded: bool = False, year: int | None = None) -> tuple[ActorMatch, ...]:
    """The courts, parliaments, officials and diplomats of a country that `text` names ("a Kenyan court", "Peru's president"), in text order."""
    return tuple(_match(text, f, f.ids[0], year) for f in _scan(text, folded, year) if f.suffix in civil_suffixes())


def find_adjectives(text: str, folded: bool = False) -> tuple[tuple[int, int, str], ...]:
    """Start, end and land of each adjective of a country or people in `text` that is no part of an actor's name, in text order."""
    return tuple((f.start, f.end, f.ids[0]) for f in _scan(text, folded, None) if f.sense is Sense.ADJECTIVE)


def countries_named(text: str, folded: bool = False) -> frozenset[str]:
    """The ISO codes of the countries that `text` names, by name, adjective, capital or force; international actors have none."""
    return frozenset(land for land in _lands_seen(text, folded, None) if land in lands() and lands()[land].is_state)


def _lands_seen(text: str, folded: bool, year: int | None) -> frozenset[str]:
    """The lands that begin the ids of what the text surely names."""
    found = (f.ids[0] for f in _scan(text, folded, year) if f.ids and f.sense is not Sense.CONTEXT)
    return frozenset(one.partition(".")[0] for one in found)


def _match(text: str, found: _Found, actor_id: str, year: int | None) -> ActorMatch:
    office = found.suffix in civil_suffixes()
    if found.suffix or found.sense in (Sense.COUNTRY, Sense.CAPITAL):
        code, dot, suffix = actor_id.partition(".")
        actor_id = f"{state_then(code, year)}{dot}{'GOV' if found.suffix in OF_GOVERNMENT else suffix}"
    name, kind, rules = _described(actor_id, year)
    if found.suffix in OF_GOVERNMENT:
        kind = ActorKind.OFFICIALS
    end = found.end
    if text[end - 2 : end - 1] == "." and text[end : end + 1] == ".":  # the last full stop of "U.N." is the name's
        end += 1
    alias = text[found.start : end]
    if rules and names_fighters(fold(text[found.start : end + WINDOW]), end - found.start):
        kind = ActorKind.MILITARY
    return ActorMatch(found.start, end, actor_id, name, kind, alias, rules, office)


@lru_cache(maxsize=4096)
def _described(actor_id: str, year: int | None) -> tuple[str, ActorKind, bool]:
    one = actor(actor_id, year)
    return one.name, one.kind, in_power(actor_id, year) is not None


@lru_cache(maxsize=4)
def _scan(text: str, folded: bool, year: int | None) -> tuple[_Found, ...]:
    """All names in `text`, forces put together, phrases that name nobody left out."""
    folded_text = fold(text)
    found: list[_Found] = []
    for hit in find_names(text, folded_text, folded, year):
        one = _read(hit, text, folded_text)
        if one is None:
            continue
        if found and one.start < found[-1].end:
            if (
                not found[-1].suffix
                or one.suffix
                or one.end < found[-1].end
                or one.sense in (Sense.COUNTRY, Sense.ADJECTIVE)
            ):
                continue
            # "India's Border Security Force": the force's own name says more than the rule, which only leaves its country.
            land = found[-1].ids[0].partition(".")[0]
            found[-1] = _Found(found[-1].start, one.start, (land,), Sense.ADJECTIVE)
        found.append(one)
    return tuple(_shared_forces(found, text))


def _shared_forces(found: list[_Found], text: str) -> list[_Found]:
    """`found` with forces that two countries share given to both: "Syrian" in "Syrian and Russian warplanes"."""
    for i in range(len(found) - 2, -1, -1):
        one, following = found[i], found[i + 1]
        if one.land and following.suffix:
            between = text[one.end : following.start].strip(" \n.")
            if between in ("and", "AND", ",", "or"):
                force = (f"{one.land}.{following.suffix}",)
                found[i] = replace(one, ids=force, sense=Sense.NAME, suffix=following.suffix)
    return found


def _read(hit: NameHit, text: str, folded_text: str) -> _Found | None:
    """What one hit means in its surroundings."""
    senses = {name.sense for name in hit.names}
    if Sense.NONE in senses:
        return None
    if Sense.NAME in senses:
        owners = _owners(hit.names, Sense.NAME)  # several where a name passed on and the year is unknown
        sense = Sense.NAME if len(owners) == 1 else Sense.CONTEXT
        others = _owners(hit.names, Sense.CONTEXT) if sense is Sense.NAME else ()
        return _Found(hit.start, hit.end, owners, sense, others=tuple(one for one in others if one not in owners))
    adjective = next((n.owner for n in hit.names if n.sense is Sense.ADJECTIVE), "")
    land = adjective or next((n.owner for n in hit.names if n.sense is Sense.COUNTRY), "")
    if land:
        if folded_text.endswith((" pro ", " anti ", " ex "), 0, hit.start):
            return None
        force = _force(hit, land, folded_text, adjective=bool(adjective))
        if force is not None:
            return force
    if Sense.CONTEXT in senses:
        return _Found(hit.start, hit.end, _owners(hit.names, Sense.CONTEXT), Sense.CONTEXT)
    for sense in (Sense.COUNTRY, Sense.CAPITAL):
        if sense in senses and text[hit.end : hit.end + 1] != "-":
            return _Found(hit.start, hit.end, _owners(hit.names, sense), sense, land=adjective)
    return _Found(hit.start, hit.end, (adjective,), Sense.ADJECTIVE, land=adjective) if adjective else None


def _force(hit: NameHit, land: str, folded_text: str, adjective: bool) -> _Found | None:
    """The force of `land` that the words around its name make of it."""
    after = force_after(folded_text, hit.end, adjective)
    if after is not None:
        end, suffix = after
        return _Found(hit.start, end, (f"{land}.{suffix}",), Sense.NAME, suffix)
    before = force_before(folded_text, hit.start) if any(n.sense is Sense.COUNTRY for n in hit.names) else None
    if before is not None:
        start, suffix = before
        return _Found(start, hit.end, (f"{land}.{suffix}",), Sense.NAME, suffix)
    return None


def _owners(names: Sequence[Name], sense: Sense) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.owner for name in names if name.sense is sense))
