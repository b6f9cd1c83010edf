"""What the statuses and failures of HTTP mean for whoever asked (RFC 9110)."""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpcore
import httpx

from dateline.fetching.errors import FetchError, Trouble

LONGEST_WAIT = 86_400.0  # seconds of a Retry-After that are believed
_REASONS = {
    401: "asks for a password",
    402: "asks for payment",
    403: "is not given to us",
    404: "is not there",
    410: "is gone for good",
    451: "is withheld for legal reasons",
}
_LATER = frozenset({408, 425, 429, 503})


def is_redirect(status: int) -> bool:
    """Whether an answer leads to another address."""
    return status in (301, 302, 303, 307, 308)


def check_status(status: int, headers: httpx.Headers, url: str, *, conditional: bool) -> None:
    """Raises FetchError for every status but 200, 203, and 304 to a conditional request."""
    if status in (200, 203) or (status == 304 and conditional):
        return
    if status in _LATER:
        raise FetchError(url, Trouble.BUSY, f"asks to come later ({status})", retry_after(headers))
    if status >= 500:
        raise FetchError(url, Trouble.SERVER, f"the server is at fault ({status})", retry_after(headers))
    if 400 <= status < 500:
        raise FetchError(url, Trouble.REFUSED, f"{_REASONS.get(status, 'is refused')} ({status})")
    raise FetchError(url, Trouble.BROKEN, f"answers with {status}, which was not asked for")


def retry_after(headers: httpx.Headers) -> float | None:
    """Seconds that the server asks to wait, a day at most; None where it does not say or cannot be understood."""
    said = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,12}", said):
        return min(float(said), LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(said)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)  # RFC 9110: HTTP dates are in GMT
    wait = (moment - datetime.now(UTC)).total_seconds()
    return min(max(0.0, math.ceil(wait)), LONGEST_WAIT)


def network_trouble(error: Exception, url: str) -> FetchError | None:
    """The FetchError for a failure of the network or of the protocol; None for any other exception."""
    if isinstance(error, FetchError):
        return error
    if isinstance(error, httpcore.TimeoutException):
        return FetchError(url, Trouble.TIMEOUT, str(error) if "took too long" in str(error) else "took too long")
    if isinstance(error, httpcore.ConnectError):
        return FetchError(url, Trouble.UNREACHABLE, _plainly(error))
    if isinstance(error, httpcore.RemoteProtocolError):
        return FetchError(url, Trouble.BROKEN, f"breaks the protocol or ends early ({_short(error)})")
    if isinstance(error, httpcore.NetworkError):
        return FetchError(url, Trouble.BROKEN, f"the connection broke ({_short(error)})")
    if isinstance(error, httpcore.LocalProtocolError):
        return FetchError(url, Trouble.URL, f"cannot be asked for ({_short(error)})")
    return None


def _plainly(error: Exception) -> str:
    said = _short(error)
    if "certificate" in said.lower():
        return f"its certificate is not valid ({said})"
    return said if said.startswith("no such host") else f"cannot be reached ({said})"


def _short(error: Exception) -> str:
    """The library's words, on one line and without what it quotes of the answer."""
    return " ".join(str(error).split())[:120] or type(error).__name__
