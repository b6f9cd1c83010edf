"""The commands of the book: add reports, list and show incidents, and check the book."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Optional

import typer

from dateline.book.filters import Order
from dateline.cli.book_options import (
    BOOK_CODES,
    DEFAULT_BOOK,
    AsOf,
    BookFile,
    CardForm,
    IncidentId,
    ListForm,
    Work,
)
from dateline.cli.filter_options import (
    Actor,
    Admin1,
    Contested,
    Country,
    Deaths,
    First,
    Last,
    Place,
    Search,
    Source,
    Target,
    ToReview,
    Type,
    Within,
    asked_in,
)
from dateline.cli.options import (
    DEFAULT_MEGABYTES,
    AnyLanguage,
    Errors,
    Job,
    MaxMegabytes,
    Model,
    Published,
    Reports,
    Workers,
)

_ADD_EXAMPLES = """[bold]Examples[/bold]
  dateline add reports/ --book attacks.db
  dateline add monday.jsonl tuesday.jsonl --book attacks.db --workers 4
  curl -s https://example.org/story | dateline add - --book attacks.db --published 2025-03-13"""
_LIST_EXAMPLES = """[bold]Examples[/bold]
  dateline incidents --book attacks.db --country PK --from 2025-03-01 --to 2025-03-31
  dateline incidents --book attacks.db --type bombing --least-deaths 10 --contested
  dateline incidents --book attacks.db --actor PK.BLA --as-of 2025-03-12T18:00
  dateline incidents --book attacks.db --search 'night market' --source police --order deadliest --limit 20
  dateline incidents --book attacks.db --box 60.5,23.6,77.8,37.1 --review open"""

OrderOption = Annotated[Order, typer.Option("--order", help="Which come first; unknown dates and figures come last.")]
Offset = Annotated[int, typer.Option("--offset", min=0, metavar="N", help="Pass over so many first.")]
Limit = Annotated[
    Optional[int],  # noqa: UP045
    typer.Option("--limit", min=1, metavar="N", help="At most so many.", show_default=False),
]

app = typer.Typer(rich_markup_mode="rich")


@app.command(epilog=f"{_ADD_EXAMPLES}\n\n{BOOK_CODES}")
def add(  # noqa: PLR0913 - Typer makes an option of each parameter
    reports: Reports,
    book: BookFile = DEFAULT_BOOK,
    published: Published = None,
    workers: Workers = 1,
    errors: Errors = None,
    max_megabytes: MaxMegabytes = DEFAULT_MEGABYTES,
    any_language: AnyLanguage = False,
    model: Model = None,
) -> Work:
    """Codes reports and appends them to a book, which is made where there is none.

    Prints a line for each report when it is safely on disk. A report that is there already is passed over, so an interrupted
    `add` goes on where it was when it is run again; one that an older coder coded is coded again beside it.
    """
    from dateline.cli.book_adding import add_all

    job = Job(tuple(reports), published, max_megabytes, any_language, model, None, errors)
    return partial(add_all, job, book, workers)


@app.command(epilog=f"{_LIST_EXAMPLES}\n\n{BOOK_CODES}")
def incidents(  # noqa: PLR0913
    book: BookFile = DEFAULT_BOOK,
    first: First = None,
    last: Last = None,
    country: Country = None,
    admin1: Admin1 = None,
    place: Place = None,
    box: Within = None,
    type: Type = None,
    actor: Actor = None,
    target: Target = None,
    deaths: Deaths = None,
    source: Source = None,
    contested: Contested = False,
    review: ToReview = None,
    search: Search = None,
    as_of: AsOf = None,
    order: OrderOption = Order.OLDEST,
    limit: Limit = None,
    offset: Offset = 0,
    format: ListForm = None,
) -> Work:
    """Lists incidents, today or as of a moment; one whose field is unknown does not meet a filter on it."""
    asked = asked_in(locals())
    from dateline.book.filters import Page
    from dateline.cli.book_reading import list_incidents
    from dateline.cli.filter_options import filters_of

    return lambda: list_incidents(book, filters_of(asked), as_of, Page(order, limit, offset), format)


@app.command(epilog=BOOK_CODES)
def show(incident: IncidentId, book: BookFile = DEFAULT_BOOK, as_of: AsOf = None, format: CardForm = None) -> Work:
    """Shows one incident: every figure with who says so, how the figures rose, what is disputed, and its reports."""
    from dateline.cli.book_reading import show_incident

    return partial(show_incident, book, incident, as_of, format)


@app.command(epilog=BOOK_CODES)
def check(book: BookFile = DEFAULT_BOOK, format: ListForm = None) -> Work:
    """Checks a whole book: ids, quoted passages and every reference; exits with 2 where something is wrong."""
    from dateline.cli.book_reading import check_book

    return partial(check_book, book, format)


@app.command(epilog=BOOK_CODES)
def rebuild(book: BookFile = DEFAULT_BOOK) -> Work:
    """Makes everything that is derived from reports and decisions anew; the result is the same, row for row."""
    from dateline.cli.book_adding import rebuild_book

    return partial(rebuild_book, book)
