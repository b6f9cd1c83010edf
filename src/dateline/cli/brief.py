"""`dateline brief`: a situation report for a question and a period."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import Annotated, Optional

import typer

from dateline.cli.book_options import BOOK_CODES, DEFAULT_BOOK, AsOf, BookFile, Work
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

_EXAMPLES = """[bold]Examples[/bold]
  dateline brief --book attacks.db --country PK --from 2025-03-01 --to 2025-03-07 --format pdf --out week.pdf
  dateline brief --book attacks.db --from 2025-03-08 --to 2025-03-14 --since 2025-03-07 --format html --out week.html
  dateline brief --book attacks.db --actor PK.BLA --as-of 2025-03-12T18:00"""


class BriefForm(StrEnum):
    """Markdown, a self-contained page, or a document."""

    MD = "md"
    HTML = "html"
    PDF = "pdf"


Form = Annotated[BriefForm, typer.Option("--format", "-f", help="Markdown, a self-contained page, or PDF.")]
Out = Annotated[str, typer.Option("--out", "-o", metavar="FILE", help="The file; `-` is standard output.")]
Since = Annotated[
    Optional[str],  # noqa: UP045 - Typer reads annotations at run time
    typer.Option(
        "--since",
        metavar="MOMENT",
        help="Also what changed since then (the last brief): a day, which means its end, or a moment in UTC.",
        show_default=False,
    ),
]

app = typer.Typer(rich_markup_mode="rich")


@app.command(epilog=f"{_EXAMPLES}\n\n{BOOK_CODES}")
def brief(  # noqa: PLR0913 - Typer makes an option of each parameter
    book: BookFile = DEFAULT_BOOK,
    format: Form = BriefForm.MD,
    out: Out = "-",
    first: First = None,
    last: Last = None,
    since: Since = None,
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
) -> Work:
    """Writes a situation report: what happened, tolls with their ranges, who says so, what is contested, and what changed.

    Every sentence is made by rule from claims, with numbered citations to the reports that hold them. The same book and moment give the
    same file.
    """
    asked = asked_in(locals())
    from dateline.cli.briefing import Job, write_brief

    return partial(write_brief, Job(book, format, out, as_of, since), asked)
