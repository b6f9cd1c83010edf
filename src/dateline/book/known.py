"""Since when a book knows anything."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, func, select

from dateline.book.columns import revision
from dateline.book.derived import states

_FOUND: WeakKeyDictionary[Engine, tuple[str, str | None]] = (
    WeakKeyDictionary()
)  # the book's revision, and what it was then


def first_known(connection: Connection) -> str | None:
    """The moment of its first incident, None where it has none; looked for anew where the book has changed."""
    now = revision(connection)
    kept = _FOUND.get(connection.engine)
    if kept is None or kept[0] != now:
        kept = now, connection.execute(select(func.min(states.c.since))).scalar()
        _FOUND[connection.engine] = kept
    return kept[1]
