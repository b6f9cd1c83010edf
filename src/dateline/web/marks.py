"""How uncertain figures and days are drawn in a row: positions in pixels, with the words that say the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import sqrt

from dateline.publishing.wording import number, range_words

TOLL = 84.0  # pixels of the longest bar
SPAN = 100.0  # pixels that stand for the whole time of a query
_FEWEST = 40  # days that it stands for
_LEAST = 3.0  # pixels of the shortest mark


@dataclass(frozen=True, slots=True)
class TollBar:
    """A figure from low to high on a square-root scale; `words` is the figure in short, None where nothing is known.

    `range` says its ends where they differ from it; `held` is where the best figure is, None where there is none.
    """

    words: str | None
    range: str | None
    size: float = TOLL
    left: float = 0.0
    width: float = 0.0
    held: float | None = None
    open: bool = False

    @property
    def right(self) -> float:
        """Where the band ends."""
        return self.left + self.width


def toll_bar(low: int | None, best: int | None, high: int | None, most: int, size: float = TOLL) -> TollBar:
    """The bar of a figure among others of which `most` is the largest."""
    known = [n for n in (low, best, high) if n is not None]
    if not known:
        return TollBar(None, None)
    words, ends = _toll_words(low, best, high)
    if not max(known):
        return TollBar(words, ends)
    unit = (size - 6) / sqrt(max(most, *known))  # room for the arrow of an open end
    left, right = (round(sqrt(n) * unit, 1) for n in (min(known), max(known)))
    held = None if best is None else round(max(sqrt(best) * unit - 1.25, 0.0), 1)
    return TollBar(words, ends, size, left, round(max(right - left, 1.0), 1), held, high is None)


def _toll_words(low: int | None, best: int | None, high: int | None) -> tuple[str, str | None]:
    """The figure and, where they differ from it, its ends: ("21", None), ("12", "10 to 15"), ("35", "at least 35")."""
    if best is None:
        return range_words(low, best, high), None
    exact = low == best == high
    return number(best), None if exact else range_words(low, best, high)


@dataclass(frozen=True, slots=True)
class DaySpan:
    """From which day to which an incident can have been, within the whole time of a query."""

    left: float
    width: float
    vague: bool
    size: float = SPAN


def day_span(first: str | None, last: str | None, whole: tuple[str, str] | None) -> DaySpan | None:
    """The mark of an incident's days; None where nothing is known of them or of the whole time."""
    if whole is None or (first is None and last is None):
        return None
    start, end = (date.fromisoformat(day).toordinal() for day in whole)
    room = max(_FEWEST - (end - start + 1), 0) // 2  # so that one day does not fill it
    start, end = max(start - room, 1), end + room
    days = end - start + 1
    begins = start if first is None else date.fromisoformat(first).toordinal()
    ends = end if last is None else date.fromisoformat(last).toordinal()
    width = max((min(ends, end) - max(begins, start) + 1) / days * SPAN, _LEAST)
    left = min(max((max(begins, start) - start) / days * SPAN, 0.0), SPAN - min(width, SPAN))
    return DaySpan(round(left, 1), round(min(width, SPAN), 1), first != last)
