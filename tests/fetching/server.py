"""A real HTTP server on loopback whose pages are told what to do, badly where a test wants that."""

from __future__ import annotations

import sys
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Server:
    """What is served at which path, and what was asked for."""

    url: str
    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: dict[str, list[dict[str, str]]] = field(default_factory=lambda: defaultdict(list))

    def page(self, path: str, body: bytes | str, status: int = 200, **headers: str) -> None:
        """Serves a body with its length, as text/html where no other type is given."""
        data = body.encode() if isinstance(body, str) else body
        named = {"content_type": "text/html; charset=utf-8", "content_length": str(len(data))} | headers

        def answer(request: BaseHTTPRequestHandler) -> None:
            head(request, status, **named)
            request.wfile.write(data)

        self.pages[path] = answer

    def redirect(self, path: str, target: str, status: int = 302) -> None:
        """Redirects."""
        self.pages[path] = lambda request: head(request, status, location=target, content_length="0")

    def raw(self, path: str, data: bytes) -> None:
        """Sends these bytes as the whole answer, status line and all, and hangs up."""

        def answer(request: BaseHTTPRequestHandler) -> None:
            request.wfile.write(data)
            request.close_connection = True

        self.pages[path] = answer


def head(request: BaseHTTPRequestHandler, status: int, **headers: str) -> None:
    """The status line and headers; underscores in names are dashes."""
    request.send_response_only(status)
    for name, value in headers.items():
        request.send_header(name.replace("_", "-"), value)
    request.end_headers()


class _Quiet(ThreadingHTTPServer):
    """Does not print that a client hung up in the middle, which these tests are about."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving() -> Iterator[Server]:
    """A server on a free port of loopback; paths that it does not know are 404."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            server.asked.append(self.path)
            server.headers[self.path].append({k.lower(): v for k, v in self.headers.items()})
            answer = server.pages.get(self.path)
            try:
                if answer is None:
                    head(self, 404, content_length="0")
                else:
                    answer(self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True  # whoever asked has heard enough

        def log_message(self, *_: Any) -> None:
            """Nothing is printed."""

    http = _Quiet(("127.0.0.1", 0), Handler)
    server = Server(f"http://127.0.0.1:{http.server_port}")
    thread = threading.Thread(target=lambda: http.serve_forever(poll_interval=0.05), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
