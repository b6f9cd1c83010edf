"""Prints docs/schema.md from the records and tables themselves: `python -m dateline.publishing.schema.document > docs/schema.md`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any

from sqlalchemy import Column, MetaData, Table

from dateline.book import searching
from dateline.book.derived import DERIVED
from dateline.book.kept import KEPT
from dateline.book.opening import VERSION
from dateline.publishing.contract import Contract, schema

INTRODUCTION = """\
# Schema

What `dateline code` and `dateline inspect` print as JSON, and the tables of a book. This page is made from the records and tables by
`python -m dateline.publishing.schema.document`; what each field means stands in `src/dateline/publishing/schema/data/`.

Every field is always there; one that may be null is unknown, or does not apply. Offsets count characters (Unicode code points) of the
report's text from 0, and the end is the first character after. The files of `dateline export` have a page of their own: [export.md](export.md).\
"""
CODE = """\
## A coded report

One `CodedReport` a line from `dateline code --format jsonl`. The JSON Schema (2020-12) is
`dateline.publishing.contract.schema(Contract.CODE)`.\
"""
INSPECT = """\
## An inspection

One `Inspection` a line from `dateline inspect --format jsonl`: the layers under the coding, each in text order. Records that are
not here are those of a coded report.\
"""
BOOK = """\
## A book

An SQLite file, schema version {version}. What is kept and what is derived, and by which rules, is told in [book.md](book.md). Moments are text in UTC of
fixed width (`2025-03-12T18:00:00.000000Z`), so that they sort as they follow one another. A column that may be null says so.\
"""

Words = Mapping[str, Mapping[str, str]]


class Undocumented(Exception):
    """A field or column without words, or words without a field or column; the message names them all."""


def document() -> str:
    """The whole page as Markdown; raises Undocumented where the words do not fit the records and tables."""
    fields, columns = _words("fields"), _words("tables")
    code, inspect = _records(Contract.CODE), _records(Contract.INSPECT)
    _check(_names({**code, **inspect}), _names(fields), "field of the contract")
    tables = {t.name: [c.name for c in t.columns] for m in (KEPT, DERIVED) for t in m.tables.values()}
    described = {name: [c for c in words if c != "is"] for name, words in columns.items()}
    _check(_names(tables), _names(described), "column of the book")
    parts = [INTRODUCTION, CODE, *_of_records(code, fields), "### Closed sets", _closed_sets()]
    parts += [INSPECT, *_of_records({n: r for n, r in inspect.items() if n not in code}, fields)]
    parts += [
        BOOK.format(version=VERSION),
        *_of_tables("kept", KEPT, columns),
        *_of_tables("derived", DERIVED, columns),
    ]
    return "\n\n".join([*parts, *_of_words()]) + "\n"


def _words(name: str) -> Words:
    return tomllib.loads((files("dateline.publishing.schema") / "data" / f"{name}.toml").read_text("utf-8"))


def _names(parts: Mapping[str, Iterable[str]]) -> set[str]:
    return {f"{name}.{member}" for name, members in parts.items() for member in members}


def _check(there: set[str], told: set[str], what: str) -> None:
    wrong = [f"no words for the {what} {name}" for name in sorted(there - told)]
    wrong += [f"words for {name}, which is no {what}" for name in sorted(told - there)]
    if wrong:
        raise Undocumented("; ".join(wrong))


# ---- the contract ----------------------------------------------------------------------------------------------------


def _records(contract: Contract) -> dict[str, dict[str, Any]]:
    """The fields of each record, by its name; the whole one first, the others as they follow from it."""
    whole = schema(contract)
    records = {contract.record.__name__: whole} | whole["$defs"]
    order: list[str] = []

    def follow(name: str) -> None:
        if name in order or "properties" not in records[name]:
            return
        order.append(name)
        for other in re.findall(r"#/\$defs/(\w+)", str(records[name]["properties"])):
            follow(other)

    follow(contract.record.__name__)
    return {name: records[name]["properties"] for name in order}


def _of_records(records: Mapping[str, Mapping[str, Any]], words: Words) -> Iterator[str]:
    described = {c.record.__name__: schema(c) for c in Contract} | _definitions()
    for name, properties in records.items():
        yield f"### {name}"
        yield str(described[name]["description"]).replace("\n", " ").strip()
        rows = ((f"`{field}`", _type(value), words[name][field]) for field, value in properties.items())
        yield _table(("field", "type", "holds"), rows)


def _definitions() -> dict[str, Any]:
    return {name: value for contract in Contract for name, value in schema(contract)["$defs"].items()}


def _type(value: Mapping[str, Any]) -> str:
    """The type of a field in words: a record or closed set by its name, a list by its members, with its bounds."""
    if "anyOf" in value:
        return " or ".join(_type(one) for one in value["anyOf"])
    if "$ref" in value:
        name = value["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if value.get("type") == "array":
        least = f", at least {value['minItems']}" if value.get("minItems") else ""
        return f"list of {_type(value['items'])}{least}"
    bounds = [f"{sign} {value[key]:g}" for key, sign in (("minimum", "≥"), ("maximum", "≤")) if key in value]
    named = {"date-time": "moment", "date": "day"}.get(value.get("format", ""), str(value["type"]))
    return " ".join([named, *bounds])


def _closed_sets() -> str:
    sets = {name: value["enum"] for name, value in _definitions().items() if "enum" in value}
    return "\n\n".join(
        f"#### {name}\n\n{_definitions()[name]['description']}\n\n{', '.join(f'`{member}`' for member in members)}"
        for name, members in sorted(sets.items())
    )


# ---- the book --------------------------------------------------------------------------------------------------------


def _of_tables(kind: str, tables: MetaData, words: Words) -> Iterator[str]:
    for table in tables.tables.values():
        yield f"### {table.name} ({kind})"
        yield f"A row is {words[table.name]['is']}. Key: {', '.join(f'`{c.name}`' for c in table.primary_key.columns)}."
        rows = ((f"`{c.name}`", _column(c, table), words[table.name][c.name]) for c in table.columns)
        yield _table(("column", "type", "holds"), rows)


def _column(column: Column[Any], table: Table) -> str:
    leads = [f", of [{key.column.table.name}](#{key.column.table.name}-kept)" for key in column.foreign_keys]
    null = ", may be null" if column.nullable and column.name not in table.primary_key.columns else ""
    return f"{str(column.type).lower()}{null}{''.join(leads)}"


def _of_words() -> Iterator[str]:
    yield "### Words"
    yield "What full-text search reads (SQLite FTS5), derived; rows are numbered by hashes of the report, or of the incident and its `since`."
    found = (
        re.search(r"TABLE (\w+) USING fts5\((.*), content|TABLE (\w+) USING fts5\((\w+)", made)
        for made in searching.TABLES
    )
    rows = ((f"`{f[1] or f[3]}`", ", ".join(f"`{c}`" for c in (f[2] or f[4]).split(", "))) for f in found if f)
    yield _table(("table", "columns"), rows)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


if __name__ == "__main__":
    print(document(), end="")
