"""A small made book, and a server that runs on a free port of this machine while a test asks it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import httpx

from dateline.book.opening import Access, open_book
from dateline.web.app import create_app
from dateline.web.serving import listening, server
from dateline.web.settings import Settings
from tests.book.made import Told, add_made

TOKEN = "a-token-for-tests-only"
_TOWNS = ("Karval", "Old Mill", "Sefra", "Ghat <b>", "O'Hara & Sons", "مدينة")


@dataclass(frozen=True, slots=True)
class Site:
    """A server that runs: `client` asks as anybody, `owner` as one who has the token."""

    url: str
    client: httpx.Client
    owner: httpx.Client

    def ids(self) -> list[str]:
        """The incidents of the book, the newest first."""
        return [i["id"] for i in self.client.get("/api/incidents").json()["incidents"]]


def make_book(path: Path) -> None:
    """A book of twelve incidents in six towns, of which two are told twice, later with higher figures."""
    with open_book(path, Access.MAKE) as book:
        for number in range(12):
            told = [
                Told(
                    killed=number,
                    town=_TOWNS[number % 6],
                    day=f"2021-{number + 1:02d}-01",
                    country="PK" if number % 2 else "NG",
                    actor="PK.BLA" if number % 2 else "NG.BOKO",
                    type="bombing" if number % 3 else "armed_assault",
                )
            ]
            add_made(book, f"r{number}", told, datetime(2021, number + 1, 2, 12, tzinfo=UTC))
            if number in (4, 7):
                again = [replace(told[0], killed=number + 3)]
                add_made(book, f"again{number}", again, datetime(2021, number + 1, 3, 12, tzinfo=UTC))


@contextmanager
def serving(path: Path, settings: Settings | None = None) -> Iterator[Site]:
    """The server for a book, by default one that can be written with `TOKEN`; every request goes through a real socket."""
    settings = settings or Settings(token=TOKEN, writable=True)
    access = Access.WRITE if settings.writable else Access.READ
    with open_book(path, access) as book, listening("127.0.0.1", 0) as listener:
        running = server(create_app(book, settings))
        thread = threading.Thread(target=running.run, kwargs={"sockets": [listener]})
        thread.start()
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        bearer = {"Authorization": f"Bearer {settings.token}"}
        with (
            httpx.Client(base_url=url, timeout=60) as client,
            httpx.Client(base_url=url, timeout=60, headers=bearer) as owner,
        ):
            try:
                yield Site(url, client, owner)
            finally:
                running.should_exit = True
                thread.join()
