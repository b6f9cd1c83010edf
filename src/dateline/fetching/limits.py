"""What one fetch may cost, and who is fetching."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.model.errors import InputError

PRODUCT = "Dateline"  # the name that robots.txt knows us by (RFC 9309, 2.2.1)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds and bytes of one request, redirects included in `redirects` and `whole` counted for each of them."""

    connect: float = 10.0
    read: float = 20.0  # between two pieces of the answer
    whole: float = 60.0
    packed: int = 10_000_000  # bytes as they come
    unpacked: int = 20_000_000  # bytes after decompression, as many as reading takes by default
    redirects: int = 5


DEFAULT = Limits()


def user_agent(version: str, contact: str | None) -> str:
    """How requests name us, with an address for whoever runs the site; raises InputError for no mail address."""
    if contact is None:
        return f"{PRODUCT}/{version}"
    if not _MAIL.fullmatch(contact):
        raise InputError("--contact", f"{contact!r} is no mail address", "give one such as desk@example.org")
    return f"{PRODUCT}/{version} (+mailto:{contact})"
