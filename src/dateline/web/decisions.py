"""What people decide through the pages or the interface, and what was decided; `book.deciding` writes it down."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints
from sqlalchemy import Connection

from dateline.book import deciding, troubles
from dateline.book.deciding import By
from dateline.book.finding import find
from dateline.book.moments import now
from dateline.book.opening import Book
from dateline.book.queries import incident_of
from dateline.book.rulings import Correction, LinkRuling, Ruling, Undoing, rulings
from dateline.book.troubles import BookError
from dateline.linking.decisions import Judgement
from dateline.model.errors import InputError
from dateline.model.span import Record
from dateline.web.errors import said_here
from dateline.web.refused import Refused

_HAS_A_SIGN = (
    "[!-~\u00a1-\U0010ffff]"  # what is white space differs between regex engines: a description must not say \\S
)
Name = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=_HAS_A_SIGN)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=4000, pattern=_HAS_A_SIGN)]
# What `deciding` says of ids that are not there, and of what cannot be decided as things stand; the rest is about values.
_MISSING = frozenset({"no such incident in the book", "no such telling in the book", "no such decision in the book"})
_CONFLICTS = frozenset({"are one and the same", "is undone already"})


class _Signed(Record):
    """Who decides, and why: both are kept with the decision."""

    author: Name
    reason: Words


class Judge(_Signed):
    """That two incidents, or tellings of them, are the same or different; unsure leaves it to the model."""

    action: Literal["same", "different", "unsure"]
    left: Name
    right: Name


class Correct(_Signed):
    """That a field of an incident has this value, whatever its reports say: a count (killed, killed:civilians, ...) takes 21, 20..25 or 20.."""

    action: Literal["correct"]
    incident: Name
    field: Name
    value: Words


class Undo(_Signed):
    """That a decision holds no more; an undoing can be undone, too."""

    action: Literal["undo"]
    decision: Annotated[str, StringConstraints(pattern=r"^[LCU][1-9][0-9]{0,11}$")]


Decide = Annotated[Judge | Correct | Undo, Field(discriminator="action")]


class Made(Record):
    """A decision that is in the book, and the incidents that it concerns now."""

    decision: str
    incidents: tuple[str, ...]


class Decided(Record):
    """One decision: a link decision has a judgement and two sides of tellings, a correction a field and value, an undoing what it undoes."""

    id: str
    author: str
    reason: str
    created: str
    holds: bool
    judgement: Judgement | None = None
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    telling: str | None = None
    field: str | None = None
    value: Any = None
    undoes: str | None = None


def decide(book: Book, asked: Judge | Correct | Undo) -> Made:
    """Appends a decision, when no other writer is at work; raises Refused with what cannot be decided so, or BookError."""
    sides: tuple[str, ...] = ()
    by = By(asked.author.strip(), asked.reason)
    try:
        match asked:
            case Judge():
                pair = (asked.left.strip(), asked.right.strip())
                sides, made = pair, deciding.judge(book, pair, Judgement(asked.action), by)
            case Correct():
                sides = (asked.incident.strip(),)
                with book.reading() as connection:  # that it is not there is said before what is wrong with its value
                    find(connection, sides[0], None)
                made = deciding.correct(book, sides[0], asked.field.strip(), asked.value, by)
            case Undo():
                made = deciding.undo(book, asked.decision, by)
    except BookError as error:
        if error.problem == troubles.READ_ONLY[0]:
            raise Refused(403, "the book is read-only", error.remedy) from error
        raise
    except InputError as error:
        raise _refused(error) from error
    with book.reading() as connection:
        now_of = {find(connection, side, None).incident.id for side in sides}
        if isinstance(asked, Undo):
            about = deciding.concerned(rulings(connection), made)
            now_of = {i for t in about if (i := incident_of(connection, t, None)) is not None}
    return Made(decision=made, incidents=tuple(sorted(now_of)))


def decided(connection: Connection) -> Iterator[Decided]:
    """Every decision of the book, the newest first."""
    made = rulings(connection)
    undone = made.undone(now())
    everything = (*made.links, *made.corrections, *made.undoings)
    for ruling in sorted(everything, key=lambda r: (r.created, r.id), reverse=True):
        yield _told(ruling, ruling.id not in undone)


def _told(ruling: Ruling, holds: bool) -> Decided:
    signed: dict[str, Any] = {
        "id": ruling.id,
        "author": ruling.author,
        "reason": ruling.reason,
        "created": ruling.created,
        "holds": holds,
    }
    match ruling:
        case LinkRuling():
            return Decided(**signed, judgement=ruling.judgement, left=ruling.left, right=ruling.right)
        case Correction():
            return Decided(**signed, telling=ruling.telling, field=ruling.field, value=ruling.value)
        case Undoing():
            return Decided(**signed, undoes=ruling.decision)
        case _:
            raise TypeError(ruling)


def _refused(error: InputError) -> Refused:
    status = 404 if error.problem in _MISSING else 409 if error.problem in _CONFLICTS else 422
    return Refused(status, f"{error.ref[:80]}: {error.problem}", said_here(error.remedy))
