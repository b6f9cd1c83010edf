"""What is known of hosts: until when they asked not to be asked, and the robots.txt of each origin."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from dateline.fetching.memory import changed


@dataclass(frozen=True, slots=True)
class Robots:
    """The text of a robots.txt ("" where there is none) and the moment, in Unix time, until which it is used."""

    text: str
    until: float


class Hosts:
    """The table of hosts."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def not_before(self, origin: str) -> float:
        """The moment before which nothing is asked of an origin, in Unix time; 0 where any will do."""
        row = self._connection.execute("SELECT not_before FROM hosts WHERE origin = ?", (origin,)).fetchone()
        return float(row[0]) if row else 0.0

    def hold(self, origin: str, until: float) -> None:
        """Nothing is asked of the origin until then."""
        with changed(self._connection) as connection:
            connection.execute(
                "INSERT INTO hosts (origin, not_before, robots_until) VALUES (?, ?, 0) "
                "ON CONFLICT (origin) DO UPDATE SET not_before = max(not_before, excluded.not_before)",
                (origin, until),
            )

    def robots(self, origin: str) -> Robots | None:
        """The robots.txt that was fetched last; None where none was."""
        row = self._connection.execute(
            "SELECT robots, robots_until FROM hosts WHERE origin = ? AND robots IS NOT NULL", (origin,)
        ).fetchone()
        return Robots(*row) if row else None

    def keep_robots(self, origin: str, robots: Robots) -> None:
        """Remembers a robots.txt."""
        with changed(self._connection) as connection:
            connection.execute(
                "INSERT INTO hosts (origin, not_before, robots, robots_until) VALUES (?, 0, ?, ?) "
                "ON CONFLICT (origin) DO UPDATE SET robots = excluded.robots, robots_until = excluded.robots_until",
                (origin, robots.text, robots.until),
            )
