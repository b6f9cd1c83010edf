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

from dateline.publishing.export.scheme import Cell, Cells, Column
from dateline.publishing.wording import clean

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_AT_ONCE = 1 << 16  # characters that are put together before they are given on


def csv_chunks(
    columns: tuple[Column, ...], rows: Iterable[Cells], *, tags: bool = False, delimiter: str = ",", header: bool = True
) -> Iterator[bytes]:
    """The file in pieces: a header, with `tags` a second row of HXL hashtags, then a line for each row; KeyError for a stray column."""
    text = io.StringIO()
    write = csv.writer(text, delimiter=delimiter, lineterminator="\n").writerow
    names = [c.name for c in columns]
    known = frozenset(names)
    if header:
        write(names)
    if tags:
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
    if cell is None:
        return ""
    if isinstance(cell, str):
        return safe(clean(cell))
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, date):
        return cell.isoformat()
    return repr(cell)


def safe(text: str) -> str:
    """Text that no spreadsheet runs."""
    return f"'{text}" if text.startswith(_DANGEROUS) else text
