"""Appends what people decide: links, corrections and undoings, each a row with author, reason and moment."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Table, select

from dateline.book.coded_rows import compact
from dateline.book.correcting import checked
from dateline.book.finding import find, tellings_of
from dateline.book.kept import corrections, link_decisions, undoings
from dateline.book.moments import now
from dateline.book.opening import Book
from dateline.book.rulings import Rulings, rulings
from dateline.book.updating import renew
from dateline.linking.decisions import Judgement
from dateline.model.errors import InputError

_DECISION = re.compile(r"[LCU][1-9]\d*")
_TABLES = {"L": link_decisions, "C": corrections, "U": undoings}


@dataclass(frozen=True, slots=True)
class By:
    """Who decides, and why."""

    author: str
    reason: str

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise InputError("--because", "no reason is given", "say why in a few words: it is kept with the decision")


def judge(book: Book, sides: tuple[str, str], judgement: Judgement, by: By) -> str:
    """Appends that two incidents or tellings are the same or different; returns the decision's id."""
    with book.writing() as connection:
        left, right = (tellings_of(connection, side) for side in sides)
        left, right = _apart(left, right, sides)
        row = {
            "left": sides[0],
            "right": sides[1],
            "left_tellings": compact(left),
            "right_tellings": compact(right),
            "judgement": judgement.value,
        }
        made, moment = _append(connection, link_decisions, row, by)
        renew(connection, (*left, *right), rulings(connection), moment)
    return f"L{made}"


def _apart(
    left: tuple[str, ...], right: tuple[str, ...], sides: tuple[str, str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The two sides without what both have; raises InputError where nothing is left to decide.

    To judge a telling and its own incident is to judge it and the incident's other tellings.
    """
    only = tuple(t for t in left if t not in right), tuple(t for t in right if t not in left)
    left, right = (only[0] or left, right) if set(right) <= set(left) and only[0] else (left, only[1] or right)
    if set(left) & set(right):
        remedy = "give two; to take a telling out of its incident: dateline separate INCIDENT REPORT/TELLING"
        raise InputError(" and ".join(sides), "are one and the same", remedy)
    return left, right


def correct(book: Book, asked: str, field: str, value: str, by: By) -> str:
    """Appends that a field of an incident has another value; returns the decision's id."""
    name, stored = checked(field, value)
    with book.writing() as connection:
        incident = find(connection, asked, None).incident
        first = incident.tellings[0]
        row = {"incident": incident.id, "telling": first, "field": name, "value": compact(stored)}
        made, moment = _append(connection, corrections, row, by)
        renew(connection, [first], rulings(connection), moment)
    return f"C{made}"


def undo(book: Book, decision: str, by: By) -> str:
    """Appends that a decision holds no more, which can be undone in turn; returns the new decision's id."""
    decision = decision.strip().upper()
    if not _DECISION.fullmatch(decision):
        raise InputError(decision, "is no decision's id", "they look like L3, C1 or U2: see dateline history INCIDENT")
    with book.writing() as connection:
        table = _TABLES[decision[0]]
        if connection.execute(select(table.c.id).where(table.c.id == int(decision[1:]))).first() is None:
            raise InputError(decision, "no such decision in the book", "see them with: dateline history INCIDENT")
        if decision in rulings(connection).undone(now()):
            raise InputError(decision, "is undone already", "undo what undid it to bring it back")
        made, moment = _append(connection, undoings, {"decision": decision}, by)
        decided = rulings(connection)
        renew(connection, concerned(decided, decision), decided, moment)
    return f"U{made}"


def concerned(decided: Rulings, decision: str) -> Iterable[str]:
    """The tellings that an undone decision was about, through what it undid itself."""
    undone = {r.id: r.decision for r in decided.undoings}
    while decision in undone:
        decision = undone[decision]
    found = {t for r in decided.links if r.id == decision for t in (*r.left, *r.right)}
    return sorted(found | {r.telling for r in decided.corrections if r.id == decision})


def _append(connection: Connection, table: Table, row: dict[str, str], by: By) -> tuple[int, str]:
    """The number of the row and the moment from which on it holds."""
    values = {**row, "author": by.author, "reason": by.reason.strip(), "created": now()}
    made = connection.execute(table.insert().values(**values)).inserted_primary_key
    assert made is not None
    return int(made[0]), values["created"]
