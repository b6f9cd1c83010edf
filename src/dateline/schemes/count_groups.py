"""Whom counts count: labels for cards, and which groups lie inside or may overlap one another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline.model.vocabulary import CountWho
from dateline.schemes.tables import read_table


@dataclass(frozen=True, slots=True)
class CountGroup:
    """A group of people counted; `within` are groups that include all of it, `overlaps` groups that may share some."""

    who: CountWho
    label: str
    singular: str
    within: frozenset[CountWho]
    overlaps: frozenset[CountWho]


def count_group(who: str) -> CountGroup:
    """The group `who`; raises ValueError when it is no member of CountWho."""
    return _groups()[CountWho(who)]


def is_within(part: str, whole: str) -> bool:
    """Whether everybody in `part` is also in `whole` (police are security forces); a group is within itself."""
    return part == whole or CountWho(whole) in count_group(part).within


def may_share_people(one: str, other: str) -> bool:
    """Whether adding up counts of the two groups could count somebody twice."""
    if is_within(one, other) or is_within(other, one):
        return True
    return CountWho(other) in count_group(one).overlaps or CountWho(one) in count_group(other).overlaps


@cache
def _groups() -> dict[CountWho, CountGroup]:
    groups = {
        CountWho(name): CountGroup(
            who=CountWho(name),
            label=row["label"],
            singular=row["singular"],
            within=frozenset(map(CountWho, row.get("within", ()))),
            overlaps=frozenset(map(CountWho, row.get("overlaps", ()))),
        )
        for name, row in read_table("count_groups").items()
    }
    if missing := set(CountWho) - set(groups):
        raise ValueError(f"count_groups.toml lacks {sorted(missing)}")
    return groups
