"""The two sides of an incident as UCDP orders and names them."""

from __future__ import annotations

from dateline.knowledge.demonyms import country_name
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


def names(a: Party, b: Party, kind: int) -> Cells:
    """The columns that name the sides; civilians are one side of one-sided violence."""
    one, other = _name(a), "Civilians" if kind == ONE_SIDED else _name(b)
    dyad = f"{one} - {other}"
    return {
        "conflict_name": None if kind == STATE_BASED else dyad,
        "dyad_name": dyad,
        "side_a": one,
        "side_b": other,
        "side_a_new_id": _id(a),
        "side_b_new_id": None if kind == ONE_SIDED else _id(b),
        "gwnoa": _gw(a),
        "gwnob": None if kind == ONE_SIDED else _gw(b),
    }


def _name(party: Party) -> str:
    """A state as UCDP names it, else the actor's name."""
    if party.is_state and party.actor is not None and len(party.actor.countries) == 1:
        return f"Government of {country_name(party.actor.countries[0])}"
    return party.name


def _id(party: Party) -> int | None:
    known = party.known_as("ucdp")
    return int(known) if known is not None and known.isdecimal() else None


def _gw(party: Party) -> int | None:
    if not party.is_state or party.actor is None or len(party.actor.countries) != 1:
        return None
    found = country(party.actor.countries[0])
    return found.gw if found is not None else None
