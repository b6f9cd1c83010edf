"""Brings what is derived up to date with one report or decision, so that it is what a rebuild would make of the book."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from dateline.book.components import component_of, loaded, separate_components
from dateline.book.derived import current_tellings
from dateline.book.deriving import course
from dateline.book.kept import reports
from dateline.book.lineage import settle
from dateline.book.linked import link_report, unlink_report
from dateline.book.rulings import Rulings, rulings
from dateline.book.state_rows import forget_course, take_course, write_course


def update(connection: Connection, report: str) -> None:
    """After a report was added or coded again."""
    before = _tellings(connection, report)
    touched = component_of(connection, before, rulings(connection)) if before else frozenset()
    forget_course(connection, touched)
    unlink_report(connection, report, before)
    now = settle(connection, report)
    link_report(connection, report)
    # A new report changes nothing that was before it; one that is coded again may, from its first moment on.
    known = connection.execute(select(reports.c.known).where(reports.c.id == report)).scalar_one()
    renew(connection, (touched - set(before)) | set(now), rulings(connection), "" if before else known)


def renew(connection: Connection, tellings: Iterable[str], decided: Rulings, start: str = "") -> None:
    """Makes the states of every component with one of these tellings anew; with `start` only those from that moment on."""
    for component in separate_components(connection, tellings, decided):
        held = take_course(connection, component, start)
        write_course(connection, course(loaded(connection, component, decided), start, held))


def _tellings(connection: Connection, report: str) -> list[str]:
    rows = select(current_tellings.c.telling).where(current_tellings.c.report == report)
    return list(connection.execute(rows).scalars())
