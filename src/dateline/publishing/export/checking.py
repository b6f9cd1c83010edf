"""What a row of a scheme must keep, by the scheme's own lists: its columns, their kinds, their codes, and cells that are never empty."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dateline.publishing.export.scheme import Cell, Cells, Column, Kind, scheme

_TYPES: dict[Kind, tuple[type, ...]] = {
    Kind.TEXT: (str,),
    Kind.INTEGER: (int,),
    Kind.DECIMAL: (float, int),
    Kind.DAY: (date,),
    Kind.FLAG: (bool,),
    Kind.JSON: (dict, list),
    Kind.BYTES: (bytes,),
}


def breaches(name: str, row: Cells) -> Iterator[str]:
    """What is wrong with a row by the scheme's lists, in words."""
    columns = scheme(name).columns
    for stray in sorted(row.keys() - {c.name for c in columns if not c.empty}):
        yield f"{stray} is no column that is filled"
    for column in columns:
        problem = _wrong(column, row.get(column.name))
        if problem:
            yield f"{column.name} {problem}"


def _wrong(column: Column, cell: Cell) -> str | None:
    if cell is None:
        return "is empty" if column.required else None
    if not isinstance(cell, _TYPES[column.kind]) or (isinstance(cell, bool) and column.kind is not Kind.FLAG):
        return f"is {cell!r}, which is no {column.kind}"
    if column.codes and not (isinstance(cell, str | int) and cell in column.codes):
        return f"is {cell!r}, which is none of its codes"
    return None


def counts(row: Cells, *names: str) -> list[int]:
    """These cells as numbers; an empty one is 0."""
    found = [row.get(name) for name in names]
    return [n if isinstance(n, int) else 0 for n in found]
