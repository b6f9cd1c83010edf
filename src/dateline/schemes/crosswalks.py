"""The projection of an incident's type and parties onto ACLED, UCDP, GTD, CAMEO and PLOVER codes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from dateline.model.actor_kinds import ActorKind
from dateline.schemes.incident_types import incident_type
from dateline.schemes.tables import read_table


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a rule: it holds where each party's kind is in its set (None: any, also unknown)."""

    perpetrator: frozenset[ActorKind] | None
    target: frozenset[ActorKind] | None
    symmetric: bool
    code: str | int
    why: str

    def holds(self, perpetrator: ActorKind, target: ActorKind) -> bool:
        """Whether the case covers these parties."""
        if self._covers(perpetrator, target):
            return True
        return self.symmetric and self._covers(target, perpetrator)

    def _covers(self, perpetrator: ActorKind, target: ActorKind) -> bool:
        by = self.perpetrator is None or perpetrator in self.perpetrator
        return by and (self.target is None or target in self.target)


def codes(type_name: str, perpetrator_kind: str | None = None, target_kind: str | None = None) -> dict[str, Any]:
    """The codes of one incident, shaped as the contract has them; a party of unknown kind is None.

    `acled` is {"event_type", "sub_event_type"}, `ucdp` 1-3 or None, `gtd` 1-9 or None, `cameo` a code or None, `plover`
    {"event", "mode"} with None for what PLOVER has not. Unknown type names raise KeyError, unknown kinds ValueError.
    """
    perpetrator = ActorKind(perpetrator_kind or ActorKind.UNKNOWN)
    target = ActorKind(target_kind or ActorKind.UNKNOWN)
    acled, ucdp, gtd, cameo, plover = _codes(type_name, perpetrator, target)
    event_type, sub_event_type = str(acled).split(" > ")
    event, _, mode = str(plover).partition("/")
    return {
        "acled": {"event_type": event_type, "sub_event_type": sub_event_type},
        "ucdp": ucdp or None,
        "gtd": gtd or None,
        "cameo": cameo or None,
        "plover": {"event": event or None, "mode": mode or None},
    }


@lru_cache(maxsize=4096)
def _codes(type_name: str, perpetrator: ActorKind, target: ActorKind) -> tuple[str | int, ...]:
    projections = incident_type(type_name).projections
    found = {scheme: _resolve(scheme, value, perpetrator, target) for scheme, value in projections.items()}
    if perpetrator in _gtd_excluded():
        found["gtd"] = 0
    return tuple(found.values())


def _resolve(scheme: str, value: str | int, perpetrator: ActorKind, target: ActorKind) -> str | int:
    if not isinstance(value, str) or not value.startswith("@"):
        return value
    for case in crosswalk_rules(scheme)[value[1:]]:
        if case.holds(perpetrator, target):
            return case.code
    raise ValueError(f"rule {value} of {scheme} has no last case without conditions")


@cache
def crosswalk_rules(scheme: str) -> dict[str, tuple[Case, ...]]:
    """The rules of one scheme, each a tuple of cases in order."""
    table = read_table("crosswalk_rules")
    sets = {name: frozenset(map(ActorKind, kinds)) for name, kinds in table["sets"].items()}
    rules: dict[str, list[dict[str, Any]]] = table.get(scheme, {})
    return {
        name: tuple(
            Case(
                perpetrator=sets[row["perpetrator"]] if "perpetrator" in row else None,
                target=sets[row["target"]] if "target" in row else None,
                symmetric=row.get("symmetric", False),
                code=row["code"],
                why=row["why"],
            )
            for row in cases
        )
        for name, cases in rules.items()
    }


@cache
def _gtd_excluded() -> frozenset[ActorKind]:
    table = read_table("crosswalk_rules")
    return frozenset(map(ActorKind, table["sets"][table["gtd_excludes"]]))
