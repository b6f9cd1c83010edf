"""Fetching as sites ask for it: by their robots.txt (RFC 9309), with pauses between requests, and later when they say so."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import httpx

from dateline.fetching.client import Asked, Client, Got
from dateline.fetching.errors import FetchError, Trouble
from dateline.fetching.hosts import Hosts, Robots
from dateline.fetching.limits import PRODUCT
from dateline.fetching.urls import origin, parsed

if TYPE_CHECKING:
    from protego import Protego

_ROBOTS_KEPT = 86_400.0  # seconds: RFC 9309, 2.4 allows a day
_ROBOTS_READ = 512_000  # bytes: RFC 9309, 2.5 asks for 500 KiB at least
_ROBOTS_UNKNOWN = 300.0  # seconds until a robots.txt that could not be fetched is asked for again
_BUSY = 60.0  # seconds that a host is left alone when it is busy and does not say how long
_PATIENCE = 30.0  # seconds that are waited for in the middle of a fetch, for where a redirect leads
# Troubles after which a site is taken to have no robots.txt; after the others nothing is fetched (RFC 9309, 2.3.1.3 and 2.3.1.4).
_NO_RULES = frozenset({Trouble.REFUSED, Trouble.REDIRECT, Trouble.URL})


@dataclass(slots=True)
class Polite:
    """A client that waits its turn: `pause` seconds at least between two requests to a host, more where its robots.txt says so."""

    client: Client
    hosts: Hosts
    pause: float
    clock: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    _asked: dict[str, float] = field(default_factory=dict)  # host: when the next request may be made
    _rules: dict[str, tuple[Robots, Protego]] = field(default_factory=dict)
    _unknown: dict[str, tuple[float, FetchError]] = field(default_factory=dict)

    def free_at(self, url: str) -> float:
        """The moment, in Unix time, from which on the host of `url` may be asked; 0 for what is no address."""
        try:
            target = parsed(url)
        except FetchError:
            return 0.0  # it fails at once, without a request
        return max(self._asked.get(target.host, 0.0), self.hosts.not_before(origin(target)))

    def get(self, asked: Asked) -> Got:
        """What is at an address, when its turn has come; raises FetchError."""
        try:
            return self.client.get(asked, self._before)
        except FetchError as error:
            if error.trouble is Trouble.BUSY:
                wait = _BUSY if error.retry_after is None else error.retry_after
                self.hosts.hold(origin(parsed(error.url)), self.clock() + wait)
            raise

    def _before(self, url: httpx.URL) -> None:
        rules = self._rules_of(url)
        if not rules.can_fetch(str(url), PRODUCT):
            raise FetchError(str(url), Trouble.ROBOTS, "its robots.txt asks programs not to fetch it")
        self._wait(url, max(self.pause, _least_pause(rules)))

    def _wait(self, url: httpx.URL, pause: float) -> None:
        wait = self.free_at(str(url)) - self.clock()
        if wait > max(_PATIENCE, 2 * pause):
            raise FetchError(str(url), Trouble.BUSY, "its host asked to come later", wait)
        if wait > 0:
            self.sleep(wait)
        self._asked[url.host] = self.clock() + pause

    def _rules_of(self, url: httpx.URL) -> Protego:
        site, now = origin(url), self.clock()
        kept = self.hosts.robots(site)
        if kept is None or kept.until <= now:
            kept = self._fetched_robots(url, site)
            self.hosts.keep_robots(site, kept)
        there = self._rules.get(site)
        if there is None or there[0] != kept:
            from protego import Protego

            there = self._rules[site] = (kept, Protego.parse(kept.text))
        return there[1]

    def _fetched_robots(self, url: httpx.URL, site: str) -> Robots:
        until, error = self._unknown.get(site, (0.0, None))
        if error is not None and self.clock() < until:
            raise error
        address = str(url.copy_with(raw_path=b"/robots.txt"))
        try:
            got = self.client.get(
                Asked(address, accept="text/plain, */*;q=0.1"), lambda hop: self._wait(hop, self.pause)
            )
        except FetchError as failed:
            if failed.trouble in _NO_RULES:
                return Robots("", self.clock() + _ROBOTS_KEPT)
            raise self._no_answer(str(url), site, failed) from None
        return Robots(got.body[:_ROBOTS_READ].decode("utf-8", "replace"), self.clock() + _ROBOTS_KEPT)

    def _no_answer(self, url: str, site: str, failed: FetchError) -> FetchError:
        """The error for a page whose site's rules cannot be known now."""
        said = (
            failed.problem if failed.trouble is Trouble.ADDRESS else f"its robots.txt cannot be read: {failed.problem}"
        )
        error = FetchError(url, failed.trouble, said, failed.retry_after)
        self._unknown[site] = (self.clock() + (failed.retry_after or _ROBOTS_UNKNOWN), error)
        return error


def _least_pause(rules: Protego) -> float:
    """Seconds between two requests that the site asks for (Crawl-delay, Request-rate)."""
    rate = rules.request_rate(PRODUCT)
    per_request = rate.seconds / rate.requests if rate is not None and rate.requests else 0.0
    return max(float(rules.crawl_delay(PRODUCT) or 0.0), per_request)
