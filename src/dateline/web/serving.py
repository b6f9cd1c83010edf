"""Runs the server until it is told to stop, and says where it is."""

from __future__ import annotations

from pathlib import Path

import uvicorn

from dateline.book.opening import Access, open_book
from dateline.web.app import create_app
from dateline.web.settings import Settings


def serve(path: Path, host: str, port: int, settings: Settings, browse: bool) -> None:
    """Serves the book at `path` until Ctrl-C or SIGTERM."""
    with open_book(path, Access.WRITE if settings.writable else Access.READ) as book:
        app = create_app(book, settings)
        uvicorn.Server(uvicorn.Config(app, host=host, port=port, log_level="warning", server_header=False)).run()
