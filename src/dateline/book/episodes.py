"""Incidents that belong together, as their reports say, and those whose day nobody knows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from dateline.book.derived import current_tellings
from dateline.book.filters import Filters, Page
from dateline.book.incident import BookIncident
from dateline.book.kept import tellings
from dateline.book.members import in_pieces, telling_id
from dateline.book.queries import names_of
from dateline.book.selection import selected
from dateline.linking.pair import report_of
from dateline.weighing.statements import EPISODE


def undated(connection: Connection, filters: Filters, as_of: str | None) -> list[str]:
    """The ids of the incidents that meet `filters` as of a moment (None: today) and whose day is wholly unknown, in order."""
    found = selected(connection, filters, as_of)
    head = found.columns.head
    return names_of(found, found.mask & (head["first"] == 0) & (head["last"] == 0), Page())


def episodes(connection: Connection, incidents: Sequence[BookIncident]) -> tuple[tuple[str, ...], ...]:
    """The ids of those of these incidents that answer or are part of one another, two or more together, in the given order."""
    of = {t: i.id for i in incidents for t in i.tellings}
    place = {i.id: n for n, i in enumerate(incidents)}
    joined = list(range(len(incidents)))

    def root(one: int) -> int:
        while joined[one] != one:
            joined[one] = joined[joined[one]]
            one = joined[one]
        return one

    for left, right in _ties(connection, sorted({report_of(t) for t in of})):
        if left in of and right in of:
            a, b = sorted((root(place[of[left]]), root(place[of[right]])))
            joined[b] = a
    found: dict[int, list[str]] = {}
    for number, incident in enumerate(incidents):
        found.setdefault(root(number), []).append(incident.id)
    return tuple(tuple(names) for names in found.values() if len(names) > 1)


def _ties(connection: Connection, reports: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Every pair of tellings of these reports of which one answers or is part of the other."""
    query = (
        select(current_tellings.c.telling, tellings.c.record)
        .join(tellings, tellings.c.generation == current_tellings.c.generation)
        .where(tellings.c.incident == current_tellings.c.incident)
        .order_by(current_tellings.c.telling)
    )
    for piece in in_pieces(reports):
        for row in connection.execute(query.where(current_tellings.c.report.in_(piece))):
            for relation in json.loads(row.record)["relations"]:
                if relation["kind"] in EPISODE:
                    yield row.telling, telling_id(report_of(row.telling), relation["to"])
