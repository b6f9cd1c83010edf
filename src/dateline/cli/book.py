"""The commands of the book: add reports, list and show incidents, and check the book."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Optional

import typer

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
  dateline incidents --book attacks.db --actor PK.BLA --as-of 2025-03-12T18:00"""

First = Annotated[
    Optional[str],  # noqa: UP045 - Typer reads annotations at run time
    typer.Option("--from", metavar="DATE", help="Only what can have been on or after this day.", show_default=False),
]
Last = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--to", metavar="DATE", help="Only what can have been on or before this day.", show_default=False),
]
Country = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--country", metavar="CC", help="Only in this country (ISO 3166-1 alpha-2).", show_default=False),
]
Admin1 = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--admin1", metavar="NAME", help="Only in this province or state.", show_default=False),
]
Type = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--type", metavar="TYPE", help="Only of this type or family, and narrower ones.", show_default=False),
]
Actor = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(
        "--actor", metavar="ID", help="Only with this actor in any role (see `dateline actors`).", show_default=False
    ),
]
Deaths = Annotated[
    Optional[int],  # noqa: UP045
    typer.Option(
        "--least-deaths",
        min=0,
        metavar="N",
        help="Only where at least so many were killed, by the best figure.",
        show_default=False,
    ),
]
Contested = Annotated[bool, typer.Option("--contested", help="Only where reports or sources disagree on a field.")]
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
    type: Type = None,
    actor: Actor = None,
    least_deaths: Deaths = None,
    contested: Contested = False,
    as_of: AsOf = None,
    limit: Limit = None,
    format: ListForm = None,
) -> Work:
    """Lists incidents by date, today or as of a moment; one whose field is unknown does not meet a filter on it."""
    from dateline.cli.book_reading import filters_of, list_incidents

    asked = {
        "first": first,
        "last": last,
        "country": country,
        "admin1": admin1,
        "type": type,
        "actor": actor,
        "deaths": least_deaths,
    }
    return lambda: list_incidents(book, filters_of(asked, contested), as_of, limit, format)


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
