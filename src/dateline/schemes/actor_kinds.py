"""Kinds of party with their labels and their place in ACLED's `inter` column."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline.model.actor_kinds import ActorKind
from dateline.schemes.tables import read_table


@dataclass(frozen=True, slots=True)
class KindOfParty:
    """A kind of party; `inter` is ACLED's category, None where the kind is unknown."""

    kind: ActorKind
    label: str
    covers: str
    inter: str | None


def kind_of_party(kind: str) -> KindOfParty:
    """The description of `kind`; raises ValueError when it is no member of ActorKind."""
    return _kinds()[ActorKind(kind)]


@cache
def _kinds() -> dict[ActorKind, KindOfParty]:
    table = read_table("actor_kinds")
    kinds = {
        ActorKind(name): KindOfParty(ActorKind(name), row["label"], row["covers"], row.get("inter"))
        for name, row in table.items()
    }
    if missing := set(ActorKind) - set(kinds):
        raise ValueError(f"actor_kinds.toml lacks {sorted(missing)}")
    return kinds
