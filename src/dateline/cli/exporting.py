"""The work of `dateline export`: where the files go, what is said about them, and that none is left half written."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import Connection

from dateline.book.exported import Exported, counted, exported
from dateline.book.filters import Filters
from dateline.book.opening import Access, open_book
from dateline.cli.book_options import moment
from dateline.cli.export import ExportFormat
from dateline.cli.filter_options import filters_of
from dateline.cli.main import ExitCode
from dateline.model.errors import InputError
from dateline.publishing.export.csvw import metadata
from dateline.publishing.export.formats import FORMS, Export, Form, Format, chunks
from dateline.publishing.export.full import LINKS, TABLES, Container, Table, table_chunks
from dateline.publishing.export.projecting import INVALID, Choice, Tally
from dateline.publishing.export.scheme import scheme

_FULL = {ExportFormat.FULL_JSONL: Container.JSONL, ExportFormat.FULL_PARQUET: Container.PARQUET}
_LINKS = {ExportFormat.CSV: Container.CSV, ExportFormat.JSONL: Container.JSONL, ExportFormat.PARQUET: Container.PARQUET}


@dataclass(frozen=True, slots=True)
class Job:
    """What is asked for: the book, the format, where to, as of when, links instead of incidents, recalled ones too."""

    book: Path
    format: ExportFormat
    out: str
    as_of: str | None
    links: bool
    background: bool


@dataclass(frozen=True, slots=True)
class _Query:
    """The incidents meant, in an open book."""

    connection: Connection
    filters: Filters
    as_of: str | None

    def records(self, *, claims: bool = False, mentions: bool = False) -> Iterator[Exported]:
        """The incidents, with a bar on a terminal."""
        found = exported(self.connection, self.filters, self.as_of, claims=claims, mentions=mentions)
        return watched(found, counted(self.connection, self.filters, self.as_of))


def export_all(job: Job, asked: Mapping[str, Any]) -> int:
    """Writes what is asked for; says on standard error what it came to."""
    filters, then = filters_of(asked), moment(job.as_of)
    _check(job)
    with open_book(job.book, Access.READ) as book, book.reading() as connection:
        query = _Query(connection, filters, then)
        if job.format in _FULL:
            return _folder(query, Path(job.out), _FULL[job.format])
        if job.links:
            return _one_table(query, job)
        return _one_file(query, job)


def _check(job: Job) -> None:
    """Raises InputError for what cannot be written so."""
    option = f"--format {job.format.value}"
    if job.links and job.format not in _LINKS:
        raise InputError(option, "links cannot be written so", "choose csv, jsonl or parquet")
    if job.out != "-":
        return
    if job.format in _FULL:
        raise InputError(option, "is a folder of files", "name a folder with --out")
    if job.format is ExportFormat.PARQUET and sys.stdout.isatty():
        raise InputError(option, "is no text for a terminal", "name a file with --out")


def _one_file(query: _Query, job: Job) -> int:
    format = Format(job.format.value)
    form = FORMS[format]
    as_parquet = form.table and job.out.endswith(".parquet")
    of = Export(Choice(background=job.background), as_parquet)
    with whole_file(job.out) as stream:
        for piece in chunks(format, query.records(claims=form.claims), of):
            stream.write(piece)
    if job.out != "-" and form.table and not as_parquet:
        _describe(Path(job.out), form, of.tally)
    _say(f"{_number(of.tally.rows, 'row')} of {_number(of.tally.incidents, 'incident')} as {format.value}")
    return _left_out(form, of.tally)


def _describe(path: Path, form: Form, tally: Tally) -> None:
    """The columns of a file as CSV on the Web says them, beside it."""
    with whole_file(f"{path}-metadata.json") as stream:
        stream.write(metadata(path.name, form, tally).encode())


def _left_out(form: Form, tally: Tally) -> int:
    why = scheme(form.scheme).left_out
    for reason, incidents in sorted(tally.left_out.items()):
        _say(f"{incidents} left out: {why[reason]}")
    for problem in tally.problems:
        _say(problem)
    return ExitCode.FAULT if tally.left_out[INVALID] else ExitCode.DONE


def _one_table(query: _Query, job: Job) -> int:
    with whole_file(job.out) as stream:
        _write(query, LINKS, _LINKS[job.format], stream)
    return ExitCode.DONE


def _folder(query: _Query, folder: Path, container: Container) -> int:
    """The full tables, a file each; every one of the same moment of the book."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError("--out", f"{folder} cannot be made ({error.strerror})", "name another folder") from None
    for name, table in TABLES.items():
        with whole_file(str(folder / f"{name}.{container.value}")) as stream:
            _write(query, table, container, stream)
    _say(f"{', '.join(TABLES)} as {container.value} in {folder}")
    return ExitCode.DONE


def _write(query: _Query, table: Table, container: Container, stream: BinaryIO) -> None:
    for piece in table_chunks(table, query.records(claims=table.claims, mentions=table.mentions), container):
        stream.write(piece)


@contextmanager
def whole_file(out: str) -> Iterator[BinaryIO]:
    """The stream to write to: standard output, or a new file that takes its name only when it is whole."""
    if out == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    part = Path(f"{out}.part")
    try:
        with part.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(out)
    except OSError as error:
        raise InputError("--out", f"{out} cannot be written ({error.strerror})", "name another file") from error
    finally:
        part.unlink(missing_ok=True)


def watched(records: Iterable[Exported], total: int) -> Iterator[Exported]:
    """The records, with a bar on standard error where somebody watches."""
    if not sys.stderr.isatty():
        yield from records
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("exporting"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield from bar.track(records, total=total)


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _say(line: str) -> None:
    print(f"dateline: {line}", file=sys.stderr)
