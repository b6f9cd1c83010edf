"""Runs the server until it is told to stop, and says where it is."""

from __future__ import annotations

import os
import signal
import socket
import threading
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from dateline.book.facets import facets
from dateline.book.filters import Filters
from dateline.book.opening import Access, Book, open_book
from dateline.model.errors import InputError
from dateline.web.app import create_app
from dateline.web.asked import Asked
from dateline.web.overview_view import overview_view
from dateline.web.settings import Settings

_PATIENCE = 5  # seconds that answers under way get when the server is stopped


def serve(path: Path, at: tuple[str, int], settings: Settings, browse: bool) -> None:
    """Serves the book at `path` until Ctrl-C or SIGTERM, both of which let it finish what it is answering.

    Raises BookError for a file that cannot be served and InputError for an address that cannot be listened on.
    """
    with open_book(path, Access.WRITE if settings.writable else Access.READ) as book, listening(*at) as listener:
        running = server(create_app(book, settings))
        _look_through(book)
        _warm(book)
        url = _url(at[0], listener.getsockname()[1])
        print(_greeting(path, url, settings), flush=True)
        if browse:
            threading.Thread(target=webbrowser.open, args=(_link(url, settings),), daemon=True).start()
        running.run(sockets=[listener])


def _look_through(book: Book) -> None:
    """Reads what every query needs, so that the first page comes as fast as the others."""
    with book.reading() as connection:
        facets(connection, Filters(), None)


def _warm(book: Book) -> None:
    """Reads what the overview needs, so that nobody waits for it: half a second for 100,000 incidents."""
    with book.reading() as connection:
        overview_view(connection, Asked())


class Stoppable(uvicorn.Server):
    """A server that ends as it is told to, without raising the signal once more: the book is closed after it."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Hears Ctrl-C and SIGTERM for as long as the server runs; outside the main thread nobody can."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {s: signal.signal(s, self.handle_exit) for s in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def server(app: FastAPI) -> Stoppable:
    """A server for `app`, to be run on sockets that listen."""
    config = uvicorn.Config(
        app,
        ws="none",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,  # nobody's word for an address is taken
        timeout_graceful_shutdown=_PATIENCE,
    )
    return Stoppable(config)


@contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """A socket that listens there, on any free port for 0; raises InputError where that cannot be."""
    host = host.strip("[]")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP) as made:
        if os.name == "posix":  # elsewhere it would let two servers share a port
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        # Without it the body of an answer waits until its head is acknowledged: 40 ms for each.
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            made.bind((host, port))
            made.listen(128)
        except (OSError, OverflowError) as error:
            said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            remedy = "give another --port or --host"
            raise InputError(f"{host}:{port}", f"cannot be listened on ({said})", remedy) from None
        yield made


def _url(host: str, port: int) -> str:
    name = f"[{host.strip('[]')}]" if ":" in host else host
    return f"http://{name}:{port}/"


def _link(url: str, settings: Settings) -> str:
    """Where deciding begins: on this machine the link holds the token."""
    return f"{url}?token={settings.token}" if settings.takes_decisions and not settings.guarded else url


def _greeting(path: Path, url: str, settings: Settings) -> str:
    if not settings.takes_decisions:
        return f"{path.name} is at {url} to be read; Ctrl-C stops"
    if settings.guarded:
        return f"{path.name} is at {url} for those who have the token; Ctrl-C stops"
    return f"{path.name} is at {url}; to decide, open {_link(url, settings)} instead; Ctrl-C stops"
