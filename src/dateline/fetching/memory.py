"""The file beside a book that remembers what a watch has seen, so that one that was killed goes on where it was."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from dateline.model.errors import InputError

_APPLICATION = 0x44544C57  # "DTLW", in the header of every watch file
_VERSION = 1
_SCHEMA = """
CREATE TABLE feeds (
    url TEXT PRIMARY KEY,
    title TEXT,
    etag TEXT,
    modified TEXT,
    next_try REAL NOT NULL,     -- seconds of Unix time, here and below
    failures INTEGER NOT NULL,  -- in a row
    problem TEXT
) STRICT;
CREATE TABLE entries (
    feed TEXT NOT NULL,
    key TEXT NOT NULL,
    version TEXT NOT NULL,      -- changes when the feed says that the entry was updated
    PRIMARY KEY (feed, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    host TEXT NOT NULL,
    feed TEXT NOT NULL,
    title TEXT,
    published TEXT,
    own_text TEXT,              -- what the feed itself holds of it
    state TEXT NOT NULL CHECK (state IN ('waiting', 'fetched', 'done', 'failed')),
    rounds INTEGER NOT NULL,    -- how often it was updated
    tries INTEGER NOT NULL,     -- that failed, in this round
    next_try REAL NOT NULL,
    got REAL,                   -- when it was last fetched
    problem TEXT,
    from_feed INTEGER NOT NULL DEFAULT 0,
    report TEXT                 -- as JSON while it is fetched, its id when it is done
) STRICT;
CREATE INDEX articles_by_state ON articles (state, host, next_try);
CREATE TABLE hosts (
    origin TEXT PRIMARY KEY,
    not_before REAL NOT NULL,   -- until then it asked not to be asked
    robots TEXT,
    robots_until REAL NOT NULL
) STRICT;
"""


class WatchFileError(InputError):
    """A watch file that cannot be used; the remedy says how to go on."""


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The watch file at `path`, made where there is none, for this process alone; raises WatchFileError in one line."""
    try:
        connection = sqlite3.connect(path, timeout=1.0, isolation_level=None)
    except sqlite3.Error as error:
        raise _unusable(path, error) from None
    with closing(connection):
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")  # the lock goes with the process, however that ends
            connection.execute("PRAGMA synchronous = FULL")
            with changed(connection):
                _make_or_check(connection, path)
        except sqlite3.Error as error:
            raise _unusable(path, error) from None
        try:
            yield connection
        except sqlite3.Error as error:
            raise _unusable(path, error) from error


@contextmanager
def changed(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """A transaction: kept on disk as a whole when the block ends without error."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _make_or_check(connection: sqlite3.Connection, path: Path) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (things,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if (application, version, things) == (0, 0, 0):
        for statement in _SCHEMA.split(";\n"):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        connection.execute(f"PRAGMA user_version = {_VERSION}")
    elif application != _APPLICATION:
        raise WatchFileError(str(path), "is not the file of a watch", "move it away, or give the book another name")
    elif version != _VERSION:
        raise WatchFileError(str(path), "was made by a newer Dateline", "update Dateline")


def _unusable(path: Path, error: sqlite3.Error) -> WatchFileError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return WatchFileError(str(path), "another watch of this book is running", "stop that one first")
    if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return WatchFileError(str(path), "is not the file of a watch, or damaged", "move it away and start anew")
    if code == sqlite3.SQLITE_FULL:
        return WatchFileError(
            str(path), "cannot be written: the disk is full", "free some space; what was done is kept"
        )
    return WatchFileError(str(path), f"cannot be used ({error})", "check its folder and your permissions")
