"""Rows as CSV: UTF-8, RFC 4180 quoting, lines ended by a line feed, columns in the scheme's order, unknown cells empty.

A cell of text that a spreadsheet would take for a formula (it begins with = + - @ or a tab) gets an apostrophe in front, as OWASP's page
on CSV injection advises: report texts are written by strangers. Numbers are never touched, and formats that no spreadsheet runs
(JSON, Parquet) keep the text as it is.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from dateline.publishing.export.scheme import Cell, Cells, Column, plain
from dateline.publishing.wording import clean

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_AT_ONCE = 1 << 16  # characters that are put together before they are given on


class Dialect(StrEnum):
    """How lines are written: CSV with a header, with HXL's second header of hashtags, or event lines by tabs without one."""

    CSV = "csv"
    TAGGED = "tagged"
    EVENT_LINES = "event lines"


def csv_chunks(columns: tuple[Column, ...], rows: Iterable[Cells], dialect: Dialect = Dialect.CSV) -> Iterator[bytes]:
    """The file in pieces, a line for each row; KeyError for a stray column."""
    text = io.StringIO()
    delimiter = "\t" if dialect is Dialect.EVENT_LINES else ","
    write = csv.writer(text, delimiter=delimiter, lineterminator="\n").writerow
    names = [c.name for c in columns]
    known = frozenset(names)
    if dialect is not Dialect.EVENT_LINES:
        write(names)
    if dialect is Dialect.TAGGED:
        write([c.tag for c in columns])
    for row in rows:
        if stray := row.keys() - known:
            raise KeyError(f"no such columns: {sorted(stray)}")
        write([cell_text(row.get(name)) for name in names])
        if text.tell() > _AT_ONCE:
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode()


def cell_text(cell: Cell) -> str:
    """A cell as its text; text of reports is on one line and no formula."""
    cell = plain(cell)
    if cell is None:
        return ""
    if isinstance(cell, str):
        # Most cells need no cleaning, which costs a quarter of the export where it is done for all.
        return safe(" ".join(cell.split()) if cell.isprintable() else clean(cell))
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, bytes):
        return cell.hex()
    return repr(cell)


def safe(text: str) -> str:
    """Text that no spreadsheet runs."""
    return f"'{text}" if text.startswith(_DANGEROUS) else text
