"""The commands by which people decide: why, history, link, separate, correct and undo."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from dateline.cli.book_options import (
    BOOK_CODES,
    DEFAULT_BOOK,
    AsOf,
    Author,
    Because,
    BookFile,
    IncidentId,
    ListForm,
    Work,
    author_of,
)

_EXAMPLES = """[bold]Examples[/bold]
  dateline why i3079c78e i925293bb
  dateline link i3079c78e i925293bb --because "one bomb, two spellings of the town"
  dateline separate i3079c78e r758ff8.../i8c33d4... --because "that was the day before"
  dateline correct i3079c78e killed 21 --because "the hospital's list"
  dateline undo C1 --because "the list was of another day\""""

Side = Annotated[
    str,
    typer.Argument(metavar="INCIDENT", help="An incident, or a telling of one (REPORT/TELLING).", show_default=False),
]
Field = Annotated[
    str,
    typer.Argument(
        metavar="FIELD",
        help="A count (killed, killed:civilians, ...), or type, headline, stage, role, date, place, country or admin1.",
        show_default=False,
    ),
]
Value = Annotated[
    str,
    typer.Argument(
        metavar="VALUE",
        help="The right value; of a count a number, or a range such as 20..25 or 20..",
        show_default=False,
    ),
]
DecisionId = Annotated[
    str, typer.Argument(metavar="DECISION", help="Its id, such as L3, C1 or U2.", show_default=False)
]

app = typer.Typer(rich_markup_mode="rich")


@app.command(epilog=BOOK_CODES)
def history(incident: IncidentId, book: BookFile = DEFAULT_BOOK, as_of: AsOf = None, format: ListForm = None) -> Work:
    """Tells how an incident came to be: what came in when, what people decided, and what that changed."""
    from dateline.cli.book_deciding import tell_history

    return partial(tell_history, book, incident, as_of, format)


@app.command(epilog=f"{_EXAMPLES}\n\n{BOOK_CODES}")
def why(a: Side, b: Side, book: BookFile = DEFAULT_BOOK, as_of: AsOf = None, format: ListForm = None) -> Work:
    """Says why two incidents or tellings are held to be one or two: every comparison with its weight, and what people decided."""
    from dateline.cli.book_deciding import say_why

    return partial(say_why, book, (a, b), as_of, format)


@app.command(epilog=f"{_EXAMPLES}\n\n{BOOK_CODES}")
def link(a: Side, b: Side, because: Because, book: BookFile = DEFAULT_BOOK, author: Author = None) -> Work:
    """Decides that two incidents are one; this outranks the model for ever, and can be undone."""
    from dateline.cli.book_deciding import judge_same

    return lambda: judge_same(book, (a, b), True, (author_of(author), because))


@app.command(epilog=f"{_EXAMPLES}\n\n{BOOK_CODES}")
def separate(a: Side, b: Side, because: Because, book: BookFile = DEFAULT_BOOK, author: Author = None) -> Work:
    """Decides that two incidents, or an incident and one of its tellings, are not one; outranks the model, can be undone."""
    from dateline.cli.book_deciding import judge_same

    return lambda: judge_same(book, (a, b), False, (author_of(author), because))


@app.command(epilog=f"{_EXAMPLES}\n\n{BOOK_CODES}")
def correct(
    incident: IncidentId,
    field: Field,
    value: Value,
    because: Because,
    book: BookFile = DEFAULT_BOOK,
    author: Author = None,
) -> Work:
    """Sets a field of an incident, whatever its reports say; no claim is lost, and the correction can be undone."""
    from dateline.cli.book_deciding import correct_field

    return lambda: correct_field(book, incident, (field, value), (author_of(author), because))


@app.command(epilog=f"{_EXAMPLES}\n\n{BOOK_CODES}")
def undo(decision: DecisionId, because: Because, book: BookFile = DEFAULT_BOOK, author: Author = None) -> Work:
    """Undoes a decision, which stays in the book with what undid it; an undoing can be undone, too."""
    from dateline.cli.book_deciding import undo_decision

    return lambda: undo_decision(book, decision, (author_of(author), because))
