"""The tables of the actor list: those of the package, and a user's own in the folder that `DATELINE_ACTORS` names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.abc import Traversable
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from dateline.model.errors import InputError

FOLDER_SETTING = "DATELINE_ACTORS"  # an environment variable: processes that code side by side inherit it
GROUP_TABLES = (
    "groups_afghanistan_pakistan",
    "groups_central_africa",
    "groups_central_america",
    "groups_central_asia",
    "groups_east_africa",
    "groups_east_asia",
    "groups_eastern_europe",
    "groups_europe",
    "groups_india",
    "groups_iraq_iran",
    "groups_jihad",
    "groups_middle_east",
    "groups_north_africa",
    "groups_north_america",
    "groups_south_america",
    "groups_south_asia",
    "groups_southeast_asia",
    "groups_southern_africa",
    "groups_syria",
    "groups_west_africa",
    "international",
    "organisations",
    "state_forces_africa",
    "state_forces_americas",
    "state_forces_asia",
    "state_forces_europe",
    "state_forces_middle_east",
)
GROUP_COLUMNS = tuple("id name kind countries since until parent ids basis aliases context_aliases".split())
GOVERNMENTS = "governments"
GOVERNMENT_COLUMNS = ("country", "since", "until", "name", "in_power", "basis")


class Row(NamedTuple):
    """One row of a table by column, and where it stands; `line` counts from 1 and comments count."""

    cells: dict[str, str]
    table: str
    line: int

    @property
    def where(self) -> str:
        """File and line, as an editor takes them."""
        return f"{self.table}:{self.line}"


class Table(NamedTuple):
    """A table's rows, and its lines with more or fewer cells than its header."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    ragged: tuple[int, ...]


def own_folder() -> Path | None:
    """The user's own folder of tables, None where there is none; raises InputError where it is no folder."""
    named = os.environ.get(FOLDER_SETTING)
    if not named:
        return None
    folder = Path(named)
    if not folder.is_dir():
        raise InputError(named, "no such folder of actor tables", f"give --actors or {FOLDER_SETTING} a folder")
    return folder


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of the package's table `name` by column; a row with more or fewer cells than the header raises ValueError."""
    return [row.cells for row in _whole(package_table(name)).rows]


def _whole(table: Table) -> Table:
    if table.ragged:
        raise ValueError(f"{table.name}:{table.ragged[0]}: not as many cells as the header has")
    return table


def group_rows() -> Iterator[Row]:
    """Every row of the tables of groups, the user's last; raises InputError where a user's table cannot be read."""
    for name in GROUP_TABLES:
        yield from _whole(package_table(name)).rows
    for table in own_tables():
        if table.columns == GROUP_COLUMNS:
            yield from table.rows


def government_rows() -> Iterator[Row]:
    """Every row of the tables of governments, the user's last."""
    yield from _whole(package_table(GOVERNMENTS)).rows
    for table in own_tables():
        if table.columns == GOVERNMENT_COLUMNS:
            yield from table.rows


def own_tables() -> Iterator[Table]:
    """The user's tables; raises InputError at one whose header or cells are not those of groups or governments."""
    folder = own_folder()
    for path in sorted(folder.glob("*.tsv")) if folder is not None else ():
        table = read_table(path)
        remedy = "`dateline actors check` says what is wrong"
        if table.columns not in (GROUP_COLUMNS, GOVERNMENT_COLUMNS):
            raise InputError(str(path), "its header is not that of an actor table", remedy)
        if table.ragged:
            raise InputError(f"{path}:{table.ragged[0]}", "not as many cells as the header has", remedy)
        yield table


def package_table(name: str) -> Table:
    """The table `data/actors/{name}.tsv` of the package."""
    return read_table(files("dateline.knowledge") / "data" / "actors" / f"{name}.tsv")


def read_table(path: Traversable) -> Table:
    """A table of tab-separated cells; lines that start with "#" are comments, the first other line is the header."""
    header: tuple[str, ...] = ()
    rows: list[Row] = []
    ragged: list[int] = []
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not header:
            header = tuple(cells)
        elif len(cells) == len(header):
            rows.append(Row(dict(zip(header, cells, strict=True)), path.name, number))
        else:
            ragged.append(number)
    return Table(path.name, header, tuple(rows), tuple(ragged))


def listed(cell: str) -> tuple[str, ...]:
    """The members of a cell that lists them with "|" between; an empty cell has none."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())
