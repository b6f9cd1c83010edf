"""Robots.txt, pauses, and hosts that ask to come later, on a clock that only waiting moves."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest

from dateline.fetching.client import Asked, Client
from dateline.fetching.errors import FetchError, Trouble
from dateline.fetching.hosts import Hosts
from dateline.fetching.polite import Polite

from .clock import Clock
from .server import Server

ROBOTS = "User-agent: *\nDisallow: /private\n\nUser-agent: Dateline\nDisallow: /no\nAllow: /no/but\nCrawl-delay: 7\n"

Make = Callable[[], Polite]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def polite(client: Client, memory: sqlite3.Connection, clock: Clock) -> Polite:
    return Polite(client, Hosts(memory), 2.0, clock, clock.sleep)


def test_what_robots_txt_disallows_is_not_asked_for(server: Server, polite: Polite) -> None:
    server.page("/robots.txt", ROBOTS, content_type="text/plain")
    server.page("/no/but", "fine")
    server.page("/private/a", "fine")  # said to others
    with pytest.raises(FetchError) as raised:
        polite.get(Asked(f"{server.url}/no/a"))
    assert raised.value.trouble is Trouble.ROBOTS
    assert not raised.value.trouble.passing
    assert polite.get(Asked(f"{server.url}/no/but")).body == b"fine"
    assert polite.get(Asked(f"{server.url}/private/a")).body == b"fine"
    assert server.asked == ["/robots.txt", "/no/but", "/private/a"]


def test_a_redirect_is_held_to_robots_txt_too(server: Server, polite: Polite) -> None:
    server.page("/robots.txt", ROBOTS)
    server.redirect("/a", "/no/a")
    with pytest.raises(FetchError, match=r"robots\.txt asks programs not to fetch it"):
        polite.get(Asked(f"{server.url}/a"))
    assert "/no/a" not in server.asked


def test_there_is_a_pause_between_requests_and_a_longer_one_where_the_site_asks(
    server: Server, polite: Polite, clock: Clock
) -> None:
    server.page("/a", "1")
    for _ in range(3):
        polite.get(Asked(f"{server.url}/a"))
    assert clock.slept == [2.0, 2.0, 2.0]  # after robots.txt, and between the others
    assert polite.free_at(f"{server.url}/b") == clock() + 2.0


def test_the_crawl_delay_is_kept(server: Server, polite: Polite, clock: Clock) -> None:
    server.page("/robots.txt", ROBOTS)
    server.page("/a", "1")
    polite.get(Asked(f"{server.url}/a"))
    polite.get(Asked(f"{server.url}/a"))
    assert clock.slept == [2.0, 7.0]


def test_the_request_rate_is_kept(server: Server, polite: Polite, clock: Clock) -> None:
    server.page("/robots.txt", "User-agent: *\nRequest-rate: 1/20s\n")
    server.page("/a", "1")
    polite.get(Asked(f"{server.url}/a"))
    assert polite.free_at(f"{server.url}/a") - clock() == 20.0


def test_robots_txt_is_kept_for_a_day_also_by_the_next_watch(
    server: Server, client: Client, memory: sqlite3.Connection, clock: Clock
) -> None:
    server.page("/robots.txt", ROBOTS)
    server.page("/a", "1")
    for _ in range(2):
        Polite(client, Hosts(memory), 2.0, clock, clock.sleep).get(Asked(f"{server.url}/a"))
    assert server.asked.count("/robots.txt") == 1
    clock.now += 90_000
    Polite(client, Hosts(memory), 2.0, clock, clock.sleep).get(Asked(f"{server.url}/a"))
    assert server.asked.count("/robots.txt") == 2


@pytest.mark.parametrize("status", [404, 403, 401])
def test_a_site_without_robots_txt_asks_for_nothing(server: Server, polite: Polite, status: int) -> None:
    server.page("/robots.txt", "User-agent: *\nDisallow: /", status)
    server.page("/a", "1")
    assert polite.get(Asked(f"{server.url}/a")).body == b"1"


@pytest.mark.parametrize("status", [500, 503, 429])
def test_where_robots_txt_cannot_be_read_nothing_is_fetched(
    server: Server, polite: Polite, clock: Clock, status: int
) -> None:
    server.page("/robots.txt", "", status)
    server.page("/a", "1")
    for _ in range(2):
        with pytest.raises(FetchError) as raised:
            polite.get(Asked(f"{server.url}/a"))
        assert raised.value.trouble.passing
    assert server.asked == ["/robots.txt"]  # not asked for again at once
    clock.now += 400
    server.page("/robots.txt", "")
    assert polite.get(Asked(f"{server.url}/a")).body == b"1"


def test_a_page_in_place_of_robots_txt_forbids_nothing(server: Server, polite: Polite) -> None:
    server.page("/robots.txt", "<html><body>Disallow: /<br>Not found</body></html>" * 1000)
    server.page("/a", "1")
    assert polite.get(Asked(f"{server.url}/a")).body == b"1"


def test_a_host_that_asks_to_come_later_is_left_alone_also_by_the_next_watch(
    server: Server, client: Client, memory: sqlite3.Connection, polite: Polite, clock: Clock
) -> None:
    server.page("/busy", "", 429, retry_after="900")
    server.page("/a", "1")
    with pytest.raises(FetchError) as raised:
        polite.get(Asked(f"{server.url}/busy"))
    assert raised.value.retry_after == 900.0
    assert polite.free_at(f"{server.url}/a") == clock() + 900
    again = Polite(client, Hosts(memory), 2.0, clock, clock.sleep)
    with pytest.raises(FetchError, match="asked to come later"):
        again.get(Asked(f"{server.url}/a"))
    assert "/a" not in server.asked
    clock.now += 900
    assert again.get(Asked(f"{server.url}/a")).body == b"1"
