"""Links a generic mention ("the rebels", "the group", "the army") to the one actor of the report that it can mean."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.knowledge.actor_roles import role_kind
from dateline.knowledge.actors import ActorMatch
from dateline.model.actor_kinds import ActorKind as Kind

# The kinds of named actors that a noun of some kind can mean.
_MEANT = {
    Kind.ARMED_GROUP: frozenset({Kind.REBEL, Kind.ARMED_GROUP, Kind.MILITIA, Kind.COMMUNAL_MILITIA}),
    Kind.REBEL: frozenset({Kind.REBEL, Kind.ARMED_GROUP}),
    Kind.MILITIA: frozenset({Kind.MILITIA, Kind.COMMUNAL_MILITIA, Kind.REBEL}),
    Kind.COMMUNAL_MILITIA: frozenset({Kind.COMMUNAL_MILITIA}),
    Kind.GANG: frozenset({Kind.GANG}),
    Kind.MERCENARIES: frozenset({Kind.MERCENARIES}),
    Kind.PEACEKEEPERS: frozenset({Kind.PEACEKEEPERS}),
}
_ARMED = frozenset({Kind.REBEL, Kind.MILITIA, Kind.COMMUNAL_MILITIA, Kind.GANG, Kind.ARMED_GROUP, Kind.MERCENARIES})
_GROUPS = frozenset({"group", "organisation", "organization", "movement", "outfit", "gang", "faction"})
_FORCES = {Kind.MILITARY: "MIL", Kind.POLICE: "POL", Kind.SECURITY_FORCES: "SEC", Kind.INTELLIGENCE: "INT"}
_ARMIES = frozenset(
    {
        "army",
        "military",
        "police",
        "security forces",
        "armed forces",
        "air force",
        "navy",
        "soldiers",
        "troops",
        "security service",
    }
)


def linked(words: Sequence[str], definite: bool, before: Sequence[ActorMatch], countries: frozenset[str]) -> str | None:
    """The id of the actor that a definite noun phrase of `words` (lower case, head last) means, None where the text does not warrant one.

    `before` are the actors named earlier in the report, `countries` all that it names. A word for fighters means the only armed group
    named that it can be said of; "the army" is that of the report's only country.
    """
    if not definite or not words:
        return None
    if words[-1] in _GROUPS and len(words) == 1:
        return _only(before, _ARMED)
    kind = role_kind(words)
    if kind in _MEANT and _is_group(words[-1]):
        armed = {m.actor for m in before if m.kind in _ARMED}
        return _only(before, _MEANT[kind]) if len(armed) <= 1 or kind in {Kind.GANG, Kind.PEACEKEEPERS} else None
    if kind in _FORCES and " ".join(words) in _ARMIES and len(countries) == 1:
        return f"{next(iter(countries))}.{_FORCES[kind]}"
    return None


def _is_group(noun: str) -> bool:
    """Whether a noun can stand for a group as such: no single person, and no bombers, who may be anybody's."""
    return (
        noun.endswith(("s", "men", "group", "force", "movement", "army", "organisation", "organization"))
        and "bomber" not in noun
    )


def _only(matches: Sequence[ActorMatch], kinds: frozenset[Kind]) -> str | None:
    ids = {m.actor for m in matches if m.kind in kinds}
    return next(iter(ids)) if len(ids) == 1 else None
