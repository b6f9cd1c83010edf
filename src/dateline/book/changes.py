"""What is new: the incidents that came in or changed, the latest first."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from dateline.book.derived import records, states
from dateline.book.facts import incident_id, microseconds
from dateline.book.filters import Filters, Order
from dateline.book.history import Change, changed_values
from dateline.book.queries import Listed, listed
from dateline.book.selection import selected
from dateline.book.state_rows import from_row
from dateline.model.span import Record


class Changed(Record):
    """An incident with its latest change: when, which fields, and whether it was new then; `first` is when it became known."""

    incident: Listed
    moment: str
    first: str
    is_new: bool
    changes: tuple[Change, ...]


def changes(connection: Connection, filters: Filters, limit: int, before: str | None = None) -> list[Changed]:
    """Up to `limit` incidents of today that meet `filters`, by their latest change, only those that changed before a moment if one is given."""
    found = selected(connection, filters, None)
    mask = found.mask
    if before is not None:
        mask = mask & (found.columns.head["since"] < microseconds(before))
    order = found.columns.order(Order.CHANGED)
    rows = order[mask[order]][:limit]
    wanted = [incident_id(n) for n in found.columns.head["incident"][rows].tolist()]
    return [_changed(connection, row) for row in listed(connection, wanted, None)]


def _changed(connection: Connection, row: Listed) -> Changed:
    """The last two states side by side."""
    last = select(records.c.record).where(records.c.incident == row.id).order_by(records.c.since.desc()).limit(2)
    now, *earlier = [from_row(record) for record in connection.execute(last).scalars()]
    first = connection.execute(select(func.min(states.c.since)).where(states.c.incident == row.id)).scalar_one()
    return Changed(
        incident=row,
        moment=row.since,
        first=first,
        is_new=not earlier,
        changes=tuple(changed_values(earlier[0] if earlier else None, now)),
    )
