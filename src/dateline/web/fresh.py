"""Answers that change only when the book does: each bears a mark of the book's state, and is not sent twice to who has it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from dateline.web.settings import book_of

JSON = "application/json"
_TAG = re.compile(r'(?:W/)?("[^"]*")')
# Everything that is appended counts up; what is derived follows from it, or from a rebuilding, which the file's times tell.
_COUNTERS = """
    SELECT (SELECT max(rowid) FROM reports), (SELECT max(id) FROM generations), (SELECT max(id) FROM link_decisions),
           (SELECT max(id) FROM corrections), (SELECT max(id) FROM undoings),
           (SELECT user_version FROM pragma_user_version), (SELECT schema_version FROM pragma_schema_version)
"""


@dataclass(frozen=True, slots=True)
class Content:
    """What is answered, with headers of its own."""

    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


def answered(request: Request, make: Callable[[Connection], Content], media: str = JSON) -> Response:
    """The answer that `make` gives of one moment of the book; 304 where the request's If-None-Match names that moment."""
    seen = times(
        book_of(request).path
    )  # before reading: what is newer than its mark is sent again, never the other way round
    with book_of(request).reading() as connection:
        tag = mark(request, connection, seen)
        if is_known(request, tag):
            return unchanged(tag)
        content = make(connection)
    return Response(content.body, media_type=media, headers={"ETag": tag, **content.headers})


def unchanged(tag: str) -> Response:
    """The answer to one who has it already."""
    return Response(status_code=304, headers={"ETag": tag})


def marked_now(request: Request) -> str:
    """The mark of the book as it is."""
    seen = times(book_of(request).path)
    with book_of(request).reading() as connection:
        return mark(request, connection, seen)


def mark(request: Request, connection: Connection, seen: str) -> str:
    """A weak ETag: it says that the book, the program and the address asked are the same, not that every byte is."""
    counters = connection.exec_driver_sql(_COUNTERS).one()
    started: str = request.app.state.started
    text = f"{tuple(counters)} {seen} {started} {request.url.path}?{request.url.query}"
    return f'W/"{sha256(text.encode()).hexdigest()[:20]}"'


def is_known(request: Request, tag: str) -> bool:
    """Whether If-None-Match names the mark; compared weakly, as RFC 9110 (13.1.2) says."""
    listed = request.headers.get("if-none-match")
    if listed is None:
        return False
    return listed.strip() == "*" or tag.removeprefix("W/") in _TAG.findall(listed)


def times(path: Path) -> str:
    """When the book's files were last written, in nanoseconds."""
    found = []
    for name in (path, path.with_name(path.name + "-wal")):
        try:
            found.append(str(os.stat(name).st_mtime_ns))
        except FileNotFoundError:  # a book that nobody writes to has no log
            found.append("-")
    return "/".join(found)
