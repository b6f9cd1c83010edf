"""The two sides of an incident as UCDP orders and names them."""

from __future__ import annotations

from dateline.knowledge.demonyms import country_name
from dateline.model.actor_kinds import ActorKind
from dateline.publishing.export.parties import Parties, Party
from dateline.publishing.export.scheme import Cells
from dateline.publishing.export.ucdp_deaths import ONE_SIDED, STATE_BASED
from dateline.schemes.countries import country


def in_order(of: Parties, kind: int) -> tuple[Party, Party]:
    """Side A and B: the state first in state-based violence."""
    assert of.doing is not None
    assert of.done_to is not None
    if kind == STATE_BASED and of.done_to.is_state and not of.doing.is_state:
        return of.done_to, of.doing
    return of.doing, of.done_to


def are_named(sides: tuple[Party, Party], kind: int, place_country: str) -> bool:
    """Whether UCDP can name the sides: states by their country, groups by the actor list; civilians need no name."""
    needed = sides[:1] if kind == ONE_SIDED else sides
    return all(_state(p, place_country) is not None if p.is_state else p.actor is not None for p in needed)


def names(sides: tuple[Party, Party], kind: int, place_country: str) -> Cells:
    """The columns that name the sides; civilians are one side of one-sided violence."""
    a, b = sides
    one, other = _name(a, place_country), "Civilians" if kind == ONE_SIDED else _name(b, place_country)
    dyad = f"{one} - {other}"
    return {
        "conflict_name": None if kind == STATE_BASED else dyad,
        "dyad_name": dyad,
        "side_a": one,
        "side_b": other,
        "side_a_new_id": _id(a),
        "side_b_new_id": None if kind == ONE_SIDED else _id(b),
        "gwnoa": _gw(a, place_country),
        "gwnob": None if kind == ONE_SIDED else _gw(b, place_country),
    }


def _state(party: Party, place_country: str) -> str | None:
    """The country of a state's side: that of its actor, of unnamed police that where they are; None for unnamed soldiers."""
    if party.actor is not None:
        return party.actor.countries[0] if len(party.actor.countries) == 1 else None
    return place_country if party.kind is ActorKind.POLICE else None


def _name(party: Party, place_country: str) -> str:
    """A state as UCDP names it, else the actor's name."""
    state = _state(party, place_country) if party.is_state else None
    return f"Government of {country_name(state)}" if state is not None else party.name


def _id(party: Party) -> int | None:
    known = party.known_as("ucdp")
    return int(known) if known is not None and known.isdecimal() else None


def _gw(party: Party, place_country: str) -> int | None:
    state = _state(party, place_country) if party.is_state else None
    found = country(state) if state is not None else None
    return found.gw if found is not None else None
