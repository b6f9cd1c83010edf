"""The work of `dateline brief`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.book.opening import Access, open_book
from dateline.cli.book_options import moment
from dateline.cli.brief import BriefForm
from dateline.cli.exporting import whole_file
from dateline.cli.filter_options import filters_of
from dateline.cli.main import ExitCode
from dateline.model.errors import InputError
from dateline.publishing.brief.compose import compose
from dateline.publishing.brief.formats import BriefFormat, written
from dateline.publishing.brief.matter import Asked


@dataclass(frozen=True, slots=True)
class Job:
    """What is asked for: the book, the form, where to, as of when, and since when to compare."""

    book: Path
    format: BriefForm
    out: str
    as_of: str | None
    since: str | None


def write_brief(job: Job, asked: Mapping[str, Any]) -> int:
    """Writes the brief; raises InputError for what cannot be asked."""
    filters = filters_of(asked)
    question = Asked(filters, moment(job.as_of), moment(job.since))
    if question.since is not None and question.as_of is not None and question.since >= question.as_of:
        raise InputError("--since", "is not before --as-of", "name an earlier moment")
    if filters.first is not None and filters.last is not None and filters.first > filters.last:
        raise InputError("--from", "is after --to", "exchange them")
    if job.out == "-" and job.format is BriefForm.PDF and sys.stdout.isatty():
        raise InputError("--format pdf", "is no text for a terminal", "name a file with --out")
    with open_book(job.book, Access.READ) as book, book.reading() as connection:
        made = compose(connection, question)
    with whole_file(job.out) as stream:
        stream.write(written(made, BriefFormat(job.format.value)))
    return ExitCode.DONE
