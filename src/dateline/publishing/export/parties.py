"""The two sides of an incident, as schemes that have two actors need them, and the codes that follow from these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dateline.book.incident import BookIncident
from dateline.coding.assembly.party_kinds import party_kind
from dateline.knowledge.actors_list import Actor, actor
from dateline.model.actor_kinds import ActorKind
from dateline.model.coded import Participant
from dateline.model.vocabulary import ParticipantRole
from dateline.schemes.crosswalks import codes

_DOING = (ParticipantRole.PERPETRATOR, ParticipantRole.PARTY, ParticipantRole.RESPONDER)
_DONE_TO = (ParticipantRole.TARGET, ParticipantRole.VICTIM, ParticipantRole.DETAINED)
# Fighters of the attackers' own side among the dead: they are not whom an attack was on.
_OWN = frozenset({"attackers", "militants", "suspects", "criminals"})
STATE = frozenset(
    {ActorKind.STATE, ActorKind.MILITARY, ActorKind.POLICE, ActorKind.SECURITY_FORCES, ActorKind.INTELLIGENCE}
)


@dataclass(frozen=True, slots=True)
class Party:
    """One side: `name` is the actor list's where it is known, `words` the kind of people or thing that the report names."""

    name: str
    kind: ActorKind | None
    words: str | None
    actor: Actor | None

    @property
    def is_state(self) -> bool:
        """Whether it is a government or its forces."""
        return self.kind in STATE

    def known_as(self, scheme: str) -> str | None:
        """Its name or number in another scheme ("ucdp", "acled", "gtd"), where the actor list has it."""
        return dict(self.actor.ids).get(scheme) if self.actor is not None else None


@dataclass(frozen=True, slots=True)
class Parties:
    """Who did it and to whom: `doing` and `done_to` are the first of each, the rest are `with_doing` and `with_done_to`."""

    doing: Party | None
    done_to: Party | None
    with_doing: tuple[Party, ...]
    with_done_to: tuple[Party, ...]


def parties(incident: BookIncident) -> Parties:
    """The sides of an incident: named actors before others, perpetrators before parties and responders, people before things."""
    doing = sorted(
        (p for p in incident.participants if p.role in _DOING), key=lambda p: (_DOING.index(p.role), *_named(p))
    )
    done_to = sorted((p for p in incident.participants if p.role in _DONE_TO), key=lambda p: _suffered(p, doing))
    if not done_to and len(doing) > 1 and doing[1].role is not ParticipantRole.PERPETRATOR:
        doing, done_to = doing[:1], doing[1:]
    return Parties(_first(doing), _first(done_to), _rest(doing), _rest(done_to))


def projected(incident: BookIncident) -> dict[str, Any]:
    """The codes of the incident's type and its two sides, shaped as the contract has them (docs/schemes.md)."""
    return projected_for(incident, parties(incident))


def projected_for(incident: BookIncident, of: Parties) -> dict[str, Any]:
    """The same for sides that are known already."""
    kinds = [p.kind.value if p is not None and p.kind is not None else None for p in (of.doing, of.done_to)]
    return codes(incident.type, kinds[0], kinds[1])


def _named(one: Participant) -> tuple[bool, bool]:
    return one.actor is None, party_kind(one.kind) is None


def _suffered(one: Participant, doing: Sequence[Participant]) -> tuple[bool, bool]:
    own = one.kind in _OWN and bool(doing) and doing[0].kind not in STATE
    return own, party_kind(one.kind) is None


def _first(found: Sequence[Participant]) -> Party | None:
    return _party(found[0]) if found else None


def _rest(found: Sequence[Participant]) -> tuple[Party, ...]:
    named = {p.name: p for p in map(_party, found[1:])}
    first = _first(found)
    return tuple(p for p in named.values() if first is None or p.name != first.name)


def _party(one: Participant) -> Party:
    known = known_actor(one.actor) if one.actor is not None else None
    kind = party_kind(one.kind)
    return Party(
        name=known.name if known is not None else one.name,
        kind=ActorKind(kind) if kind is not None else None,
        words=one.kind,
        actor=known,
    )


@lru_cache(maxsize=4096)
def known_actor(actor_id: str) -> Actor | None:
    """The actor of that id; None for one that this version's or the user's list no longer has."""
    try:
        return actor(actor_id)
    except KeyError:
        return None
