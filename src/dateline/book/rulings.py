"""What people decided, and which of it holds at a moment: the links and corrections that nobody has undone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from dateline.book.derived import names
from dateline.book.kept import corrections, link_decisions, undoings
from dateline.book.members import in_pieces, incident_name
from dateline.book.moments import moment_in
from dateline.linking.decisions import Decision, Judgement


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision of a person: who, when and why; `id` is L, C or U with a number."""

    id: str
    author: str
    reason: str
    created: str


@dataclass(frozen=True, slots=True)
class LinkRuling(Ruling):
    """Whether all tellings of the left are one incident with those of the right."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Correction(Ruling):
    """What a field of the incident with this telling is, whatever the reports say."""

    telling: str
    field: str
    value: Any


@dataclass(frozen=True, slots=True)
class Undoing(Ruling):
    """That another decision does not hold any more."""

    decision: str


@dataclass(frozen=True, slots=True)
class Rulings:
    """Every decision of a book, in the order in which they were made; tellings are those of today."""

    links: tuple[LinkRuling, ...] = ()
    corrections: tuple[Correction, ...] = ()
    undoings: tuple[Undoing, ...] = ()

    def at(self, moment: str) -> Rulings:
        """Those that hold at `moment`."""
        undone = self.undone(moment)

        def held(made: Ruling) -> bool:
            return made.created <= moment and made.id not in undone

        return Rulings(
            tuple(r for r in self.links if held(r)),
            tuple(r for r in self.corrections if held(r)),
            tuple(r for r in self.undoings if held(r)),
        )

    def undone(self, moment: str) -> frozenset[str]:
        """The ids of the decisions that do not hold any more at `moment`."""
        undone: set[str] = set()
        for undoing in reversed(self.undoings):  # one can only undo what was there before it
            if undoing.created <= moment and undoing.id not in undone:
                undone.add(undoing.decision)
        return frozenset(undone)

    def about(self, tellings: frozenset[str]) -> Rulings:
        """Those that concern any of these tellings, with all that undoes them."""
        links = tuple(r for r in self.links if tellings & {*r.left, *r.right})
        corrected = tuple(r for r in self.corrections if r.telling in tellings)
        concerned = {r.id for r in (*links, *corrected)}
        kept = []
        for undoing in self.undoings:
            if undoing.decision in concerned:
                concerned.add(undoing.id)
                kept.append(undoing)
        return Rulings(links, corrected, tuple(kept))

    @property
    def moments(self) -> set[str]:
        """When something was decided."""
        return {r.created for r in (*self.links, *self.corrections, *self.undoings)}


def rulings(connection: Connection) -> Rulings:
    """All decisions of the book; tellings that an older coder saw are those that they have become, dropped ones are left out."""
    made = connection.execute(select(link_decisions).order_by(link_decisions.c.id)).all()
    corrected = connection.execute(select(corrections).order_by(corrections.c.id)).all()
    undone = connection.execute(select(undoings).order_by(undoings.c.id)).all()
    named = {t for r in made for t in (*json.loads(r.left_tellings), *json.loads(r.right_tellings))}
    today = _today(connection, named | {r.telling for r in corrected})
    return Rulings(
        tuple(
            LinkRuling(
                f"L{r.id}",
                *_who(r),
                _of(r.left_tellings, today),
                _of(r.right_tellings, today),
                Judgement(r.judgement),
            )
            for r in made
        ),
        tuple(
            Correction(f"C{r.id}", *_who(r), today[r.telling], r.field, json.loads(r.value))
            for r in corrected
            if r.telling in today
        ),
        tuple(Undoing(f"U{r.id}", *_who(r), r.decision) for r in undone),
    )


def _who(row: Any) -> tuple[str, str, str]:
    return row.author, row.reason, row.created


def _of(listed: str, today: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(today[t] for t in json.loads(listed) if t in today))


def _today(connection: Connection, tellings: Iterable[str]) -> dict[str, str]:
    """What each telling of any coding has become."""
    called = {incident_name(t): t for t in tellings}
    found = {}
    for piece in in_pieces(sorted(called)):
        for row in connection.execute(select(names).where(names.c.incident.in_(piece))):
            found[called[row.incident]] = row.telling
    return found


def decisions(links: Sequence[LinkRuling]) -> Iterator[Decision]:
    """The pairs of tellings that rulings are about: for "same" each side is one already, so its first telling stands for it."""
    for ruling in links:
        if not ruling.left or not ruling.right:
            continue
        same = ruling.judgement is Judgement.SAME
        for left in ruling.left[:1] if same else ruling.left:
            for right in ruling.right[:1] if same else ruling.right:
                if left != right:
                    yield Decision(
                        left, right, ruling.judgement, ruling.author, ruling.reason, moment_in(ruling.created)
                    )
