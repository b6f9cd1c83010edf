"""Keeps the model's links and the copies of texts: one report's against all the book, or all of them from scratch."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict

from sqlalchemy import Connection, Table, bindparam, delete, or_, select

from dateline.book.coded_rows import Values, compact, read_coding
from dateline.book.derived import copies, currents, linking_keys, linking_rows, links, signatures
from dateline.book.kept import reports
from dateline.book.members import in_pieces
from dateline.linking.blocking import POSTS, PROBES
from dateline.linking.incremental import Kept, Memory, candidates, kept
from dateline.linking.pair import Pair, report_of
from dateline.linking.row import Row
from dateline.linking.syndication import likeness
from dateline.linking.telling import Telling, tellings

COPY = 0.6  # share of their runs of five words that two reports of one text have in common, or more
FEW = 4000  # tellings that are linked in memory; more pay for the start of DuckDB and Splink
_BATCH = 2000


class BookIndex:
    """The tellings of a book by their keys."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def sharing(self, posted: Sequence[int], probed: Sequence[int]) -> Iterable[Row]:
        """The rows of the tellings that probe for one of the keys `posted` or post one of those `probed`; each once."""
        found = {*self._under(posted, PROBES), *self._under(probed, POSTS)}
        for piece in in_pieces(sorted(found)):
            rows = select(linking_rows.c.row).where(linking_rows.c.telling.in_(piece))
            for row in self._connection.execute(rows).scalars():
                yield Row(**json.loads(row))

    def _under(self, wanted: Sequence[int], side: int) -> Iterator[str]:
        for start in range(0, len(wanted), 500):
            piece = wanted[start : start + 500]
            yield from self._connection.execute(_UNDER, {"wanted": piece, "side": side}).scalars()


_UNDER = select(linking_keys.c.telling).where(
    linking_keys.c.key.in_(bindparam("wanted", expanding=True)),
    linking_keys.c.side.bitwise_and(bindparam("side")) > 0,
)


def link_report(connection: Connection, report: str) -> None:
    """Links the current coding of one report with all others."""
    told = _tellings(connection, report)
    if not told:
        return
    new = [kept(t) for t in told]
    found = list(candidates(new, BookIndex(connection)))
    _keep(connection, told, new)
    _insert(connection, found)


def unlink_report(connection: Connection, report: str, told: Sequence[str]) -> None:
    """Removes what is known of the links of a report with these tellings."""
    for piece in in_pieces(told):
        connection.execute(delete(links).where(or_(links.c.left.in_(piece), links.c.right.in_(piece))))
        connection.execute(delete(linking_rows).where(linking_rows.c.telling.in_(piece)))
        connection.execute(delete(linking_keys).where(linking_keys.c.telling.in_(piece)))
    connection.execute(delete(signatures).where(signatures.c.report == report))
    connection.execute(delete(copies).where(or_(copies.c.left == report, copies.c.right == report)))


def link_all(connection: Connection, all_reports: Sequence[str]) -> None:
    """Links all reports from scratch: the same links that one after the other would have, in any order."""
    count = 0
    for report in all_reports:
        told = _tellings(connection, report)
        _keep(connection, told, [kept(t) for t in told])
        count += len(told)
    if count <= FEW:
        _insert(connection, _in_memory(connection, all_reports))
        return
    from dateline.linking.pairs import pairs

    _insert(connection, pairs(t for report in all_reports for t in _tellings(connection, report)))


def _in_memory(connection: Connection, all_reports: Sequence[str]) -> Iterator[Pair]:
    index = Memory()
    for report in all_reports:
        new = [kept(t) for t in _tellings(connection, report)]
        yield from candidates(new, index)
        for one in new:
            index.add(one)


def _tellings(connection: Connection, report: str) -> tuple[Telling, ...]:
    row = connection.execute(
        select(currents.c.generation, reports.c.text)
        .join(reports, reports.c.id == currents.c.report)
        .where(currents.c.report == report)
    ).one()
    return tellings(read_coding(connection, row.generation), row.text)


def telling_of(connection: Connection, telling: str) -> Telling:
    """One current telling as linking compares it."""
    return next(t for t in _tellings(connection, report_of(telling)) if t.id == telling)


def _keep(connection: Connection, told: Sequence[Telling], new: Sequence[Kept]) -> None:
    if told:
        for table, rows in link_rows(told, new):
            if rows:
                connection.execute(table.insert(), rows)


def link_rows(told: Sequence[Telling], new: Sequence[Kept]) -> tuple[tuple[Table, list[Values]], ...]:
    """The rows in which what linking needs of the tellings of one report is kept, table by table."""
    return (
        (linking_rows, [{"telling": k.row.id, "row": compact(asdict(k.row))} for k in new]),
        (linking_keys, [{"key": key, "telling": k.row.id, "side": side} for k in new for key, side in k.keys.items()]),
        (signatures, [{"report": told[0].report, "signature": compact(told[0].text_key)}]),
    )


def _insert(connection: Connection, found: Iterable[Pair]) -> None:
    """Inserts links, and those copies among the linked reports."""
    batch: list[Pair] = []
    compared: set[tuple[str, str]] = set()
    for pair in found:
        batch.append(pair)
        if len(batch) == _BATCH:
            _insert_batch(connection, batch, compared)
            batch = []
    if batch:
        _insert_batch(connection, batch, compared)


def _insert_batch(connection: Connection, batch: Sequence[Pair], compared: set[tuple[str, str]]) -> None:
    connection.execute(links.insert(), [{"left": p.left, "right": p.right, "weight": p.weight} for p in batch])
    both = {(report_of(p.left), report_of(p.right)) for p in batch} - compared
    compared |= both
    known = _signatures(connection, {r for pair in both for r in pair})
    like = [(left, right, likeness(known[left], known[right])) for left, right in sorted(both)]
    rows = [{"left": left, "right": right, "likeness": share} for left, right, share in like if share >= COPY]
    if rows:
        connection.execute(copies.insert(), rows)


def _signatures(connection: Connection, wanted: set[str]) -> dict[str, tuple[int, ...]]:
    found = {}
    for piece in in_pieces(sorted(wanted)):
        for row in connection.execute(select(signatures).where(signatures.c.report.in_(piece))):
            found[row.report] = tuple(json.loads(row.signature))
    return found
