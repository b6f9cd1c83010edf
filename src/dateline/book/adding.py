"""Appends reports with their codings; a report that is there already, coded by this coder, changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, select

from dateline.book.coded_rows import compact, insert_coding, report_values
from dateline.book.kept import coders, generations, reports
from dateline.book.moments import known_from, now
from dateline.book.opening import Book
from dateline.book.searching import index_reports
from dateline.book.updating import update
from dateline.model.coded import CodedReport
from dateline.model.report import Report


class Outcome(StrEnum):
    """What became of a report: new to the book, there already, or there from another coder."""

    ADDED = "added"
    KNOWN = "known"
    CODED_AGAIN = "coded_again"


@dataclass(frozen=True, slots=True)
class Added:
    """A report that is in the book for good, and what adding it did."""

    report: str
    outcome: Outcome
    incidents: int | None  # that it tells of; None where it was not coded now


def is_known(connection: Connection, report: str, coder: str) -> bool:
    """Whether the book holds that coder's coding of a report."""
    there = (
        select(generations.c.id)
        .join(coders, coders.c.id == generations.c.coder)
        .where(generations.c.report == report, coders.c.version == coder)
    )
    return connection.execute(there).first() is not None


def add(book: Book, report: Report, coded: CodedReport, coder: str) -> Added:
    """Appends a report, its coding by `coder` and what follows from it, all or nothing; on return it is on disk.

    Raises ValueError where `coded` is not of that report, BookError where the book cannot be written.
    """
    if coded.report.id != report.id:
        raise ValueError(f"the coding is of {coded.report.id}, not of {report.id}")
    with book.writing() as connection:
        outcome = append(connection, report, coded, coder)
        if outcome is Outcome.ADDED:
            index_reports(connection, [report.id])
        if outcome is not Outcome.KNOWN:
            update(connection, report.id)
    return Added(report.id, outcome, len(coded.incidents))


def append(connection: Connection, report: Report, coded: CodedReport, coder: str) -> Outcome:
    """Appends the rows alone; what is derived must be brought up to date in the same transaction."""
    if is_known(connection, report.id, coder):
        return Outcome.KNOWN
    moment = now()
    there = connection.execute(select(reports.c.id).where(reports.c.id == report.id)).first() is not None
    if not there:
        known = known_from(report.published, moment)
        connection.execute(reports.insert().values(added=moment, known=known, **report_values(report)))
    generation = connection.execute(
        generations.insert().values(
            report=report.id, coder=_coder(connection, coder, moment), coded=moment, notes=compact(coded.notes)
        )
    ).inserted_primary_key
    assert generation is not None
    insert_coding(connection, generation[0], coded)
    return Outcome.CODED_AGAIN if there else Outcome.ADDED


def _coder(connection: Connection, version: str, moment: str) -> int:
    found = connection.execute(select(coders.c.id).where(coders.c.version == version)).scalar()
    if found is not None:
        return int(found)
    made = connection.execute(coders.insert().values(version=version, first_used=moment)).inserted_primary_key
    assert made is not None
    return int(made[0])
