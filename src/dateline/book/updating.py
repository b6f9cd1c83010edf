"""Brings what is derived up to date with one report or decision, so that it is what a rebuild would make of the book."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from dateline.book.components import component_of, loaded, separate_components
from dateline.book.derived import current_tellings
from dateline.book.deriving import states
from dateline.book.lineage import settle
from dateline.book.linked import link_report, unlink_report
from dateline.book.rulings import Rulings, rulings
from dateline.book.state_rows import forget_states, write_states


def update(connection: Connection, report: str) -> None:
    """After a report was added or coded again."""
    before = _tellings(connection, report)
    touched = component_of(connection, before, rulings(connection))
    forget_states(connection, touched)
    unlink_report(connection, report, before)
    now = settle(connection, report)
    link_report(connection, report)
    decided = rulings(connection)
    renew(connection, (touched - set(before)) | set(now), decided)


def renew(connection: Connection, tellings: Iterable[str], decided: Rulings) -> None:
    """Makes the states of every component with one of these tellings anew."""
    for component in separate_components(connection, tellings, decided):
        forget_states(connection, component)
        write_states(connection, states(loaded(connection, component, decided)))


def _tellings(connection: Connection, report: str) -> list[str]:
    rows = select(current_tellings.c.telling).where(current_tellings.c.report == report)
    return list(connection.execute(rows).scalars())
