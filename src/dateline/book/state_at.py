"""Which state of an incident a moment sees."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, or_

from dateline.book.derived import states


def at(as_of: str | None) -> ColumnElement[bool]:
    """Whether a state is that of a moment (None: today)."""
    latest: ColumnElement[bool] = states.c.until.is_(None)
    if as_of is None:
        return latest
    return and_(states.c.since <= as_of, or_(latest, states.c.until > as_of))
