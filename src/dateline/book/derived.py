"""The tables that hold nothing of their own: `dateline rebuild` makes them anew, row for row, from those that are kept.

A state is what an incident was from one moment until another; its latest one has no end. So the present and every moment of
the past are read by the same query.
"""

from __future__ import annotations

from sqlalchemy import REAL, Column, Index, Integer, LargeBinary, MetaData, Table, Text
from sqlalchemy.schema import SchemaItem

DERIVED = MetaData()


def _table(name: str, *columns: SchemaItem) -> Table:
    """A table without row numbers: its rows lie in the order of their key, whatever the order in which they came."""
    return Table(name, DERIVED, *columns, sqlite_strict=True, sqlite_with_rowid=False)


currents = _table(  # which coding of a report counts: that of the newest coder
    "currents",
    Column("report", Text, primary_key=True),
    Column("generation", Integer, nullable=False, unique=True),
)

current_tellings = (
    Table(  # what the current codings tell of; `name` is the id of the incident that a telling comes first in
        "current_tellings",
        DERIVED,
        Column("telling", Text, primary_key=True),
        Column("report", Text, nullable=False),
        Column("generation", Integer, nullable=False),
        Column("incident", Text, nullable=False),  # its id in the coded report
        Column("name", Text, nullable=False),
        Column("known", Text, nullable=False),
    )
)
Index("current_tellings_by_report", current_tellings.c.report)

names = _table(  # every id that an incident may ever have had, and the telling of today that it stands for
    "names",
    Column("incident", Text, primary_key=True),
    Column("telling", Text, nullable=False),
)
Index("names_by_telling", names.c.telling)

linking_rows = _table(  # what linking reads of a telling
    "linking_rows",
    Column("telling", Text, primary_key=True),
    Column("row", Text, nullable=False),  # JSON object of numbers
)

linking_keys = _table(  # where tellings that could be one incident are looked up
    "linking_keys",
    Column("key", Integer, primary_key=True),
    Column("telling", Text, primary_key=True),
    Column("side", Integer, nullable=False),
)
Index("linking_keys_by_telling", linking_keys.c.telling)

signatures = _table(  # what copies of a text are known by
    "signatures",
    Column("report", Text, primary_key=True),
    Column("signature", Text, nullable=False),  # JSON list
)

links = _table(  # what the model says of two tellings: bits that speak for their being one incident
    "links",
    Column("left", Text, primary_key=True),
    Column("right", Text, primary_key=True),
    Column("weight", REAL, nullable=False),
)
Index("links_by_right", links.c.right)

copies = _table(  # two reports with nearly the same text
    "copies",
    Column("left", Text, primary_key=True),
    Column("right", Text, primary_key=True),
    Column("likeness", REAL, nullable=False),
)
Index("copies_by_right", copies.c.right)

states = _table(
    "states",
    Column("incident", Text, primary_key=True),
    Column("since", Text, primary_key=True),
    Column("until", Text),
    Column("type", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("headline", Text, nullable=False),
    Column("edtf", Text),
    Column("first_day", Text),  # earliest and latest possible day
    Column("last_day", Text),
    Column("country", Text),
    Column("admin1", Text),
    Column("place", Text),
    Column("latitude", REAL),
    Column("longitude", REAL),
    Column("precision", Integer),  # UCDP where_prec 1-7
    Column("radius_km", REAL),  # within which it lies
    Column("perpetrators", Text),  # their names
    Column("deaths_low", Integer),  # of everybody
    Column("deaths_best", Integer),
    Column("deaths_high", Integer),
    Column("contested", Integer, nullable=False),  # how many fields
    Column("reports", Integer, nullable=False),
    Column("sources", Integer, nullable=False),  # of which copies of one text count once
)

facts = (
    _table(  # what filters, counts and maps need of a state, packed into numbers; the states of a moment lie together
        "facts",
        Column("until", Text, primary_key=True),  # the end of time for what holds today
        Column("incident", Text, primary_key=True),
        Column("since", Text, primary_key=True),
        Column("head", LargeBinary, nullable=False),
        Column("actors", LargeBinary, nullable=False),
        Column("targets", LargeBinary, nullable=False),
        Column("reports", LargeBinary, nullable=False),
    )
)
Index("facts_by_incident", facts.c.incident)

records = _table(  # all of a state; apart from it, so that lists read little
    "records",
    Column("incident", Text, primary_key=True),
    Column("since", Text, primary_key=True),
    Column("record", Text, nullable=False),  # JSON
)

memberships = _table(
    "memberships",
    Column("incident", Text, primary_key=True),
    Column("since", Text, primary_key=True),
    Column("telling", Text, primary_key=True),
)
Index("memberships_by_telling", memberships.c.telling)

parties = _table(
    "parties",
    Column("actor", Text, primary_key=True),
    Column("incident", Text, primary_key=True),
    Column("since", Text, primary_key=True),
    Column("role", Text, primary_key=True),
)
Index("parties_by_incident", parties.c.incident, parties.c.since)

estimates = _table(
    "estimates",
    Column("incident", Text, primary_key=True),
    Column("since", Text, primary_key=True),
    Column("what", Text, primary_key=True),
    Column("who", Text, primary_key=True),
    Column("low", Integer),
    Column("best", Integer),
    Column("high", Integer),
    Column("contested", Integer, nullable=False),
    Column("rule", Text, nullable=False),
    Column("weights", Text, nullable=False),  # JSON object: claim -> weight
)

contested = _table(
    "contested",
    Column("incident", Text, primary_key=True),
    Column("since", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("sides", Text, nullable=False),  # JSON list
)

doubts = _table(  # links that the model leaves in doubt and nobody has judged
    "doubts",
    Column("incident", Text, primary_key=True),
    Column(
        "other", Text, primary_key=True
    ),  # an incident that could be the same, or a telling that may not belong to it
    Column("since", Text, primary_key=True),
    Column("until", Text),
    Column("kind", Text, nullable=False),
    Column("left", Text, nullable=False),  # the two tellings that speak most for one incident
    Column("right", Text, nullable=False),
    Column("weight", REAL, nullable=False),
)
