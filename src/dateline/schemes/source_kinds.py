"""Kinds of source with their labels."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline.model.vocabulary import SourceKind
from dateline.schemes.tables import read_table


@dataclass(frozen=True, slots=True)
class KindOfSource:
    """A kind of source, its label for cards and what it covers."""

    kind: SourceKind
    label: str
    covers: str


def kind_of_source(kind: str) -> KindOfSource:
    """The description of `kind`; raises ValueError when it is no member of SourceKind."""
    return _kinds()[SourceKind(kind)]


@cache
def _kinds() -> dict[SourceKind, KindOfSource]:
    table = read_table("source_kinds")
    kinds = {
        SourceKind(name): KindOfSource(SourceKind(name), row["label"], row["covers"]) for name, row in table.items()
    }
    if missing := set(SourceKind) - set(kinds):
        raise ValueError(f"source_kinds.toml lacks {sorted(missing)}")
    return kinds
