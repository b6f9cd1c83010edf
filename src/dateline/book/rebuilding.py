"""Makes everything that is derived anew from what is kept, in one transaction."""

from __future__ import annotations

from collections.abc import Callable

from dateline.book.lineage import settle
from dateline.book.linked import link_all
from dateline.book.members import all_reports, all_tellings
from dateline.book.opening import Book, make_derived
from dateline.book.rulings import rulings
from dateline.book.searching import index_reports
from dateline.book.updating import renew


def rebuild(book: Book, advance: Callable[[], None] = lambda: None) -> None:
    """Makes the derived tables anew, also those of an earlier version; until it is done, readers see what was there. `advance` is called per report."""
    with book.writing() as connection:
        make_derived(connection)
        reports = all_reports(connection)
        index_reports(connection, reports)
        for report in reports:
            settle(connection, report)
            advance()
        link_all(connection, reports)
        renew(connection, all_tellings(connection), rulings(connection))
