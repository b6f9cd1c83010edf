"""Answers that change only when the book does: each bears a mark of the book's state, and is not sent twice to who has it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from dateline.book.columns import revision
from dateline.web.settings import book_of

JSON = "application/json"
_TAG = re.compile(r'(?:W/)?("[^"]*")')


@dataclass(frozen=True, slots=True)
class Content:
    """What is answered, with headers of its own."""

    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


def answered(request: Request, make: Callable[[Connection], Content], media: str = JSON) -> Response:
    """The answer that `make` gives of one moment of the book; 304 where the request's If-None-Match names that moment."""
    with book_of(request).reading() as connection:
        tag = mark(request, connection)
        if is_known(request, tag):
            return unchanged(tag)
        content = make(connection)
    return Response(content.body, media_type=media, headers={"ETag": tag, **content.headers})


def unchanged(tag: str) -> Response:
    """The answer to one who has it already."""
    return Response(status_code=304, headers={"ETag": tag})


def marked_now(request: Request) -> str:
    """The mark of the book as it is."""
    with book_of(request).reading() as connection:
        return mark(request, connection)


def mark(request: Request, connection: Connection) -> str:
    """A weak ETag: it says that the book, the program and the address asked are the same, not that every byte is."""
    started: str = request.app.state.started
    text = f"{revision(connection)} {started} {request.url.path}?{request.url.query}"
    return f'W/"{sha256(text.encode()).hexdigest()[:20]}"'


def is_known(request: Request, tag: str) -> bool:
    """Whether If-None-Match names the mark; compared weakly, as RFC 9110 (13.1.2) says."""
    listed = request.headers.get("if-none-match")
    if listed is None:
        return False
    return listed.strip() == "*" or tag.removeprefix("W/") in _TAG.findall(listed)
