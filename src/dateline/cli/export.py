"""`dateline export`: incidents of a book as files, in Dateline's formats and those of other datasets."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import Annotated

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
  dateline export --book attacks.db --format csv --out incidents.csv
  dateline export --book attacks.db --format acled --out events.parquet --country PK --from 2025-03-01
  dateline export --book attacks.db --format full-parquet --out attacks/
  dateline export --book attacks.db --format csv --links > links.csv"""


class ExportFormat(StrEnum):
    """What can be written: one file each, but for the full tables, which are a folder (docs/export.md)."""

    CSV = "csv"
    PARQUET = "parquet"
    GEOJSON = "geojson"
    JSONL = "jsonl"
    UCDP_GED = "ucdp-ged"
    ACLED = "acled"
    GTD = "gtd"
    CAMEO = "cameo"
    PLOVER = "plover"
    HXL = "hxl"
    FULL_JSONL = "full-jsonl"
    FULL_PARQUET = "full-parquet"


Form = Annotated[ExportFormat, typer.Option("--format", "-f", help="The format; docs/export.md describes each.")]
Out = Annotated[
    str,
    typer.Option(
        "--out",
        "-o",
        metavar="PATH",
        help="The file, or the folder of full tables; `-` is standard output. A table named .parquet is written as Parquet.",
    ),
]
Links = Annotated[
    bool,
    typer.Option(
        "--links",
        help="Write where reports mention incidents instead: report, passage, incident (as csv, jsonl or parquet).",
    ),
]
Background = Annotated[
    bool,
    typer.Option("--background", help="Also incidents that reports only recall, in formats that cannot mark them."),
]

app = typer.Typer(rich_markup_mode="rich")


@app.command(epilog=f"{_EXAMPLES}\n\n{BOOK_CODES}")
def export(  # noqa: PLR0913 - Typer makes an option of each parameter
    book: BookFile = DEFAULT_BOOK,
    format: Form = ExportFormat.CSV,
    out: Out = "-",
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
    links: Links = False,
    background: Background = False,
) -> Work:
    """Writes incidents as a file: CSV, Parquet, GeoJSON, JSON Lines, or the columns of UCDP GED, ACLED, GTD, GDELT, PLOVER or HXL.

    What a format cannot hold is left out and counted on standard error; every row is checked by the scheme's own lists before it is
    written. Beside a CSV file stands FILE-metadata.json, which says what each column was made from.
    """
    asked = asked_in(locals())
    from dateline.cli.exporting import Job, export_all

    return partial(export_all, Job(book, format, out, as_of, links, background), asked)
