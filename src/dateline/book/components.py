"""Components: the tellings that links or decisions connect, directly or through others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, or_, select

from dateline.book.derived import copies, links
from dateline.book.deriving import Component
from dateline.book.members import in_pieces, members
from dateline.book.rulings import Rulings
from dateline.linking.pair import Pair


def component_of(connection: Connection, tellings: Iterable[str], decided: Rulings) -> frozenset[str]:
    """Every telling that is connected with any of these, themselves included."""
    seen: set[str] = set()
    fresh = set(tellings)
    while fresh:
        seen |= fresh
        fresh = (_linked(connection, fresh) | _decided(decided, fresh)) - seen
    return frozenset(seen)


def separate_components(connection: Connection, tellings: Iterable[str], decided: Rulings) -> Iterator[frozenset[str]]:
    """The components of these tellings, each once, in the order of their least telling."""
    done: set[str] = set()
    for telling in sorted(tellings):
        if telling not in done:
            found = component_of(connection, [telling], decided)
            done |= found
            yield found


def loaded(connection: Connection, tellings: frozenset[str], decided: Rulings) -> Component:
    """A component with all that its incidents follow from."""
    found = members(connection, sorted(tellings))
    pairs: list[Pair] = []
    for piece in in_pieces(sorted(tellings)):
        for row in connection.execute(select(links).where(links.c.left.in_(piece))):
            pairs.append(Pair(row.left, row.right, row.weight))
    reports = sorted({m.report.report.id for m in found})
    copied = []
    if len(reports) > 1:
        for piece in in_pieces(reports):
            rows = connection.execute(select(copies.c.left, copies.c.right).where(copies.c.left.in_(piece)))
            copied += [(row.left, row.right) for row in rows]
    return Component(found, pairs, sorted(copied), decided.about(tellings))


def _linked(connection: Connection, tellings: set[str]) -> set[str]:
    found: set[str] = set()
    for piece in in_pieces(sorted(tellings)):
        either = or_(links.c.left.in_(piece), links.c.right.in_(piece))
        for row in connection.execute(select(links.c.left, links.c.right).where(either)):
            found |= {row.left, row.right}
    return found


def _decided(decided: Rulings, tellings: set[str]) -> set[str]:
    return {t for r in decided.links if tellings & {*r.left, *r.right} for t in (*r.left, *r.right)}
