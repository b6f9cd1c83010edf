"""The rows that `dateline actors` prints, as tables for people or JSON Lines for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence

from dateline.knowledge.actors_check import Problem
from dateline.knowledge.actors_governments import Government, governments, governments_with
from dateline.knowledge.actors_list import Actor, actor
from dateline.knowledge.actors_search import FIRST_DECADE, LAST_DECADE, Coverage, Finding, children
from dateline.schemes.actor_kinds import kind_of_party

TYPES = ("Rebel group", "Political militia", "Identity militia", "State forces", "External/Other forces")

ONE_LINE = frozenset({"id", "region", "years"})

Cell = str | int | None | list[str] | dict[str, str]
Record = dict[str, Cell]


def found_row(found: Finding, year: int | None) -> Record:
    """One actor found: id, name, the name found where that is another, type, countries, years."""
    one = actor(found.actor.id, year)
    return {
        "id": one.id,
        "name": one.name,
        "found": found.name,
        "type": _type(one),
        "countries": list(one.countries),
        "years": _years(one),
    }


def details(one: Actor, year: int | None) -> Record:
    """All that is known of an actor, as it was in `year`."""
    return {
        "id": one.id,
        "name": one.name,
        "kind": str(one.kind),
        "type": _type(one),
        "countries": list(one.countries),
        "years": _years(one),
        "names": _names(one, one.aliases),
        "names_in_context": _names(one, one.context_aliases),
        "parent": _with_name(one.parent) if one.parent else None,
        "children": [_with_name(child) for child in children(one.id)],
        "ids": dict(one.ids),
        "governments": _governments(one, year),
        "basis": one.basis,
    }


def coverage_row(row: Coverage, of: str) -> Record:
    """Counts of one region or country: actors, names, those active in each decade, those without a known first year."""
    decades: Record = {f"{decade}": row.decades[decade] for decade in range(FIRST_DECADE, LAST_DECADE + 1, 10)}
    return {of: row.region, "actors": row.actors, "names": row.names, **decades, "no year": row.undated}


def type_row(row: Coverage, of: str) -> Record:
    """Counts of one region or country by type in ACLED's words, those of no violent type under "other"."""
    counts = dict.fromkeys((*TYPES, "Other"), 0)
    for kind, count in row.kinds.items():
        name = kind_of_party(kind).inter
        counts[name if name in TYPES else "Other"] += count
    return {of: row.region, **counts}


def print_rows(rows: Sequence[Record], as_json: bool, nothing: str) -> None:
    """A table, or a line of JSON a row; without rows a table says `nothing`."""
    if as_json:
        for row in rows:
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
        return
    if not rows:
        print(nothing)
        return
    from rich import box
    from rich.table import Table

    from dateline.cli.writing import console_on

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for column, cell in rows[0].items():
        number = isinstance(cell, int)
        table.add_column(column.replace("_", " "), justify="right" if number else "left", no_wrap=column in ONE_LINE)
    for row in rows:
        table.add_row(*(_plain(cell) for cell in row.values()))
    console_on(sys.stdout).print(table)


def print_record(record: Record, as_json: bool) -> None:
    """One record, a line a field; fields without a value are left out of what people read."""
    if as_json:
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
        return
    for field, cell in record.items():
        if cell not in (None, "", [], {}):
            print(f"{field.replace('_', ' '):<17} {_plain(cell)}")


def print_problems(problems: Sequence[Problem], as_json: bool) -> None:
    """A line a problem."""
    for problem in problems:
        print(json.dumps(problem._asdict(), ensure_ascii=False) if as_json else problem)
    if not problems and not as_json:
        print("every table is sound")


def _type(one: Actor) -> str:
    """The kind in ACLED's words: rebel group, political militia, identity militia, state forces, external forces."""
    return kind_of_party(one.kind).inter or "unknown"


def _years(one: Actor) -> str:
    return str(one.years) or "not well known"


def _names(one: Actor, names: Sequence[str]) -> list[str]:
    return [f"{name} ({used})" if str(used) else name for name in dict.fromkeys(names) for used in one.years_of(name)]


def _with_name(actor_id: str) -> str:
    return f"{actor_id} {actor(actor_id).name}"


def _governments(one: Actor, year: int | None) -> list[str]:
    """The governments that the actor led, or of the country whose state or force by rule it is."""
    code, _, suffix = one.id.partition(".")
    own: Sequence[Government] = governments_with(one.id)
    if suffix in {"", "GOV", "MIL", "POL", "SEC", "INT"}:
        own = governments().get(code, ())
    return [_government(g) for g in own if g.years.holds(year)]


def _government(one: Government) -> str:
    rulers = f" ({', '.join(one.in_power)} in power)" if one.in_power else ""
    return f"{one.country} {one.years} {one.name}{rulers}"


def _plain(cell: Cell) -> str:
    if isinstance(cell, Mapping):
        return ", ".join(f"{key}={value}" for key, value in cell.items())
    return "; ".join(cell) if isinstance(cell, list) else "" if cell is None else str(cell)
