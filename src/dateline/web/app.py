"""Puts the application together: routes, the guards before them, and what is said where something goes wrong."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from pkgutil import iter_modules

from anyio import to_thread
from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from dateline.book.opening import Book
from dateline.web import routes
from dateline.web.assets import FOLDER
from dateline.web.errors import add_error_answers
from dateline.web.openapi import DOCUMENTED
from dateline.web.security import guard
from dateline.web.session import Sessions
from dateline.web.settings import Settings

AT_ONCE = 10  # requests; the book's pool has 15 connections
# These come first: "/incidents/x.json" is the twin of "/incidents/x", which would take it for an id.
_FIRST = ("health", "login", *DOCUMENTED, "api_description", "twins", "files")


def create_app(book: Book, settings: Settings) -> FastAPI:
    """The application that serves an open book."""
    app = FastAPI(
        title="Dateline", docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False, lifespan=_few_threads
    )
    app.state.book = book
    app.state.settings = settings
    app.state.started = secrets.token_hex(4)  # another program may say the same otherwise
    app.state.sessions = Sessions(settings.token) if settings.token is not None else None
    for name in _route_modules():
        app.include_router(import_module(f"{routes.__name__}.{name}").router)
    if FOLDER.is_dir():
        app.mount("/static", StaticFiles(directory=FOLDER), name="static")
    add_error_answers(app)
    guard(app)
    return app


@asynccontextmanager
async def _few_threads(_: FastAPI) -> AsyncIterator[None]:
    """As many requests at a time as the book gives connections, of which downloads that go on for long take some."""
    to_thread.current_default_thread_limiter().total_tokens = AT_ONCE
    yield


def _route_modules() -> list[str]:
    """The modules of routes, those of `_FIRST` first and the others by name."""
    there = sorted(m.name for m in iter_modules(routes.__path__) if not m.name.startswith("_"))
    return [*(n for n in _FIRST if n in there), *(n for n in there if n not in _FIRST)]
