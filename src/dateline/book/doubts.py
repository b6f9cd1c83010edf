"""What waits for a person: links that the model leaves in doubt and contested fields that nobody corrected, the weightiest first."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import Connection, select

from dateline.book.columns import Columns, Numbers
from dateline.book.derived import linking_rows, records, states
from dateline.book.doubt_rows import doubts_at, read_doubts
from dateline.book.doubtful import DoubtfulLink, DoubtKind
from dateline.book.facts import incident_id, incident_number
from dateline.book.filters import Filters
from dateline.book.incident import BookIncident
from dateline.book.members import in_pieces
from dateline.book.queries import Listed, listed
from dateline.book.selection import selected
from dateline.book.state_at import at
from dateline.book.state_rows import OF_ONE, from_row
from dateline.linking.comparisons import COMPARISONS, levels
from dateline.linking.model import shipped
from dateline.linking.row import Row
from dateline.model.coded import Side
from dateline.model.span import Record

_REASONS = 4  # comparisons that are named, the weightiest


class Doubt(Record):
    """One thing to decide. `stake` is how many deaths hang on it: those counted twice or lost, or between the lowest and highest figure.

    Apart: `other` could be the same incident as `incident`; together: `telling` may not belong to it; both have the two tellings that
    speak most for one incident, by `weight` bits, and the weightiest comparisons in words. Contested: `field` with its sides.
    """

    kind: DoubtKind
    incident: Listed
    stake: int
    other: Listed | None = None
    telling: str | None = None
    left: str | None = None
    right: str | None = None
    weight: float | None = None
    reasons: tuple[str, ...] = ()
    field: str | None = None
    sides: tuple[Side, ...] = ()


@dataclass(frozen=True, slots=True)
class _Queue:
    """The things that wait, in order: the row of the incident, which of its open fields or (`link` >= 0) which link, and the stake."""

    rows: Numbers
    part: Numbers
    link: Numbers
    stake: Numbers
    links: Sequence[DoubtfulLink]


def doubts(connection: Connection, limit: int, offset: int = 0, filters: Filters | None = None) -> list[Doubt]:
    """A part of the queue of today; with `filters`, of what concerns an incident that meets them."""
    columns, queue = _queue(connection, filters or Filters())
    here = slice(offset, offset + limit)
    names = [incident_id(n) for n in columns.head["incident"][queue.rows[here]].tolist()]
    links = [queue.links[k] if k >= 0 else None for k in queue.link[here].tolist()]
    others = {link.other for link in links if link is not None and link.kind is DoubtKind.APART}
    shown = _listed(connection, {*names, *others})
    contested = _records(connection, [n for n, link in zip(names, links, strict=True) if link is None])
    kept = _linking_rows(connection, {t for link in links if link is not None for t in (link.left, link.right)})
    made = []
    for name, link, part, stake in zip(
        names, links, queue.part[here].tolist(), queue.stake[here].tolist(), strict=True
    ):
        if link is None:
            made.append(_of_field(shown[name], contested[name], part, stake))
        else:
            made.append(_of_link(shown, link, kept, stake))
    return made


def count_doubts(connection: Connection, filters: Filters | None = None) -> int:
    """How many things wait today; with `filters`, of those that concern an incident that meets them."""
    return len(_queue(connection, filters or Filters())[1].rows)


def _queue(connection: Connection, filters: Filters) -> tuple[Columns, _Queue]:
    """The queue with the incidents that its rows are of, the weightiest first: by deaths, then by reports."""
    found = selected(connection, filters, None)
    columns, mask, head = found.columns, found.mask, found.columns.head
    opened = np.flatnonzero(mask & (head["open"] > 0))
    times = head["open"][opened]
    fields = np.repeat(opened, times)
    part = np.arange(len(fields)) - np.repeat(np.cumsum(times) - times, times)
    links, rows, others = _links(connection, columns, mask)
    every = np.concatenate([fields, rows]).astype(np.int64)
    deaths = np.maximum(columns.deaths, 0)
    spread = np.where((head["low"] >= 0) & (head["high"] >= 0), head["high"] - head["low"], deaths)
    stake = np.concatenate([spread[fields], np.minimum(deaths[rows], deaths[others])])
    parts = np.concatenate([part, np.zeros(len(rows), np.int64)]).astype(np.int64)
    link = np.concatenate([np.full(len(fields), -1), np.arange(len(rows))]).astype(np.int64)
    order = np.lexsort((link, parts, head["incident"][every], -head["reports"][every].astype(np.int64), -stake))
    return columns, _Queue(every[order], parts[order], link[order], stake[order], links)


def _links(connection: Connection, columns: Columns, mask: Numbers) -> tuple[list[DoubtfulLink], Numbers, Numbers]:
    """The links in doubt that concern an incident of the mask, with the rows of both incidents (the same one twice for one)."""
    every = sorted(read_doubts(connection, doubts_at(None)), key=lambda link: link.key)
    first = columns.rows_of([incident_number(link.incident) for link in every])
    second = columns.rows_of(
        [incident_number(link.other if link.kind is DoubtKind.APART else link.incident) for link in every]
    )
    met = mask[first] | mask[second]
    return [link for link, wanted in zip(every, met.tolist(), strict=True) if wanted], first[met], second[met]


def _of_field(incident: Listed, record: BookIncident, part: int, stake: int) -> Doubt:
    field = record.open_fields[part]
    sides = next(d.sides for d in record.disputes if d.field == field)
    return Doubt(kind=DoubtKind.CONTESTED, incident=incident, stake=stake, field=field, sides=sides)


def _of_link(shown: Mapping[str, Listed], link: DoubtfulLink, kept: Mapping[str, Row], stake: int) -> Doubt:
    apart = link.kind is DoubtKind.APART
    return Doubt(
        kind=link.kind,
        incident=shown[link.incident],
        stake=stake,
        other=shown[link.other] if apart else None,
        telling=None if apart else link.other,
        left=link.left,
        right=link.right,
        weight=link.weight,
        reasons=_reasons(kept[link.left], kept[link.right]),
    )


def _reasons(left: Row, right: Row) -> tuple[str, ...]:
    """The comparisons that weigh most, in words with their bits."""
    found = [
        (weights[level], f"{comparison.name}: {comparison.levels[level][0]} ({weights[level]:+.1f} bits)")
        for comparison, level, weights in zip(COMPARISONS, levels(left, right), shipped().weights, strict=True)
    ]
    ordered = sorted(found, key=lambda reason: (-abs(reason[0]), reason[1]))
    return tuple(words for weight, words in ordered[:_REASONS] if weight)


def _listed(connection: Connection, names: set[str]) -> dict[str, Listed]:
    ordered = sorted(names)
    return dict(zip(ordered, listed(connection, ordered, None), strict=True))


def _records(connection: Connection, names: Sequence[str]) -> dict[str, BookIncident]:
    found = {}
    for piece in in_pieces(sorted(set(names))):
        query = select(records.c.record).join(states, OF_ONE).where(states.c.incident.in_(piece), at(None))
        for record in connection.execute(query).scalars():
            incident = from_row(record)
            found[incident.id] = incident
    return found


def _linking_rows(connection: Connection, tellings: set[str]) -> dict[str, Row]:
    found = {}
    for piece in in_pieces(sorted(tellings)):
        for row in connection.execute(select(linking_rows).where(linking_rows.c.telling.in_(piece))):
            found[row.telling] = Row(**json.loads(row.row))
    return found
