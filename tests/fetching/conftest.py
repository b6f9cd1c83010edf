"""A misbehaving server, and a client for it with little patience."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.fetching.client import Asked, Client, Got
from dateline.fetching.errors import FetchError
from dateline.fetching.limits import Limits
from dateline.fetching.memory import opened

from .desk import Desk
from .server import Server, serving

LIMITS = Limits(connect=2.0, read=0.5, whole=1.5, packed=200_000, unpacked=1_000_000, redirects=3)

Get = Callable[..., Got]


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as started:
        yield started


@pytest.fixture
def client() -> Iterator[Client]:
    with Client("Dateline/test", LIMITS, allow_private=True) as made:
        yield made


@pytest.fixture
def get(client: Client) -> Get:
    """Gets an address without asking anybody first."""
    return lambda url, **asked: client.get(Asked(url, **asked), lambda _: None)


@pytest.fixture
def trouble(get: Get) -> Callable[[str], FetchError]:
    """The error that getting an address ends with."""

    def failed(url: str) -> FetchError:
        with pytest.raises(FetchError) as raised:
            get(url)
        return raised.value

    return failed


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with opened(tmp_path / "a.watch") as connection:
        yield connection


@pytest.fixture
def desk(server: Server, client: Client, memory: sqlite3.Connection) -> Desk:
    return Desk(server, client, memory)
