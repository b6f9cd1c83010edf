"""Checks the actor tables row by row, with file and line: what the loader would refuse, and what would mislead silently."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from dateline.knowledge.actors_list import forces, lands
from dateline.knowledge.actors_spelling import fold
from dateline.knowledge.actors_tables import (
    GOVERNMENT_COLUMNS,
    GOVERNMENTS,
    GROUP_COLUMNS,
    GROUP_TABLES,
    Row,
    Table,
    listed,
    package_table,
    read_table,
)
from dateline.knowledge.actors_years import ALWAYS, Years, dated_name, years
from dateline.model.actor_kinds import ActorKind

SCHEMES = {
    "ucdp": r"\d+",
    "acled": r".+",
    "gtd": r".+",
    "wikidata": r"Q\d+",
}  # other schemes and the form of their names
_ID = re.compile(r"[A-Z]+(?:_[A-Z]+)*\.[A-Z0-9][A-Z0-9_]*")


class Problem(NamedTuple):
    """What is wrong and where: file, and line counted from 1 (0: the whole file)."""

    table: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.table}:{self.line}: {self.what}" if self.line else f"{self.table}: {self.what}"


def check(folder: Path | None = None) -> list[Problem]:
    """The problems of the package's tables or, with `folder`, of the tables in it read after the package's, in order of file and line.

    Raises FileNotFoundError where the folder holds no .tsv file.
    """
    package = [package_table(name) for name in (*GROUP_TABLES, GOVERNMENTS)]
    own = [read_table(path) for path in sorted(folder.glob("*.tsv"))] if folder is not None else []
    if folder is not None and not own:
        raise FileNotFoundError(f"{folder}: no .tsv file in it")
    found = list(_of_tables([*package, *own], {table.name for table in own}))
    wanted = {table.name for table in own or package}
    return sorted(problem for problem in found if problem.table in wanted)


def _of_tables(tables: Sequence[Table], own: set[str]) -> Iterator[Problem]:
    groups: list[Row] = []
    governments: list[Row] = []
    for table in tables:
        if table.columns not in (GROUP_COLUMNS, GOVERNMENT_COLUMNS):
            yield Problem(
                table.name, 0, f"the header must be: {' '.join(GROUP_COLUMNS)}; or: {' '.join(GOVERNMENT_COLUMNS)}"
            )
            continue
        yield from (Problem(table.name, line, "not as many cells as the header has") for line in table.ragged)
        (groups if table.columns == GROUP_COLUMNS else governments).extend(table.rows)
    yield from _of_ids(groups, own)
    known = {row.cells["id"] for row in groups}
    for row in groups:
        yield from (
            Problem(row.table, row.line, what) for what in (*_of_group(row.cells, known), *_of_aliases(row.cells))
        )
    yield from _of_parents(groups)
    yield from _of_shared_names(groups)
    yield from _of_governments(governments, known)


def _of_ids(rows: Sequence[Row], own: set[str]) -> Iterator[Problem]:
    first: dict[str, Row] = {}
    for row in rows:
        name = row.cells["id"]
        other = first.setdefault(name, row)
        if other is not row and (other.table == row.table or row.table not in own):
            yield Problem(row.table, row.line, f"{name} is the id of {other.where} too")
        if not _ID.fullmatch(name) or name.partition(".")[0] not in {*lands(), "INT"}:
            yield Problem(
                row.table, row.line, f"{name!r} is no id: write a country's code or INT, a full stop and capitals"
            )


def _of_group(cells: Mapping[str, str], known: set[str]) -> Iterator[str]:
    """What is wrong with the cells of one group that can be judged alone."""
    if not cells["name"].strip() or "@" in cells["name"]:
        yield "the name is empty or carries years; write a former name among the aliases"
    if cells["kind"] not in ActorKind._value2member_map_:
        yield f"unknown kind {cells['kind']!r}; the kinds are {', '.join(ActorKind)}"
    if not listed(cells["countries"]):
        yield "no country"
    for code in listed(cells["countries"]):
        if code != "INT" and not (code in lands() and lands()[code].is_state):
            yield f"unknown country {code!r}"
    if cells["parent"] and not _exists(cells["parent"], known):
        yield f"unknown parent {cells['parent']!r}"
    for one in listed(cells["ids"]):
        scheme, _, name = one.partition("=")
        if scheme not in SCHEMES:
            yield f"unknown scheme {scheme!r}; the schemes are {', '.join(SCHEMES)}"
        elif not re.fullmatch(SCHEMES[scheme], name):
            yield f"{one!r} is no name of {scheme}"
    if not cells["basis"].strip():
        yield "no basis: say whose knowledge the row is"


def _exists(actor_id: str, known: set[str]) -> bool:
    code, _, suffix = actor_id.partition(".")
    return actor_id in known or (code in lands() and suffix in forces())


def _of_aliases(cells: Mapping[str, str]) -> Iterator[str]:
    """Impossible years of a group or its aliases, and aliases used only outside the group's years."""
    active = ALWAYS
    try:
        active = years(cells["since"], cells["until"])
    except ValueError as error:
        yield str(error)
    for written in (*listed(cells["aliases"]), *listed(cells["context_aliases"])):
        try:
            name, used = dated_name(written)
        except ValueError as error:
            yield str(error)
            continue
        if not used.meets(active):
            yield f"{written!r} was never its name: it was active {active}"
        if not fold(name).strip():
            yield f"{written!r} has no letter"


