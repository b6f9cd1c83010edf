"""Which incidents wait for a person's decision, and which have one."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from sqlalchemy import Connection, select

from dateline.book.columns import Columns, Numbers
from dateline.book.derived import doubts, memberships, states
from dateline.book.doubt_rows import doubts_at
from dateline.book.doubtful import DoubtKind
from dateline.book.facts import incident_number
from dateline.book.filters import Review
from dateline.book.members import in_pieces
from dateline.book.moments import now
from dateline.book.rulings import rulings
from dateline.book.state_at import at


def review_mask(connection: Connection, found: Columns, review: Review, as_of: str | None) -> Numbers:
    """Which incidents are in that state of review as of a moment; kept with the columns, as every decision makes new ones."""
    if not found.reviews:
        opened, decided = _open(connection, found, as_of), _decided(connection, found, as_of)
        found.reviews.update({Review.OPEN: opened, Review.DECIDED: decided, Review.UNTOUCHED: ~(opened | decided)})
    return found.reviews[review]


def _open(connection: Connection, found: Columns, as_of: str | None) -> Numbers:
    """Those with a contested field that nobody has corrected, or a link in doubt."""
    rows = connection.execute(select(doubts.c.incident, doubts.c.other, doubts.c.kind).where(doubts_at(as_of)))
    names = {
        name for row in rows for name in (row.incident, row.other if row.kind == DoubtKind.APART else row.incident)
    }
    return (found.head["open"] > 0) | _among(found, (incident_number(name) for name in names))


def _decided(connection: Connection, found: Columns, as_of: str | None) -> Numbers:
    """Those with a telling that a decision is about which held then."""
    held = rulings(connection).at(as_of or now())
    told = {t for r in held.links for t in (*r.left, *r.right)} | {r.telling for r in held.corrections}
    names: set[int] = set()
    for piece in in_pieces(sorted(told)):
        of_one = (memberships.c.incident == states.c.incident) & (memberships.c.since == states.c.since)
        query = select(states.c.incident).join(memberships, of_one).where(memberships.c.telling.in_(piece), at(as_of))
        names.update(incident_number(name) for name in connection.execute(query).scalars())
    return _among(found, names)


def _among(found: Columns, wanted: Iterable[int]) -> Numbers:
    return np.isin(found.head["incident"], np.fromiter(wanted, np.uint64))
