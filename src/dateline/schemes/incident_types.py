"""Dateline's incident types: label, definition, family, specificity and the codes they project to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from dateline.schemes.tables import read_table

SCHEMES = ("acled", "ucdp", "gtd", "cameo", "plover")


class Answered(StrEnum):
    """What an incident may respond to: people or vehicles held, or attacks of any kind."""

    ABDUCTION = "abduction"
    VIOLENCE = "violence"


@dataclass(frozen=True, slots=True)
class IncidentType:
    """One incident type; `projections` holds, per scheme, a code or "@rule" (crosswalk_rules.toml), "" or 0 for none.

    `rank` is specificity: of several types for one incident the highest names it. `broader` is the less specific type
    that the same incident may be called by, `overlaps` types that one incident may be besides. `answers` says what it may
    respond to, `frees` whether it may end captivity.
    """

    name: str
    label: str
    definition: str
    family: str
    rank: int
    broader: str | None
    overlaps: frozenset[str]
    answers: frozenset[Answered]
    frees: bool
    projections: Mapping[str, str | int]
    loses: str

    @property
    def ancestors(self) -> tuple[str, ...]:
        """The broader types, nearest first."""
        chain: list[str] = []
        name = self.broader
        while name is not None:
            chain.append(name)
            name = incident_type(name).broader
        return tuple(chain)


def incident_type(name: str) -> IncidentType:
    """The type called `name`; raises KeyError with the name when there is none."""
    return _types()[name]


def all_incident_types() -> tuple[IncidentType, ...]:
    """Every incident type, in the order of the data file (by family, general first)."""
    return tuple(_types().values())


@cache
def answering(what: Answered) -> frozenset[str]:
    """The names of the types that may respond to that."""
    return frozenset(t.name for t in all_incident_types() if what in t.answers)


@cache
def freeing() -> frozenset[str]:
    """The names of the types that may end captivity."""
    return frozenset(t.name for t in all_incident_types() if t.frees)


@cache
def may_be_same(one: str, other: str) -> bool:
    """Whether mentions of these two types can be of one incident: equal, one broader than the other, or overlapping."""
    first, second = incident_type(one), incident_type(other)
    if one == other or one in second.ancestors or other in first.ancestors:
        return True
    first_names, second_names = {one, *first.ancestors}, {other, *second.ancestors}
    return bool(first.overlaps & second_names) or bool(second.overlaps & first_names)


def most_specific(names: frozenset[str]) -> str:
    """The name of highest rank, the alphabetically first of equals; raises ValueError when `names` is empty."""
    return min(names, key=lambda name: (-incident_type(name).rank, name))


def families() -> Mapping[str, str]:
    """Each family of types with what it covers."""
    return MappingProxyType(read_table("incident_types")["families"])


@cache
def _types() -> dict[str, IncidentType]:
    table = read_table("incident_types")
    known = table.pop("families")
    types = {}
    for name, row in table.items():
        if row["family"] not in known:
            raise ValueError(f"incident_types.toml: {name} has the unknown family {row['family']}")
        types[name] = IncidentType(
            name=name,
            label=row["label"],
            definition=row["definition"],
            family=row["family"],
            rank=row["rank"],
            broader=row.get("broader"),
            overlaps=frozenset(row.get("overlaps", ())),
            answers=frozenset(map(Answered, row.get("answers", ()))),
            frees=row.get("frees", False),
            projections=MappingProxyType({scheme: row[scheme] for scheme in SCHEMES}),
            loses=row["loses"],
        )
    for one in types.values():
        if strangers := ({one.broader} - {None} | one.overlaps) - set(types):
            raise ValueError(f"incident_types.toml: {one.name} names unknown types {sorted(map(str, strangers))}")
    return types
