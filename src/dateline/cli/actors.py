"""`dateline actors`: looks up the actors that the coder knows, checks their tables and says how many there are."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated, Optional

import typer

from dateline.cli.main import ExitCode
from dateline.model.errors import InputError

_EXAMPLES = """[bold]Examples[/bold]
  dateline actors search "Liberation Army" --country PK
  dateline actors show AF.TALIBAN --year 2022
  dateline actors check my-actors/
  dateline --actors my-actors/ code report.txt

[bold]Exit codes[/bold]
    0  done; `search` and `check` also where they found nothing
    2  an unknown id, country or folder; `check` also where a table has a problem"""

Work = Callable[[], int]

app = typer.Typer(name="actors", rich_markup_mode="rich", invoke_without_command=True)


class TableFormat(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    JSONL = "jsonl"


Text = Annotated[
    str, typer.Argument(metavar="TEXT", help="A name or part of one, in any spelling.", show_default=False)
]
Id = Annotated[str, typer.Argument(metavar="ID", help="An actor's id, such as PK.TTP or KE.POL.", show_default=False)]
Folder = Annotated[
    Optional[Path],  # noqa: UP045 - Typer reads annotations at run time
    typer.Argument(
        metavar="FOLDER", help="A folder of your own tables; without it, those of Dateline.", show_default=False
    ),
]
Country = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(
        "--country", metavar="CC", help="Only who acts in this country (ISO 3166-1 alpha-2).", show_default=False
    ),
]
Year = Annotated[
    Optional[int],  # noqa: UP045
    typer.Option("--year", min=1900, max=2100, metavar="Y", help="As things were in this year.", show_default=False),
]
Format = Annotated[
    Optional[TableFormat],  # noqa: UP045
    typer.Option("--format", "-f", help="By default a table on a terminal, JSON Lines in a pipe.", show_default=False),
]
ByCountry = Annotated[bool, typer.Option("--by-country", help="A row for each country instead of each region.")]


@app.callback(epilog=_EXAMPLES)
def actors(context: typer.Context) -> None:
    """The armed groups, organisations and states' forces that the coder knows, and how to add your own."""
    if context.invoked_subcommand is None:
        print(context.get_help())


@app.command(epilog=_EXAMPLES)
def search(text: Text, country: Country = None, year: Year = None, format: Format = None) -> Work:
    """Finds actors by name, acronym or id, the best first."""
    return partial(_search, text, country.upper() if country else None, year, format)


@app.command(epilog=_EXAMPLES)
def show(id: Id, year: Year = None, format: Format = None) -> Work:
    """Shows all that is known of one actor: names with their years, type, countries, kin, other schemes' ids, governments."""
    return partial(_show, id, year, format)


@app.command(epilog=_EXAMPLES)
def check(folder: Folder = None, format: Format = None) -> Work:
    """Checks the tables: ids and aliases of two actors, impossible years, unknown parents, kinds, countries and schemes.

    Prints a line a problem with file and line, and exits with 2 where there is one.
    """
    return partial(_check, folder, format)


@app.command(epilog=_EXAMPLES)
def coverage(by_country: ByCountry = False, format: Format = None) -> Work:
    """Counts the actors by region or country, decade in which they were active, and kind."""
    return partial(_coverage, by_country, format)


def use_folder(folder: Path | None) -> None:
    """Adds a user's own tables for this run; raises InputError with the first thing that is wrong with them."""
    from dateline.knowledge.actors_check import check as problems_of
    from dateline.knowledge.actors_tables import FOLDER_SETTING

    if folder is None:
        return
    try:
        problems = problems_of(folder)
    except OSError as error:
        raise InputError(f"--actors {folder}", _first_line(error), "give a folder of actor tables") from None
    if problems:
        raise InputError(f"--actors {folder}", str(problems[0]), f"see all with: dateline actors check {folder}")
    os.environ[FOLDER_SETTING] = str(folder)


def _search(text: str, country: str | None, year: int | None, form: TableFormat | None) -> int:
    from dateline.cli.actor_rows import found_row, print_rows
    from dateline.knowledge.actors_list import lands
    from dateline.knowledge.actors_search import search as search_actors

    if country is not None and country not in lands():
        raise InputError(f"--country {country}", "no such country", "give an ISO 3166-1 alpha-2 code, such as PK")
    print_rows(
        [found_row(one, year) for one in search_actors(text, country, year)], _asked(form), "nobody of that name"
    )
    return ExitCode.DONE


def _show(actor_id: str, year: int | None, form: TableFormat | None) -> int:
    from dateline.cli.actor_rows import details, print_record
    from dateline.knowledge.actors_list import actor

    try:
        one = actor(actor_id, year)
    except KeyError:
        raise InputError(actor_id, "no such actor", "find its id with: dateline actors search NAME") from None
    print_record(details(one, year), _asked(form))
    return ExitCode.DONE


def _check(folder: Path | None, form: TableFormat | None) -> int:
    from dateline.cli.actor_rows import print_problems
    from dateline.knowledge.actors_check import check as problems_of

    try:
        problems = problems_of(folder)
    except OSError as error:
        raise InputError(str(folder), _first_line(error), "give a folder of actor tables") from None
    print_problems(problems, _asked(form))
    return ExitCode.BAD_INPUT if problems else ExitCode.DONE


def _coverage(by_country: bool, form: TableFormat | None) -> int:
    from dateline.cli.actor_rows import coverage_row, print_rows, type_row
    from dateline.knowledge.actors_search import coverage_by_country, coverage_by_region

    rows, of = (coverage_by_country(), "country") if by_country else (coverage_by_region(), "region")
    if _asked(form):
        print_rows([coverage_row(row, of) | type_row(row, of) for row in rows], True, "")
    else:
        print_rows([coverage_row(row, of) for row in rows], False, "no actors")
        print_rows([type_row(row, of) for row in rows], False, "no actors")
    return ExitCode.DONE


def _asked(form: TableFormat | None) -> bool:
    """Whether to print JSON Lines."""
    return form is TableFormat.JSONL if form is not None else not sys.stdout.isatty()


def _first_line(error: OSError) -> str:
    return str(error.strerror or error).splitlines()[0]
