"""Writes links in doubt as rows, and reads them back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, Row, delete, or_, select

from dateline.book.derived import doubts
from dateline.book.doubtful import DoubtfulLink


def write_doubts(connection: Connection, made: Iterable[DoubtfulLink]) -> None:
    """Inserts the rows of these links."""
    rows = [link.model_dump(mode="json") for link in made]
    if rows:
        connection.execute(doubts.insert(), rows)


def forget_doubts(connection: Connection, incidents: Sequence[str]) -> None:
    """Removes every link that was ever in doubt under these incidents' names."""
    connection.execute(delete(doubts).where(doubts.c.incident.in_(incidents)))


def take_doubts(connection: Connection, incidents: Sequence[str], start: str) -> list[DoubtfulLink]:
    """Removes what was in doubt from `start` on, and returns what was just before it, removed as well."""
    own = doubts.c.incident.in_(incidents)
    before = own & (doubts.c.since < start) & or_(doubts.c.until.is_(None), doubts.c.until >= start)
    taken = read_doubts(connection, before)
    connection.execute(delete(doubts).where(or_(before, own & (doubts.c.since >= start))))
    return taken


def doubts_at(as_of: str | None) -> ColumnElement[bool]:
    """Whether a link was in doubt at a moment (None: today)."""
    open_: ColumnElement[bool] = doubts.c.until.is_(None)
    return open_ if as_of is None else (doubts.c.since <= as_of) & or_(open_, doubts.c.until > as_of)


def read_doubts(connection: Connection, which: ColumnElement[bool]) -> list[DoubtfulLink]:
    """The links in doubt of which `which` holds."""
    return [_link(row) for row in connection.execute(select(doubts).where(which))]


def _link(row: Row[tuple[object, ...]]) -> DoubtfulLink:
    return DoubtfulLink.model_validate(dict(row._mapping))
