"""The kinds of party to violence: what a named actor, or a role such as "gunmen" or "villagers", is."""

from __future__ import annotations

from enum import StrEnum


class ActorKind(StrEnum):
    """What kind of party somebody is; `UNKNOWN` is said, never guessed."""

    STATE = "state"
    MILITARY = "military"
    POLICE = "police"
    SECURITY_FORCES = "security_forces"
    INTELLIGENCE = "intelligence"
    PEACEKEEPERS = "peacekeepers"
    COALITION = "coalition"
    MERCENARIES = "mercenaries"
    REBEL = "rebel"
    MILITIA = "militia"
    COMMUNAL_MILITIA = "communal_militia"
    GANG = "gang"
    ARMED_GROUP = "armed_group"
    PARTY = "party"
    ORGANISATION = "organisation"
    OFFICIALS = "officials"
    CIVILIANS = "civilians"
    PROTESTERS = "protesters"
    RIOTERS = "rioters"
    UNKNOWN = "unknown"
