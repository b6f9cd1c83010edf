"""Resolves days written in figures: 2025-03-11, 3/11/2025, 21.3.25."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from dateline.coding.dates.values import Moment

_FIGURES = re.compile(r"(?<![\w/.-])(\d{1,2})/(\d{1,2})/(?:\d{4}|\d{2})(?![\w/-])")
_AHEAD = timedelta(days=10)


def numeric(word: str, text: str, published: date | None, ahead: bool | None) -> str | None:
    """The day; one of a set where day and month can be told apart by nothing; None where neither order is a day.

    The order is told by another such date of the text, or by a day of which one reading lies well after publication in a clause
    that looks into no future.
    """
    parts = [int(part) for part in word.replace("/", "-").replace(".", "-").split("-")]
    if parts[0] > 31:
        moments = [Moment(*parts)]
    else:
        year = parts[2] if parts[2] > 99 else century_of(parts[2], published)
        day_first = True if "." in word else _day_comes_first(text)
        month_first, other = Moment(year, parts[0], parts[1]), Moment(year, parts[1], parts[0])
        likely = [other] if day_first else [month_first] if day_first is False else [month_first, other]
        moments = likely if "." in word or any(moment.exists for moment in likely) else [month_first, other]
    found = sorted({moment.edtf() for moment in moments if moment.exists and 1500 <= (moment.year or 0) <= 2099})
    if len(found) > 1 and published is not None and not ahead:
        past = [day for day in found if date.fromisoformat(day) <= published + _AHEAD]
        found = past if len(past) == 1 else found
    if len(found) > 1:
        return f"[{','.join(found)}]"
    return found[0] if found else None


def century_of(two_figures: int, published: date | None) -> int:
    """The year that two figures name: the latest that is at most five years after publication (or after 2030)."""
    latest = published.year + 5 if published else 2030
    year = latest // 100 * 100 + two_figures
    return year if year <= latest else year - 100


@lru_cache(maxsize=8)
def _day_comes_first(text: str) -> bool | None:
    """Whether dates in figures put the day first, as one of them shows; None where none or two of them disagree."""
    orders = {int(first) > 12 for first, second in _FIGURES.findall(text) if (int(first) > 12) != (int(second) > 12)}
    return orders.pop() if len(orders) == 1 else None
