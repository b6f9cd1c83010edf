"""Since when a book knows anything."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from dateline.book.derived import states


def first_known(connection: Connection) -> str | None:
    """The moment of its first incident; None where it has none."""
    found: str | None = connection.execute(select(func.min(states.c.since))).scalar()
    return found
