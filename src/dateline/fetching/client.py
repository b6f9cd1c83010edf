"""One GET with its redirects, within limits of time and size, to allowed addresses only."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from types import TracebackType

import httpcore
import httpx

from dateline.fetching.answers import check_status, is_redirect, network_trouble
from dateline.fetching.connecting import Deadline, Guarded, Resolve, system_addresses
from dateline.fetching.errors import AddressRefused, FetchError, Trouble
from dateline.fetching.limits import DEFAULT, Limits
from dateline.fetching.unpacking import ACCEPTED, body_of
from dateline.fetching.urls import joined, parsed


@dataclass(frozen=True, slots=True)
class Asked:
    """What to get: an address, the kinds of content that are wanted, and what is there already (RFC 9110, 13.1)."""

    url: str
    accept: str = "*/*"
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Got:
    """What came: from `url`, after redirects, with `status` 200 and a body, or 304 and none."""

    url: str
    status: int
    headers: httpx.Headers = field(repr=False)
    body: bytes = field(repr=False)

    @property
    def unchanged(self) -> bool:
        """Whether it is as it was when the `etag` or `modified` asked with was given."""
        return self.status == 304


Before = Callable[[httpx.URL], None]  # called before each request, redirects included; may wait or raise


class Client(AbstractContextManager["Client"]):
    """Gets what is asked for, one request at a time, without cookies, proxies or credentials."""

    def __init__(
        self,
        agent: str,
        limits: Limits = DEFAULT,
        *,
        allow_private: bool = False,
        resolve: Resolve = system_addresses,
    ) -> None:
        self._agent = agent
        self._limits = limits
        self._deadline = Deadline()
        self._pool = httpcore.ConnectionPool(
            ssl_context=_certificates(),
            max_connections=8,
            max_keepalive_connections=4,
            keepalive_expiry=15.0,
            network_backend=Guarded(self._deadline, allow_private=allow_private, resolve=resolve),
        )

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.close()

    def get(self, asked: Asked, before: Before) -> Got:
        """What is at an address; raises FetchError, which names the trouble, for everything else."""
        passed: list[str] = []
        url = asked.url
        while True:
            target = parsed(url)
            if str(target) in passed:
                raise FetchError(asked.url, Trouble.REDIRECT, f"redirects in a circle: {_path([*passed, str(target)])}")
            passed.append(str(target))
            if len(passed) > self._limits.redirects + 1:
                raise FetchError(asked.url, Trouble.REDIRECT, f"redirects too often: {_path(passed)}")
            before(target)
            got, location = self._hop(target, asked)
            if location is None:
                return got
            url = joined(target, location)

    def _hop(self, url: httpx.URL, asked: Asked) -> tuple[Got, str | None]:
        """One answer, and where it redirects to."""
        self._deadline.until = time.monotonic() + self._limits.whole
        try:
            with self._pool.stream(
                "GET", _core(url), headers=self._headers(asked), extensions=self._timeouts()
            ) as answer:
                headers = httpx.Headers(answer.headers)
                if is_redirect(answer.status):
                    if "location" not in headers:
                        raise FetchError(str(url), Trouble.REDIRECT, "redirects to nowhere")
                    return Got(str(url), answer.status, headers, b""), headers["location"]
                check_status(answer.status, headers, str(url), conditional=bool(asked.etag or asked.modified))
                body = b"" if answer.status == 304 else self._body(answer, headers, str(url))
                return Got(str(url), answer.status, headers, body), None
        except AddressRefused as error:
            raise FetchError(str(url), Trouble.ADDRESS, str(error)) from None
        except Exception as error:
            trouble = network_trouble(error, str(url))
            if trouble is None:
                raise
            raise trouble from None

    def _body(self, answer: httpcore.Response, headers: httpx.Headers, url: str) -> bytes:
        pieces = _at_most(answer.iter_stream(), self._limits.packed, url)
        return body_of(pieces, headers.get("content-encoding", ""), self._limits.unpacked, url)

    def _headers(self, asked: Asked) -> list[tuple[bytes, bytes]]:
        named = {
            "User-Agent": self._agent,
            "Accept": asked.accept,
            "Accept-Encoding": ACCEPTED,
            "Accept-Language": "en",
            "If-None-Match": asked.etag,
            "If-Modified-Since": asked.modified,
        }
        return [(n.encode(), v.encode("ascii", "ignore")) for n, v in named.items() if v]

    def _timeouts(self) -> dict[str, dict[str, float]]:
        read, connect = self._limits.read, self._limits.connect
        return {"timeout": {"connect": connect, "read": read, "write": read, "pool": connect}}


def _certificates() -> ssl.SSLContext:
    return httpx.create_ssl_context()


def _core(url: httpx.URL) -> httpcore.URL:
    return httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)


def _at_most(pieces: Iterator[bytes], limit: int, url: str) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limit:
            raise FetchError(url, Trouble.SIZE, f"is more than {limit / 1e6:g} MB")
        yield piece


def _path(urls: list[str]) -> str:
    return " -> ".join(url[:80] for url in urls)
