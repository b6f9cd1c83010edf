"""A desk that runs rounds of a watch against a server, and the feeds and pages that it reads there."""

from __future__ import annotations

import random
import sqlite3

from dateline.fetching.client import Client
from dateline.fetching.hosts import Hosts
from dateline.fetching.polite import Polite
from dateline.fetching.watching import Event, Ready, Watch

from .clock import Clock
from .server import Server

STORY = (
    "Gunmen opened fire on a checkpoint near the town of Karval on Monday, killing three soldiers and wounding five, police said. "
    "No group has claimed responsibility for the attack, which came a day after a truce was signed in the capital. "
)
LONG = STORY * 4


def page(title: str, text: str = LONG) -> str:
    return (
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{text}</p></article></body></html>"
    )


def item(name: str, more: str = "", date: str = "Wed, 12 Mar 2025 18:00:00 GMT") -> str:
    return f"<item><title>{name}</title><link>/{name}</link><guid>{name}</guid><pubDate>{date}</pubDate>{more}</item>"


def rss(*items: str, channel: str = "") -> str:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Gazette</title>{channel}{"".join(items)}</channel></rss>'


class Desk:
    """Runs rounds of a watch on a clock of its own and takes what comes."""

    def __init__(self, server: Server, client: Client, memory: sqlite3.Connection) -> None:
        self.server = server
        self.clock = Clock()
        self._parts = (client, memory)

    def watch(self, *feeds: str) -> Watch:
        client, memory = self._parts
        polite = Polite(client, Hosts(memory), 2.0, self.clock, self.clock.sleep)
        addresses = [f"{self.server.url}{f}" for f in feeds or ("/feed",)]
        return Watch(polite, memory, addresses, 1800.0, random.Random(1))

    def round(self, *feeds: str) -> list[Event]:
        """What one round brings; every report is confirmed."""
        watch = self.watch(*feeds)
        events = []
        for event in watch.run(once=True):
            events.append(event)
            if isinstance(event, Ready):
                watch.done(event)
        return events


def urls(events: list[Event]) -> list[str]:
    return [e.url.rpartition("/")[2] for e in events if isinstance(e, Ready)]
