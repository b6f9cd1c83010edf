"""Addresses of the web as they are fetched and compared."""

from __future__ import annotations

import re

import httpx

from dateline.fetching.errors import FetchError, Trouble

LONGEST = 2000  # characters; longer ones are attacks or mistakes
_NO_HOST = re.compile(rb"[^\w.:-]")
_TRACKING = re.compile(r"(utm_\w+|fbclid|gclid|mc_[ce]id|at_(medium|campaign|custom\w*)|cmpid|ocid)$", re.I)


def parsed(url: str) -> httpx.URL:
    """`url` without its fragment; raises FetchError for anything but an http or https address of a host."""
    shown = url[:100] or "''"
    if len(url) > LONGEST:
        raise FetchError(shown, Trouble.URL, f"is an address of more than {LONGEST} characters")
    try:
        found = httpx.URL(url.strip()).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError):
        raise FetchError(shown, Trouble.URL, "is no web address") from None
    if found.scheme not in ("http", "https"):
        raise FetchError(
            shown, Trouble.URL, f"is of scheme {found.scheme or 'none'!r}; only http and https are fetched"
        )
    if not found.host:
        raise FetchError(shown, Trouble.URL, "names no host")
    if _NO_HOST.search(found.raw_host):
        raise FetchError(shown, Trouble.URL, "names a host that none can be")
    if found.userinfo:
        raise FetchError(_bare(found), Trouble.URL, "holds a user name or password, which is not sent")
    return found


def origin(url: httpx.URL) -> str:
    """Scheme, host and port: that for which one robots.txt speaks (RFC 9309, 2.3)."""
    return f"{url.scheme}://{url.netloc.decode('ascii')}"


def joined(base: httpx.URL, location: str) -> str:
    """Where a redirect leads; raises FetchError where it is no address."""
    try:
        return str(base.join(location.strip()))
    except (httpx.InvalidURL, ValueError):
        raise FetchError(str(base), Trouble.REDIRECT, "redirects to something that is no web address") from None


def same_page(url: str) -> str:
    """`url` without fragment and without the parameters that only tell where a reader came from; unreadable ones as they are."""
    try:
        found = httpx.URL(url.strip())
    except (httpx.InvalidURL, ValueError):
        return url.strip()
    told = [name for name in found.params if _TRACKING.match(name)]
    for name in told:
        found = found.copy_remove_param(name)
    return str(found.copy_with(fragment=None))


def _bare(url: httpx.URL) -> str:
    return str(url.copy_with(userinfo=b""))
