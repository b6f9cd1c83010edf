"""When to try again after a failure: later each time, never sooner than asked, and not all at once."""

from __future__ import annotations

import random

LONGEST = 86_400.0  # seconds: once a day is tried whatever happened
_SPREAD = 0.25  # each wait is longer or shorter by up to so much, so that what failed together is not tried together


def wait_after(failures: int, first: float, asked: float | None, chance: random.Random) -> float:
    """Seconds to wait after `failures` failures in a row (1 or more): `first` doubled each time, at least what was `asked` for."""
    if failures < 1:
        raise ValueError(f"failures must be 1 or more, not {failures}")
    doubled = min(first * 2.0 ** min(failures - 1, 30), LONGEST)
    wait = doubled * chance.uniform(1 - _SPREAD, 1 + _SPREAD)
    return max(wait, asked or 0.0)
