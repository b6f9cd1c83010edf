"""A clock that stands still until somebody sleeps."""

from __future__ import annotations


class Clock:
    """Unix time for tests."""

    def __init__(self) -> None:
        self.now = 1_742_000_000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        """Moves on by so much."""
        self.slept.append(seconds)
        self.now += seconds
