"""From incidents to the rows of a scheme: what is left out and why, and rows checked by the scheme's own lists before they are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from dateline.book.exported import Exported
from dateline.book.incident import BookIncident
from dateline.model.vocabulary import IncidentRole, Stage
from dateline.publishing.export.scheme import Cells

R = TypeVar("R", bound=dict[str, Any])  # a row: cells by column, or a JSON object

BACKGROUND = "background"
INVALID = "invalid"
NOT_DONE = frozenset({Stage.FOILED, Stage.THREATENED, Stage.PLANNED})


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Why an incident is not in a scheme: a key of the scheme's `left_out`."""

    reason: str


Projected = Sequence[Cells] | LeftOut


@dataclass(frozen=True, slots=True)
class Projection(Generic[R]):
    """How a scheme's rows are made and checked; `validate` returns what is wrong with a row, in words.

    `claims` says whether they are made from claims too, `recalled` whether the scheme can tell incidents that reports only recall from others.
    """

    scheme: str
    project: Callable[[Exported], Sequence[R] | LeftOut]
    validate: Callable[[R], Sequence[str]]
    claims: bool = False
    recalled: bool = False


@dataclass(slots=True)
class Tally:
    """What an export came to: incidents seen, rows written, and how many incidents were left out for which reason."""

    incidents: int = 0
    rows: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)  # of invalid rows, the first few


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chose about an export: also incidents that reports only recall?"""

    background: bool = False


def rows(by: Projection[R], records: Iterable[Exported], choice: Choice, tally: Tally) -> Iterator[R]:
    """The rows of the incidents that the scheme takes; a row that breaks the scheme's own rules is not written but counted."""
    for record in records:
        tally.incidents += 1
        if not (choice.background or by.recalled) and record.incident.role is IncidentRole.BACKGROUND:
            tally.left_out[BACKGROUND] += 1
            continue
        made = by.project(record)
        if isinstance(made, LeftOut):
            tally.left_out[made.reason] += 1
            continue
        wrong = [f"{record.incident.id}: {problem}" for row in made for problem in by.validate(row)]
        if wrong:
            tally.left_out[INVALID] += 1
            tally.problems += wrong[: 5 - len(tally.problems)]
            continue
        tally.rows += len(made)
        yield from made


def not_done(incident: BookIncident) -> bool:
    """Whether it was only foiled, threatened or planned."""
    return incident.stage in NOT_DONE


def number(incident: BookIncident) -> int:
    """The incident's id as a number below 2**52, which every reader keeps exactly: the first 13 of its hexadecimal digits."""
    return int(incident.id[1:14], 16)
