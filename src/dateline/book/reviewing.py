"""Which incidents wait for a person's decision, and which have one."""

from __future__ import annotations

import numpy as np
from sqlalchemy import Connection, select

from dateline.book.columns import Columns, Numbers
from dateline.book.derived import memberships, states
from dateline.book.facts import incident_number
from dateline.book.filters import Review
from dateline.book.members import in_pieces
from dateline.book.moments import now
from dateline.book.rulings import rulings
from dateline.book.state_at import at


def review_mask(connection: Connection, found: Columns, review: Review, as_of: str | None) -> Numbers:
    """Which incidents are in that state of review as of a moment."""
    match review:
        case Review.OPEN:
            return _open(found)
        case Review.DECIDED:
            return _decided(connection, found, as_of)
        case Review.UNTOUCHED:
            return ~(_open(found) | _decided(connection, found, as_of))


def _open(found: Columns) -> Numbers:
    opened: Numbers = found.head["open"] > 0
    return opened


def _decided(connection: Connection, found: Columns, as_of: str | None) -> Numbers:
    """Those with a telling that a decision is about which held then."""
    held = rulings(connection).at(as_of or now())
    told = {t for r in held.links for t in (*r.left, *r.right)} | {r.telling for r in held.corrections}
    names: set[int] = set()
    for piece in in_pieces(sorted(told)):
        of_one = (memberships.c.incident == states.c.incident) & (memberships.c.since == states.c.since)
        query = select(states.c.incident).join(memberships, of_one).where(memberships.c.telling.in_(piece), at(as_of))
        names.update(incident_number(name) for name in connection.execute(query).scalars())
    return np.isin(found.head["incident"], np.fromiter(names, np.uint64, len(names)))
