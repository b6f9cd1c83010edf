"""Connections to addresses that were checked: a name is resolved once, and the address that passed is the one connected to."""

from __future__ import annotations

import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

from dateline.fetching.addresses import refusal
from dateline.fetching.errors import AddressRefused

Resolve = Callable[[str, int], list[str]]


def system_addresses(host: str, port: int) -> list[str]:
    """The addresses of a host in the order in which the system prefers them; raises OSError for a name without any."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class Deadline:
    """The moment, on the monotonic clock, by which everything about one request must be done."""

    def __init__(self) -> None:
        self.until = float("inf")

    def left(self, timeout: float | None) -> float:
        """`timeout` seconds, or what is left if that is less; raises httpcore.ReadTimeout where nothing is."""
        rest = self.until - time.monotonic()
        if rest <= 0:
            raise httpcore.ReadTimeout("the whole request took too long")
        return rest if timeout is None else min(timeout, rest)


class Guarded(httpcore.NetworkBackend):
    """Opens connections for a pool: to public addresses alone, whatever a name resolves to at this moment.

    Raises AddressRefused where no address of a host may be connected to. TLS certificates are checked against the host's name.
    """

    def __init__(self, deadline: Deadline, *, allow_private: bool, resolve: Resolve = system_addresses) -> None:
        self._deadline = deadline
        self._allow_private = allow_private
        self._resolve = resolve
        self._system = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first allowed address that answers; each of them has an equal share of the time."""
        addresses = self._allowed(host, port, self._deadline.left(timeout))
        problem: Exception | None = None
        for tried, address in enumerate(addresses):
            share = self._deadline.left(timeout) / (len(addresses) - tried)
            try:
                stream = self._system.connect_tcp(address, port, share, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                problem = error
                continue
            return _Timed(stream, self._deadline)
        assert problem is not None
        raise problem

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        """Always raises AddressRefused."""
        raise AddressRefused("a socket of this machine")

    def _allowed(self, host: str, port: int, timeout: float) -> list[str]:
        found = _within(timeout, lambda: self._resolve(host, port), host)
        refusals = {address: refusal(address, allow_private=self._allow_private) for address in found}
        allowed = [address for address, reason in refusals.items() if reason is None]
        if allowed:
            return allowed
        if not refusals:
            raise httpcore.ConnectError(f"no such host: {host}")
        address, reason = next(iter(refusals.items()))
        named = address if host.strip("[]") == address else f"{host} ({address})"
        raise AddressRefused(f"{named} is {reason}, not a public host")


def _within(timeout: float, work: Callable[[], list[str]], host: str) -> list[str]:
    """What `work` returns; the system's resolver knows no timeout of ours, so it is left behind in a thread."""
    results: queue.Queue[list[str] | OSError] = queue.Queue()

    def run() -> None:
        try:
            results.put(work())
        except OSError as error:
            results.put(error)
        except UnicodeError:
            results.put(OSError("a name that no host can have"))

    threading.Thread(target=run, daemon=True).start()
    try:
        result = results.get(timeout=timeout)
    except queue.Empty:
        raise httpcore.ConnectTimeout(f"looking up {host} took too long") from None
    if isinstance(result, OSError):
        raise httpcore.ConnectError(f"no such host: {host} ({result.strerror or result})")
    return result


class _Timed(httpcore.NetworkStream):
    """A stream of which no single step outlives the request's deadline, however slowly bytes drip."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """As of the stream, until the deadline."""
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """As of the stream, until the deadline."""
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        """Ends the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same connection, encrypted."""
        return _Timed(
            self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout)), self._deadline
        )

    def get_extra_info(self, info: str) -> Any:
        """As of the stream."""
        return self._stream.get_extra_info(info)
