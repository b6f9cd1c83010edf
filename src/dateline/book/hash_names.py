"""The names behind hashes, read from an incident that has each."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from dateline.book.columns import Columns
from dateline.book.derived import parties, records, states
from dateline.book.facts import incident_id, long_hash, short_hash
from dateline.book.members import in_pieces
from dateline.book.state_at import at
from dateline.book.state_rows import OF_ONE

FIELDS = {"country": states.c.country, "admin1": states.c.admin1, "type": states.c.type, "place": states.c.place}


class Names:
    """The names of one moment's hashes; what was read once is kept with the columns."""

    def __init__(self, connection: Connection, columns: Columns, as_of: str | None) -> None:
        self._connection = connection
        self._columns = columns
        self._as_of = as_of

    def of(self, field: str, hashes: Sequence[int], rows: Sequence[int]) -> list[str]:
        """The name of each hash of a field, which the incident in that row has; KeyError where it has not."""
        known = self._columns.names
        missing = [row for number, row in zip(hashes, rows, strict=True) if (field, number) not in known]
        if missing:
            wanted = [incident_id(n) for n in self._columns.head["incident"][missing].tolist()]
            hashed = short_hash if field in ("country", "type") else long_hash
            known.update(((field, hashed(name)), name) for name in self._read(field, wanted))
        return [known[field, number] for number in hashes]

    def _read(self, field: str, wanted: Sequence[str]) -> Iterator[str]:
        for piece in in_pieces(wanted):
            here = states.c.incident.in_(piece) & at(self._as_of)
            if field == "target":
                for record in self._connection.execute(
                    select(records.c.record).join(states, OF_ONE).where(here)
                ).scalars():
                    yield from (p["kind"] for p in json.loads(record)["participants"] if p["kind"] is not None)
            elif field == "actor":
                same = (parties.c.incident == states.c.incident) & (parties.c.since == states.c.since)
                yield from self._connection.execute(select(parties.c.actor).join(states, same).where(here)).scalars()
            else:
                yield from self._connection.execute(select(FIELDS[field]).where(here)).scalars()
