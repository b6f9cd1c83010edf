"""Opens a book: SQLite in WAL mode, after it was checked that the file is one, whole, and of a version that can be read."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from dateline.book import troubles
from dateline.book.derived import DERIVED
from dateline.book.kept import KEPT, guards
from dateline.book.searching import TABLES
from dateline.book.troubles import BookError, in_one_line

APPLICATION = 0x44544C4E  # "DTLN", in the header of every book
VERSION = 2  # of the derived tables; the kept ones are as they were in version 1
PATIENCE = 600.0  # seconds that a writer waits for others
_TURN = 1.0  # seconds between two looks, so that Ctrl-C is heard
_MAGIC = b"SQLite format 3\x00"


class Access(StrEnum):
    """What a command may do to a book: read it, append to it, make anew what is derived, or make it where there is none."""

    READ = "read"
    WRITE = "write"
    REBUILD = "rebuild"  # also a book of an earlier version
    MAKE = "make"


@dataclass(frozen=True, slots=True)
class Book:
    """An open book; every block of `reading` sees one moment of it, every block of `writing` is kept as a whole or not at all."""

    path: Path
    engine: Engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A view of the book that does not change while others write; never waits for a writer."""
        with in_one_line(self.path), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The only writer for the time of the block, which waits for its turn; kept on disk when the block ends without error."""
        writer = self.engine.connect().execution_options(dateline_writes=True)
        with in_one_line(self.path), writer, writer.begin():
            yield writer

    def close(self) -> None:
        """Gives the file back."""
        self.engine.dispose()


@contextmanager
def open_book(path: Path, access: Access) -> Iterator[Book]:
    """The book at `path`; raises BookError in one line for a file that is no book, not whole, or cannot be used so."""
    _look_at(path, access)
    book = Book(path, _engine(path, access))
    try:
        with in_one_line(path):
            _make_or_check(book, access)
        yield book
    finally:
        book.close()


def _look_at(path: Path, access: Access) -> None:
    """What the file's own bytes say before SQLite sees them."""
    if path.is_dir():
        raise BookError.of(path, troubles.FOLDER)
    try:
        with path.open("rb") as stream:
            head = stream.read(100)
            size = stream.seek(0, os.SEEK_END)
    except FileNotFoundError:
        if access is not Access.MAKE:
            raise BookError.of(path, troubles.MISSING) from None
        return
    except OSError as error:
        remedy = "check its folder and your permissions"
        raise BookError.of(path, (f"cannot be opened ({error.strerror})", remedy)) from None
    if not head and _log_is_empty(path):
        if access is not Access.MAKE:
            raise BookError.of(path, troubles.MISSING)
        return
    if head and not head.startswith(_MAGIC[: len(head)]):
        raise BookError.of(path, troubles.FOREIGN)
    # Pages that are still in the log need not be in the file yet.
    if _log_is_empty(path) and (len(head) < 100 or size < _stated_size(head)):
        raise BookError.of(path, troubles.TRUNCATED)
    if access is not Access.READ and not os.access(path, os.W_OK):
        raise BookError.of(path, troubles.READ_ONLY)


def _stated_size(head: bytes) -> int:
    """Bytes that the file should have by its header (SQLite file format, 1.3)."""
    page = int.from_bytes(head[16:18], "big")
    return (65536 if page == 1 else page) * int.from_bytes(head[28:32], "big")


def _log_is_empty(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return not log.exists() or log.stat().st_size == 0


def _engine(path: Path, access: Access) -> Engine:
    uri = f"file:{quote(str(path.absolute()))}?{_mode(path, access)}"

    def connected() -> sqlite3.Connection:
        # isolation_level None: transactions begin and end where the book says, not where Python's module guesses.
        return sqlite3.connect(uri, uri=True, timeout=_TURN, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite+pysqlite://", creator=connected, poolclass=QueuePool)

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")  # what is confirmed has reached the disk
        connection.execute("PRAGMA cache_size = -65536")
        if access is Access.READ:
            connection.execute("PRAGMA query_only = ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("dateline_writes"):
            _take_turn(connection, path)
        else:
            connection.exec_driver_sql("BEGIN")

    return engine


def _mode(path: Path, access: Access) -> str:
    if access is Access.MAKE:
        return "mode=rwc"
    if os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK):
        return "mode=rw"  # also for readers: the first one after a crash puts the log in order
    return "mode=ro&immutable=1" if access is Access.READ and _log_is_empty(path) else "mode=ro"


def _take_turn(connection: Connection, path: Path) -> None:
    """Begins a transaction that may write, when no other process writes; raises BookError when that takes too long."""
    until = time.monotonic() + PATIENCE
    driver = connection.connection.dbapi_connection
    assert driver is not None
    while True:
        try:
            driver.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            if time.monotonic() > until:
                raise BookError.of(path, troubles.BUSY) from error
            continue
        return


def _make_or_check(book: Book, access: Access) -> None:
    with book.engine.connect() as connection, connection.begin():
        application, version, empty = _marks(connection)
    if application == APPLICATION:
        if version > VERSION:
            raise BookError.of(book.path, troubles.NEWER)
        if version < VERSION and access is not Access.REBUILD:
            raise BookError.of(book.path, troubles.OLDER)
    elif not (application == 0 and version == 0 and empty):
        raise BookError.of(book.path, troubles.FOREIGN)
    elif access is not Access.MAKE:
        raise BookError.of(book.path, troubles.MISSING)
    else:
        _make(book)


def _marks(connection: Connection) -> tuple[int, int, bool]:
    """The application, the version, and whether the file holds nothing at all."""
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    things = connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar_one()
    return application, version, things == 0


def _make(book: Book) -> None:
    """The schema, in one transaction; another process may have made it meanwhile."""
    driver = book.engine.raw_connection()
    try:
        driver.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        driver.close()
    with book.engine.connect() as plain, plain.execution_options(dateline_writes=True).begin():
        if _marks(plain)[0] == APPLICATION:
            return
        KEPT.create_all(plain)
        for guard in guards():
            plain.exec_driver_sql(guard)
        plain.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
        make_derived(plain)


def make_derived(connection: Connection) -> None:
    """Makes the derived tables, empty, in place of those that are there, whatever their version."""
    for virtual in (True, False):  # a virtual table takes its own tables with it
        wanted = "sql LIKE 'CREATE VIRTUAL TABLE%'" if virtual else "type = 'table'"
        for (name,) in connection.exec_driver_sql(f"SELECT name FROM sqlite_schema WHERE {wanted}").all():
            if name not in KEPT.tables and not name.startswith("sqlite_"):
                connection.exec_driver_sql(f'DROP TABLE "{name}"')
    DERIVED.create_all(connection)
    for table in TABLES:
        connection.exec_driver_sql(table)
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