def _of_parents(rows: Sequence[Row]) -> Iterator[Problem]:
    parents = {row.cells["id"]: row.cells["parent"] for row in rows if row.cells["parent"]}
    for row in rows:
        seen, at = [row.cells["id"]], row.cells["parent"]
        while at and at not in seen:
            seen.append(at)
            at = parents.get(at, "")
        if at == row.cells["id"]:
            yield Problem(row.table, row.line, f"its own parent: {' > '.join([*seen, at])}")


def _of_shared_names(rows: Sequence[Row]) -> Iterator[Problem]:
    """Sure names of two actors in the same years: the loader could not tell whom they mean."""
    owners: dict[str, list[tuple[Row, Years, str]]] = {}
    for row in rows:
        for name, used, written in _sure_names(row.cells):
            for other, their, _ in owners.setdefault(name, []):
                if other.cells["id"] != row.cells["id"] and their.meets(used):
                    what = f"{written!r} names {other.cells['id']} ({other.where}) too: give it years or make it a context alias"
                    yield Problem(row.table, row.line, what)
            owners[name].append((row, used, written))


def _sure_names(cells: Mapping[str, str]) -> Iterator[tuple[str, Years, str]]:
    context = {fold(one.partition("@")[0]).strip() for one in listed(cells["context_aliases"])}
    for written in dict.fromkeys((cells["name"], *listed(cells["aliases"]))):
        try:
            name, used = dated_name(written)
        except ValueError:
            continue  # told by _of_aliases
        if "(" not in name and fold(name).strip() not in context:
            yield fold(name).strip(), used, written


def _of_governments(rows: Sequence[Row], known: set[str]) -> Iterator[Problem]:
    before: dict[str, list[tuple[Row, Years]]] = {}
    for row in rows:
        cells = row.cells
        whats = [f"unknown actor in power {one!r}" for one in listed(cells["in_power"]) if one not in known]
        if not (cells["country"] in lands() and lands()[cells["country"]].is_state):
            whats.append(f"unknown country {cells['country']!r}")
        whats += [f"no {column}" for column in ("name", "basis") if not cells[column].strip()]
        try:
            held = years(cells["since"], cells["until"])
        except ValueError as error:
            whats.append(str(error))
        else:
            for other, their in before.setdefault(cells["country"], []):
                if _overlap(held, their):
                    whats.append(f"governs in the years of {other.where} too")
            before[cells["country"]].append((row, held))
        yield from (Problem(row.table, row.line, what) for what in whats)


def _overlap(one: Years, other: Years) -> bool:
    """Whether two governments share more than the year of the change."""
    first = max(one.since or 0, other.since or 0)
    last = min(one.until or 9999, other.until or 9999)
    return first < last
