"""The actors of an incident as ACLED names and types them."""

from __future__ import annotations

from dateline.knowledge.demonyms import country_name
from dateline.model.actor_kinds import ActorKind
from dateline.model.coded import IncidentPlace
from dateline.publishing.export.naming import listed
from dateline.publishing.export.parties import STATE, Parties, Party
from dateline.publishing.export.scheme import Cells, options
from dateline.schemes.actor_kinds import kind_of_party

# The kinds that ACLED calls by one generic name for a country, whoever they are.
_GENERIC = frozenset(
    {ActorKind.CIVILIANS, ActorKind.OFFICIALS, ActorKind.ORGANISATION, ActorKind.PROTESTERS, ActorKind.RIOTERS}
)
_VIOLENCE = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians"})


def actors(of: Parties, place: IncidentPlace, event: str) -> Cells:
    """The seven columns of actors; things are none, and who did violence that nobody puts down to anybody is unidentified."""
    first, second = _actor(of.doing, place), _actor(of.done_to, place)
    if first is None and event in _VIOLENCE:
        assert place.country is not None
        names: dict[str, str] = options("acled", "names")
        first = (names["armed_group"].format(country_name(place.country)), "Political militia")
    if first is None:  # the only one known comes first
        first, second = second, None
    inter1, inter2 = (one[1] if one is not None else None for one in (first, second))
    return {
        "actor1": first[0] if first is not None else None,
        "assoc_actor_1": _with(of.with_doing, place, first),
        "inter1": inter1,
        "actor2": second[0] if second is not None else None,
        "assoc_actor_2": _with(of.with_done_to, place, second) if second is not None else None,
        "inter2": inter2,
        "interaction": interaction(inter1, inter2),
    }


def interaction(inter1: str | None, inter2: str | None) -> str | None:
    """ACLED's interaction of two types of actor, whichever comes first; None where neither is known."""
    numbers: dict[str, int] = options("acled", "inter")
    known = sorted((i for i in (inter1, inter2) if i is not None), key=lambda i: numbers[i])
    if not known:
        return None
    if len(known) == 1:
        return f"{known[0]} only"
    if known == ["Civilians", "External/Other forces"]:  # 78 is the one that the codebook writes the other way round
        known.reverse()
    return "-".join(known)


def _actor(party: Party | None, place: IncidentPlace) -> tuple[str, str] | None:
    """The name and type of an actor; None for things and for those whose kind nobody tells."""
    if party is None or party.kind is None:
        return None
    kind = kind_of_party(party.kind).inter
    if kind is None:
        return None
    if party.kind in STATE and _abroad(party, place):
        kind = "External/Other forces"  # the codebook: state forces outside of their own country
    return _name(party, place), kind


def _abroad(party: Party, place: IncidentPlace) -> bool:
    return party.actor is not None and bool(party.actor.countries) and place.country not in party.actor.countries


def _name(party: Party, place: IncidentPlace) -> str:
    names: dict[str, str] = options("acled", "names")
    assert party.kind is not None
    assert place.country is not None
    known = party.known_as("acled")
    if known is not None:
        return known
    if party.kind in STATE and party.actor is not None and len(party.actor.countries) == 1:
        return names[party.kind].format(country_name(party.actor.countries[0]))
    if party.actor is not None and party.kind not in _GENERIC:
        return party.name
    if party.kind is ActorKind.POLICE:
        return names["police"].format(country_name(place.country))
    if party.kind in STATE:
        return f"Unidentified Military Forces ({country_name(place.country)})"
    if party.kind in _GENERIC or party.kind in {ActorKind.ARMED_GROUP, ActorKind.GANG, ActorKind.COMMUNAL_MILITIA}:
        return names[party.kind].format(country_name(place.country))
    return party.name


def _with(others: tuple[Party, ...], place: IncidentPlace, main: tuple[str, str] | None) -> str | None:
    found = [one[0] for one in (_actor(p, place) for p in others) if one is not None]
    return listed(name for name in found if main is None or name != main[0])
