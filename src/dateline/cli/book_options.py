"""The options that the commands of the book share, declared once."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Optional

import typer

DEFAULT_BOOK = Path("dateline.db")
Work = Callable[[], int]

BOOK_CODES = """[bold]Exit codes[/bold]
    0  done, also where nothing was found
    1  a fault in Dateline itself
    2  an option, id, report or book that cannot be used; `check` also where something is wrong
  130  interrupted by Ctrl-C; every report that was confirmed is in the book"""


class ListFormat(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    JSONL = "jsonl"


class CardFormat(StrEnum):
    """How one incident is printed."""

    CARD = "card"
    JSON = "json"


BookFile = Annotated[
    Path, typer.Option("--book", "-b", metavar="FILE", envvar="DATELINE_BOOK", help="The book's file.")
]
AsOf = Annotated[
    Optional[str],  # noqa: UP045 - Typer reads annotations at run time
    typer.Option(
        "--as-of",
        metavar="MOMENT",
        help="As the reports and decisions known by then supported: 2025-03-12 (the end of that day) or 2025-03-12T18:00 (UTC).",
        show_default=False,
    ),
]
Because = Annotated[
    str,
    typer.Option("--because", metavar="TEXT", help="The reason, which is kept with the decision.", show_default=False),
]
Author = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(
        "--author",
        metavar="NAME",
        envvar="DATELINE_AUTHOR",
        help="Who decides; your user name by default.",
        show_default=False,
    ),
]
ListForm = Annotated[
    Optional[ListFormat],  # noqa: UP045
    typer.Option("--format", "-f", help="By default a table on a terminal, JSON Lines in a pipe.", show_default=False),
]
CardForm = Annotated[
    Optional[CardFormat],  # noqa: UP045
    typer.Option("--format", "-f", help="By default a card on a terminal, JSON in a pipe.", show_default=False),
]
IncidentId = Annotated[
    str,
    typer.Argument(
        metavar="INCIDENT", help="An incident's id, or as much of its beginning as no other has.", show_default=False
    ),
]


def as_lines(form: ListFormat | None) -> bool:
    """Whether to print JSON Lines."""
    return form is ListFormat.JSONL if form is not None else not sys.stdout.isatty()


def as_object(form: CardFormat | None) -> bool:
    """Whether to print JSON instead of a card."""
    return form is CardFormat.JSON if form is not None else not sys.stdout.isatty()


def moment(as_of: str | None) -> str | None:
    """The moment asked for as the book writes it; raises InputError for anything but a day or moment."""
    from dateline.book.moments import asked

    return None if as_of is None else asked(as_of)


def author_of(given: str | None) -> str:
    """Who decides: as given, else the name of the user."""
    return given.strip() if given and given.strip() else getpass.getuser()
