"""The options that commands share, declared once, and the job that they describe."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from dateline.model.errors import InputError

if TYPE_CHECKING:
    from dateline.pipeline import Coder
    from dateline.reading import ReadingOptions

DEFAULT_MEGABYTES = 5.0  # as in dateline.reading.options, which is not imported for --help; a test compares them


class CodeFormat(StrEnum):
    """How `dateline code` prints a coded report."""

    CARD = "card"
    JSON = "json"
    JSONL = "jsonl"


class InspectFormat(StrEnum):
    """How `dateline inspect` prints the layers of a report."""

    CARD = "card"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"


Reports = Annotated[
    list[str],
    typer.Argument(
        metavar="REPORTS...",
        help="Text, HTML, PDF, JSON Lines or WARC files, folders of these, or - for standard input.",
        show_default=False,
    ),
]
CodeFormatOption = Annotated[
    Optional[CodeFormat],  # noqa: UP045 - Typer reads annotations at run time
    typer.Option(
        "--format", "-f", help="By default a card on a terminal, JSON Lines in a pipe or file.", show_default=False
    ),
]
InspectFormatOption = Annotated[
    Optional[InspectFormat],  # noqa: UP045
    typer.Option(
        "--format", "-f", help="By default a card on a terminal, JSON Lines in a pipe or file.", show_default=False
    ),
]
Published = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(
        "--published",
        "-p",
        metavar="DATE",
        help="Day of publication (YYYY-MM-DD) of all reports; stands before the date of a page or record. Without any, "
        "words such as Tuesday stay unresolved.",
        show_default=False,
    ),
]
Workers = Annotated[int, typer.Option("--workers", "-w", min=1, metavar="N", help="Processes that code side by side.")]
Out = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--out", "-o", metavar="FILE", help="Write here instead of printing.", show_default=False),
]
Errors = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option(
        "--errors",
        metavar="FILE",
        help="Write the reports that cannot be read or coded here, as JSON Lines.",
        show_default=False,
    ),
]
MaxMegabytes = Annotated[
    float, typer.Option("--max-megabytes", min=0.001, metavar="MB", help="The most text that one report may hold.")
]
AnyLanguage = Annotated[
    bool, typer.Option("--any-language", help="Take every report as English, whatever language is detected.")
]
Model = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(
        "--model", metavar="NAME", help="An installed spaCy model to use instead of Dateline's.", show_default=False
    ),
]


@dataclass(frozen=True, slots=True)
class Job:
    """What a person asked for, apart from the command's own options."""

    sources: tuple[str, ...]
    published: str | None
    max_megabytes: float
    any_language: bool
    model: str | None
    out: Path | None
    errors: Path | None

    def reading(self) -> ReadingOptions:
        """The reading options; raises InputError for a date that cannot be."""
        from dateline.reading import ReadingOptions, given_date

        published: date | None = None if self.published is None else given_date(self.published, "--published")
        return ReadingOptions(published, self.max_megabytes, self.any_language)

    def coder(self) -> Coder:
        """The coder with the model asked for; raises InputError where that is not installed."""
        from dateline.pipeline import Coder

        if self.model is None:
            return Coder()
        try:
            installed = find_spec(self.model) is not None
        except (ImportError, ValueError):  # a name with dots or none at all
            installed = False
        if not installed:
            remedy = f"install it into this environment (pip install {self.model}), or leave --model out"
            raise InputError("--model", f"no model {self.model!r} is installed", remedy)
        return Coder(self.model)
