"""What can be wrong with a book's file, each as one line with its remedy."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from dateline.model.errors import InputError


class BookError(InputError):
    """A book that cannot be opened, read or written; nothing that was confirmed is lost by it."""

    @classmethod
    def of(cls, path: Path, said: tuple[str, str]) -> BookError:
        """The error of the book at `path` with its problem and remedy."""
        return cls(str(path), *said)


MISSING = ("no such book", "make one with: dateline add REPORTS --book FILE")
FOLDER = ("is a folder, not a book", "give the book's file")
FOREIGN = ("is not a book", "give a file that `dateline add` made, or a new name")
TRUNCATED = ("is cut short", "restore it from a copy: the end of the file is missing")
NEWER = ("was made by a newer Dateline", "update Dateline to read it")
OLDER = ("was made by an older Dateline", "bring it up to date with: dateline rebuild --book FILE")
READ_ONLY = ("cannot be written: it is read-only", "change its permissions or those of its folder, or copy it")
BUSY = ("another process is writing to it", "wait until that is done and try again")

_SAID = {
    sqlite3.SQLITE_FULL: (
        "cannot be written: the disk is full",
        "free some space and try again; what was confirmed is kept",
    ),
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: ("cannot be opened", "check its folder and your permissions"),
    sqlite3.SQLITE_PERM: ("cannot be opened", "check its folder and your permissions"),
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_NOTADB: FOREIGN,
    sqlite3.SQLITE_CORRUPT: ("is damaged", "restore it from a copy"),
    sqlite3.SQLITE_IOERR: (
        "cannot be read or written: the disk reports an error",
        "check the disk and its free space; what was confirmed is kept",
    ),
}


def told(error: sqlite3.Error, path: Path) -> BookError | None:
    """The BookError for an error of SQLite's that lies with the file; None for one that is a fault of Dateline's own."""
    said = _SAID.get(getattr(error, "sqlite_errorcode", -1) & 0xFF)
    return None if said is None else BookError.of(path, said)


@contextmanager
def in_one_line(path: Path) -> Iterator[None]:
    """Raises what SQLite says of the file at `path` as a BookError; every other error passes."""
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error) and (trouble := told(error.orig, path)) is not None:
            raise trouble from error
        raise
    except sqlite3.Error as error:
        if (trouble := told(error, path)) is not None:
            raise trouble from error
        raise
