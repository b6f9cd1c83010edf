"""How a book is served: under which names, to whom, and whether it may be written."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from dateline.book.opening import Book

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})


@dataclass(frozen=True, slots=True)
class Settings:
    """How a book is served.

    `hosts` are the names that a Host header may give; `token` is what writing needs (None: nobody can write), and reading too where
    `guarded`; `writable` says whether the book's file can be appended to.
    """

    hosts: frozenset[str] = LOOPBACK
    token: str | None = None
    guarded: bool = False
    writable: bool = False

    @property
    def takes_decisions(self) -> bool:
        """Whether anybody can decide anything here."""
        return self.writable and self.token is not None


def book_of(request: Request) -> Book:
    """The book that is served; `with book_of(request).reading() as connection:` sees one moment of it."""
    book: Book = request.app.state.book
    return book


def settings_of(request: Request) -> Settings:
    """How it is served."""
    settings: Settings = request.app.state.settings
    return settings
