"""The tables that are only ever appended to: reports, codings of them, and what people decided.

Moments are text in UTC of fixed width ("2025-03-12T18:00:00.000000Z"), so that they sort as they follow one another.
"""

from __future__ import annotations

from sqlalchemy import (
    REAL,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.schema import SchemaItem

KEPT = MetaData()


def _table(name: str, *columns: SchemaItem, rowid: bool = True) -> Table:
    """A table whose columns hold only what they say; without row numbers where rows are found by their key alone."""
    return Table(name, KEPT, *columns, sqlite_strict=True, sqlite_with_rowid=rowid)


reports = _table(
    "reports",
    Column("id", Text, primary_key=True),  # content hash, as in the contract
    Column("ref", Text, nullable=False),
    Column("title", Text),
    Column("url", Text),
    Column("publisher", Text),
    Column("published", Text),  # a day or a moment, as the report gives it
    Column("language", Text),
    Column("text", Text, nullable=False),
    Column("added", Text, nullable=False),
    Column("known", Text, nullable=False),  # from when on the report counts: published, else added
)
Index("reports_by_known", reports.c.known)

coders = _table(
    "coders",
    Column("id", Integer, primary_key=True),
    Column("version", Text, nullable=False, unique=True),
    Column("first_used", Text, nullable=False),
)

generations = _table(
    "generations",
    Column("id", Integer, primary_key=True),
    Column("report", ForeignKey("reports.id"), nullable=False),
    Column("coder", ForeignKey("coders.id"), nullable=False),
    Column("coded", Text, nullable=False),
    Column("notes", Text, nullable=False),  # JSON list
    UniqueConstraint("report", "coder"),
)

tellings = _table(
    "tellings",
    Column("generation", ForeignKey("generations.id"), primary_key=True),
    Column("incident", Text, primary_key=True),  # its id in the coded report
    Column("position", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("record", Text, nullable=False),  # JSON: the incident of the contract, without its mentions
    rowid=False,
)

mentions = _table(
    "mentions",
    Column("generation", Integer, primary_key=True),
    Column("incident", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    rowid=False,
)

claims = _table(
    "claims",
    Column("generation", ForeignKey("generations.id"), primary_key=True),
    Column("id", Text, primary_key=True),  # its id in the coded report
    Column("position", Integer, nullable=False),
    Column("incident", Text),
    Column("attribute", Text, nullable=False),
    Column("value", Text, nullable=False),  # JSON object
    Column("stance", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("source_kind", Text, nullable=False),
    Column("chain", Text, nullable=False),  # JSON list
    Column("evidence", Text, nullable=False),  # JSON list of [start, end, quote]
    Column("confidence", REAL, nullable=False),
    rowid=False,
)

link_decisions = _table(
    "link_decisions",
    Column("id", Integer, primary_key=True),
    Column("left", Text, nullable=False),  # as it was asked: an incident or a telling
    Column("right", Text, nullable=False),
    Column("left_tellings", Text, nullable=False),  # JSON list: which tellings that meant
    Column("right_tellings", Text, nullable=False),
    Column("judgement", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("created", Text, nullable=False),
    CheckConstraint("judgement IN ('same', 'different', 'unsure')"),
)

corrections = _table(
    "corrections",
    Column("id", Integer, primary_key=True),
    Column("incident", Text, nullable=False),
    Column("telling", Text, nullable=False),  # the incident's first telling: it is corrected wherever this one goes
    Column("field", Text, nullable=False),
    Column("value", Text, nullable=False),  # JSON
    Column("author", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("created", Text, nullable=False),
)

undoings = _table(
    "undoings",
    Column("id", Integer, primary_key=True),
    Column("decision", Text, nullable=False),  # L and a link decision's number, C a correction's, U an undoing's
    Column("author", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("created", Text, nullable=False),
)


def guards() -> list[str]:
    """SQL of the triggers that refuse to change, remove or replace a row of these tables."""
    made = []
    for table in KEPT.sorted_tables:
        refuse = f"BEGIN SELECT RAISE(ABORT, '{table.name} is append-only'); END"
        same = " AND ".join(f'"{c.name}" = NEW."{c.name}"' for c in table.primary_key.columns)
        there = f"WHEN EXISTS (SELECT 1 FROM {table.name} WHERE {same})"
        made += [
            f"CREATE TRIGGER {table.name}_not_updated BEFORE UPDATE ON {table.name} {refuse}",
            f"CREATE TRIGGER {table.name}_not_deleted BEFORE DELETE ON {table.name} {refuse}",
            f"CREATE TRIGGER {table.name}_not_replaced BEFORE INSERT ON {table.name} {there} {refuse}",
        ]
    return made
