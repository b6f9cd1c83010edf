"""A file format's columns as data: what each holds, from what, by which rule, and what is lost (`export/data/*.toml`)."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

Json = dict[str, Any] | list[Any]
Cell = str | int | float | bool | date | bytes | Json | None
Cells = dict[str, Cell]  # one row by column; a column that is not there is empty


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DAY = "day"
    FLAG = "flag"
    JSON = "json"
    BYTES = "bytes"


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `source` says from what it is made, `rule` how, `loses` what does not survive; `tag` is its HXL hashtag, else "".

    `codes` are the scheme's own list of values, empty where any may stand; a `required` cell is never empty.
    """

    name: str
    kind: Kind
    source: str
    rule: str
    loses: str = ""
    empty: bool = False
    tag: str = ""
    codes: frozenset[str | int] = frozenset()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Scheme:
    """A format: `version` is that of Dateline's projection, `follows` the published one, `left_out` why incidents are not in it."""

    name: str
    title: str
    version: int
    follows: str
    about: str
    row: str
    left_out: Mapping[str, str]
    columns: tuple[Column, ...]

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(c.name for c in self.columns)

    @property
    def stamp(self) -> str:
        """The schema and its version as files state it: "dateline/acled 1"."""
        return f"dateline/{self.name} {self.version}"


@cache
def scheme(name: str) -> Scheme:
    """The scheme in `export/data/{name}.toml`; a missing or malformed file raises."""
    table = tomllib.loads((files(__package__) / "data" / f"{name}.toml").read_text(encoding="utf-8"))
    return Scheme(
        name=name,
        title=table["title"],
        version=table["version"],
        follows=table["follows"],
        about=table["about"],
        row=table["row"],
        left_out=MappingProxyType(table["left_out"]),
        columns=tuple(_column(row) for row in table["columns"]),
    )


def _column(row: Mapping[str, Any]) -> Column:
    empty = row.get("empty", False)
    return Column(
        name=row["name"],
        kind=Kind(row.get("kind", Kind.TEXT)),
        source="-" if empty else row["from"],
        rule=row["rule"],
        loses=row.get("loses", ""),
        empty=empty,
        tag=row.get("tag", ""),
        codes=frozenset(row.get("codes", ())),
        required=row.get("required", False),
    )


@cache
def options(name: str, table: str) -> dict[str, Any]:
    """A table of a scheme's file that its rules read; raises KeyError where there is none."""
    found: dict[str, Any] = tomllib.loads((files(__package__) / "data" / f"{name}.toml").read_text(encoding="utf-8"))[
        table
    ]
    return found


def plain(cell: Cell) -> str | int | float | bool | date | bytes | None:
    """A cell for a table that has no nesting: lists and objects as JSON."""
    if isinstance(cell, dict | list):
        return json.dumps(cell, ensure_ascii=False, separators=(",", ":"))
    return cell
