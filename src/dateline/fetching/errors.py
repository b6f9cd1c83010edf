"""Why something could not be fetched, and whether trying again can help."""

from __future__ import annotations

from enum import StrEnum

from dateline.model.errors import DatelineError


class Trouble(StrEnum):
    """Kinds of failure, by what they ask of whoever fetches."""

    URL = "url"  # no address that can be fetched: another scheme, no host, characters that no address has
    ADDRESS = "address"  # the host is inside a private network, or no host at all
    ROBOTS = "robots"  # the site asks programs not to fetch this
    REDIRECT = "redirect"  # in a circle, too many, or leading nowhere
    SIZE = "size"  # more bytes than are taken
    REFUSED = "refused"  # the server says that there is nothing here for us (404, 403, 410 and the like)
    BUSY = "busy"  # the server asks to come later (429, 503)
    SERVER = "server"  # the server is at fault (500 and above)
    UNREACHABLE = "unreachable"  # no such name, no connection, no valid certificate
    TIMEOUT = "timeout"
    BROKEN = "broken"  # the answer ends early or breaks the protocol

    @property
    def passing(self) -> bool:
        """Whether the same request may succeed later."""
        return self in _PASSING


_PASSING = frozenset({Trouble.BUSY, Trouble.SERVER, Trouble.UNREACHABLE, Trouble.TIMEOUT, Trouble.BROKEN})


class FetchError(DatelineError):
    """Nothing could be had from `url`; `retry_after` is the seconds that the server asked to wait, None where it did not."""

    def __init__(self, url: str, trouble: Trouble, problem: str, retry_after: float | None = None) -> None:
        super().__init__(f"{url}: {problem}")
        self.url = url
        self.trouble = trouble
        self.problem = problem
        self.retry_after = retry_after


class AddressRefused(Exception):
    """Every address of a host is one that is not connected to; the message says which and why."""
