"""Makes everything that is derived anew from what is kept, in one transaction."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection

from dateline.book.derived import DERIVED
from dateline.book.lineage import settle
from dateline.book.linked import link_all
from dateline.book.members import all_reports, all_tellings
from dateline.book.opening import Book
from dateline.book.rulings import rulings
from dateline.book.updating import renew


def rebuild(book: Book, advance: Callable[[], None] = lambda: None) -> None:
    """Empties the derived tables and fills them again; until it is done, readers see what was there. `advance` is called per report."""
    with book.writing() as connection:
        _empty(connection)
        reports = all_reports(connection)
        for report in reports:
            settle(connection, report)
            advance()
        link_all(connection, reports)
        renew(connection, all_tellings(connection), rulings(connection))


def _empty(connection: Connection) -> None:
    for table in DERIVED.sorted_tables:
        connection.execute(table.delete())
