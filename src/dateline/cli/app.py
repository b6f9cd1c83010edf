"""The commands and their help; each command's work is imported only when it runs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Optional

import typer

from dateline.cli.actors import app as actor_commands
from dateline.cli.actors import use_folder
from dateline.cli.book import app as book_commands
from dateline.cli.book_decisions import app as decision_commands
from dateline.cli.brief import app as brief_commands
from dateline.cli.export import app as export_commands
from dateline.cli.gazetteer import app as gazetteer_commands
from dateline.cli.main import ExitCode
from dateline.cli.options import (
    DEFAULT_MEGABYTES,
    AnyLanguage,
    CodeFormatOption,
    Errors,
    InspectFormatOption,
    Job,
    MaxMegabytes,
    Model,
    Out,
    Published,
    Reports,
    Workers,
)
from dateline.cli.serve import app as serve_commands
from dateline.cli.watch import app as watch_commands
from dateline.model.errors import DatelineError

_CODES = """[bold]Exit codes[/bold]
    0  done, also where a report holds no incident
    1  a fault in Dateline itself; where one report met it, the others are done
    2  an option or report that cannot be used; the other reports are done
  130  interrupted by Ctrl-C; what was done until then is written"""
_EXAMPLES = """[bold]Examples[/bold]
  dateline code report.txt --published 2025-03-13
  dateline code saved-page.html --format json
  dateline code reports/ more.jsonl --workers 4 --errors failed.jsonl
  curl -s https://example.org/story | dateline code -"""
_INSPECT_EXAMPLES = """[bold]Examples[/bold]
  dateline inspect report.txt --format json
  dateline inspect report.txt --format html --out report.html
  dateline inspect reports/ --format html --out pages/"""

Work = Callable[[], int]  # what a command returns: its work, which returns the exit code

app = typer.Typer(
    name="dateline",
    add_completion=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=_CODES,
)


def run(arguments: list[str]) -> int:
    """Runs the command line `arguments`; bad options and inputs become one line on standard error."""
    try:
        asked = app(arguments or ["--help"], prog_name="dateline", standalone_mode=False)
        # The work is done out here: inside, Typer would answer Ctrl-C and closed pipes in its own way.
        if asked == ExitCode.INTERRUPTED:  # Ctrl-C while it read the options
            raise KeyboardInterrupt
        return asked() if callable(asked) else ExitCode.DONE
    except DatelineError as error:
        print(f"dateline: {error}", file=sys.stderr)
        return ExitCode.BAD_INPUT
    except typer.TyperException as error:
        print(f"dateline: {_usage(error, arguments)}", file=sys.stderr)
        return ExitCode.BAD_INPUT


def _usage(error: typer.TyperException, arguments: list[str]) -> str:
    """What is wrong with the command line, with the nearest option where there is one, in one line."""
    context: Any = getattr(error, "ctx", None)
    path = context.command_path if context else "dateline"
    message = " ".join(error.format_message().split()).rstrip(".")
    wrong = getattr(error, "option_name", None)
    if wrong and context:
        known = [
            o for p in context.command.get_params(context) for o in (*p.opts, *p.secondary_opts) if o.startswith("--")
        ]
        near = get_close_matches(wrong, known, n=1, cutoff=0.5)
        message = (
            f"no such option: {wrong}" + (f"; did you mean {near[0]}?" if near else "")
            if wrong not in known
            else message
        )
    elif message.startswith("No such command") and arguments and Path(arguments[0]).exists():
        return f"{arguments[0]} is no command; to code it: dateline code {arguments[0]}"
    return f"{message[0].lower()}{message[1:]}; see {path} --help"


def _show_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import PackageNotFoundError, version

        try:
            print(f"dateline {version('dateline')}")
        except PackageNotFoundError:
            print("dateline, not installed (run from its source)")
        raise typer.Exit


@app.callback()
def dateline(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", callback=_show_version, is_eager=True)
    ] = False,
    actors: Annotated[
        Optional[Path],  # noqa: UP045 - Typer reads annotations at run time
        typer.Option(
            "--actors",
            metavar="FOLDER",
            help="A folder with tables of your own actors, added to Dateline's (also: DATELINE_ACTORS).",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Reads news reports of political violence: what happened, who says so, and in which words."""
    use_folder(actors)


@app.command(epilog=f"{_EXAMPLES}\n\n{_CODES}")
def code(  # noqa: PLR0913 - Typer makes an option of each parameter
    reports: Reports,
    format: CodeFormatOption = None,
    published: Published = None,
    workers: Workers = 1,
    out: Out = None,
    errors: Errors = None,
    max_megabytes: MaxMegabytes = DEFAULT_MEGABYTES,
    any_language: AnyLanguage = False,
    model: Model = None,
) -> Work:
    """Codes each report: its incidents, with who says what and in which words.

    Prints a card a report on a terminal, and a line of JSON a report in a pipe or file.
    """
    from dateline.cli.coding import code_all

    job = Job(tuple(reports), published, max_megabytes, any_language, model, out, errors)
    return partial(code_all, job, format, workers)


@app.command(epilog=f"{_INSPECT_EXAMPLES}\n\n{_CODES}")
def inspect(  # noqa: PLR0913 - Typer makes an option of each parameter
    reports: Reports,
    format: InspectFormatOption = None,
    published: Published = None,
    out: Out = None,
    errors: Errors = None,
    max_megabytes: MaxMegabytes = DEFAULT_MEGABYTES,
    any_language: AnyLanguage = False,
    model: Model = None,
) -> Work:
    """Shows the layers under the coding: places, dates, attributions, counts and mentions, each with its span.

    Reads every sentence, also those that `code` may skip. HTML is one self-contained page a report.
    """
    from dateline.cli.inspecting import inspect_all

    job = Job(tuple(reports), published, max_megabytes, any_language, model, out, errors)
    return partial(inspect_all, job, format)


app.add_typer(book_commands)
app.add_typer(decision_commands)
app.add_typer(export_commands)
app.add_typer(brief_commands)
app.add_typer(serve_commands)
app.add_typer(watch_commands)
app.add_typer(gazetteer_commands)
app.add_typer(actor_commands)
