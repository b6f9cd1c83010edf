"""Finds known actors in text: armed groups, organisations and states' forces, each with its id (see actors_list.py)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dateline.knowledge.actors_abbreviations import defined_abbreviations
from dateline.knowledge.actors_forces import force_after, force_before
from dateline.knowledge.actors_list import Actor, actor
from dateline.knowledge.actors_names import Name, NameHit, Sense, find_names
from dateline.knowledge.actors_spelling import fold
from dateline.model.actor_kinds import ActorKind

SHORTEST_TELLING_WORD = 4  # letters: shorter words ("of", "de", "new") tell no two names apart

__all__ = ["Actor", "ActorMatch", "actor", "defined_abbreviations", "find_actors", "find_states"]


@dataclass(frozen=True, slots=True)
class ActorMatch:
    """A name in a text, `text[start:end] == alias`, and the actor it names."""

    start: int
    end: int
    actor: str
    name: str
    kind: ActorKind
    alias: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A name with what it may mean: `ids` are the candidates, `sense` as in actors_names.

    `suffix` is that of a force by rule, else empty; `land` the country or people whose adjective the name can be, else empty.
    """

    start: int
    end: int
    ids: tuple[str, ...]
    sense: Sense
    suffix: str = ""
    land: str = ""


def find_actors(text: str, folded: bool = False, year: int | None = None) -> tuple[ActorMatch, ...]:
    """The actors that `text` (best a whole report) names, in text order, none overlapping.

    A name that can mean something else ("ELN") counts where the text also names the actor in full, or else one of its
    countries and no other actor is called so. A name that was not the actor's in `year` (when the report was published) does not
    count; all do when the year is unknown. `folded` says that the text is all in one case. Bare countries are not actors here: see
    `find_states`.
    """
    found = _scan(text, folded, year)
    sure = {f.ids[0] for f in found if f.sense is Sense.NAME}
    seen = {one.partition(".")[0] for f in found for one in f.ids[:1] if f.sense is not Sense.CONTEXT}
    matches = []
    for f in found:
        if f.sense is Sense.NAME:
            matches.append(_match(text, f, f.ids[0]))
        elif f.sense is Sense.CONTEXT and (chosen := _choose(f.ids, sure, seen)) is not None:
            matches.append(_match(text, f, chosen))
    own = [(a.short.lower(), fold(a.name.of(text))) for a in defined_abbreviations(text, folded)]
    return tuple(m for m in matches if not _is_redefined(m, own))


def find_states(text: str, folded: bool = False, year: int | None = None) -> tuple[ActorMatch, ...]:
    """The countries, and capitals that may stand for a government, that `text` names apart from its actors, in text order.

    A match is a state only where the sentence uses it so ("Kabul denied it"), which the caller must see; elsewhere it is a place.
    """
    places = (Sense.COUNTRY, Sense.CAPITAL)
    return tuple(_match(text, f, f.ids[0]) for f in _scan(text, folded, year) if f.sense in places)


def _choose(ids: Sequence[str], sure: set[str], seen: set[str]) -> str | None:
    """Which of several actors a name means that is not theirs alone, None when the text does not tell."""
    named = [one for one in ids if one in sure]
    if named:
        return named[0]
    near = [one for one in ids if seen.intersection(actor(one).countries)]
    return near[0] if len(near) == 1 else None


def _is_redefined(match: ActorMatch, definitions: Sequence[tuple[str, str]]) -> bool:
    """Whether the text gives the matched abbreviation another meaning: one with no long word of the actor's names."""
    for short, meaning in definitions:
        if match.alias.lower() == short:
            words = {word for word in meaning.split() if len(word) >= SHORTEST_TELLING_WORD}
            return not words & _words(match.actor)
    return False


@lru_cache(maxsize=1024)
def _words(actor_id: str) -> frozenset[str]:
    """The words of all names of an actor, folded."""
    one = actor(actor_id)
    return frozenset(" ".join(fold(name) for name in (one.name, *one.aliases)).split())


def _match(text: str, found: _Found, actor_id: str) -> ActorMatch:
    name, kind = _described(actor_id)
    end = found.end
    if text[end - 2 : end - 1] == "." and text[end : end + 1] == ".":  # the last full stop of "U.N." is the name's
        end += 1
    return ActorMatch(found.start, end, actor_id, name, kind, text[found.start : end])


@lru_cache(maxsize=4096)
def _described(actor_id: str) -> tuple[str, ActorKind]:
    one = actor(actor_id)
    return one.name, one.kind


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
        return _Found(hit.start, hit.end, owners, Sense.NAME if len(owners) == 1 else Sense.CONTEXT)
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
