"""The earliest and latest day of an EDTF value (ISO 8601-2), and whether two values can be the same day."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

Bounds = tuple[date | None, date | None]

# Sub-year groupings of EDTF level 2, first and last month: seasons (21-24 and by hemisphere 25-32), quarters, quadrimesters, halves.
# Winter ends in the next year; "24" is read as December to February whatever the hemisphere, for want of knowing it.
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
_GROUPS = {
    **_SEASONS,
    **{25 + i: _SEASONS[21 + i] for i in range(4)},
    29: (9, 11), 30: (12, 14), 31: (3, 5), 32: (6, 8),
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
    37: (1, 4), 38: (5, 8), 39: (9, 12), 40: (1, 6), 41: (7, 12),
}  # fmt: skip
_PLAIN = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_UNKNOWN_DIGITS = re.compile(r"(\d[\dX]{3})(?:-(XX|\d\d))?(?:-(XX|\d\d))?")
_UNKNOWN_YEAR = re.compile(r"XXXX(?:-(\d\d|XX))?(?:-(\d\d|XX))?")
_WIDENING = {4: timedelta(days=366), 7: timedelta(days=31), 10: timedelta(days=3)}


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> Bounds:
    """Earliest and latest day of `edtf`; None for an open end or an unknown year; raises EDTFParseException when it is not EDTF."""
    if match := _PLAIN.fullmatch(edtf):
        return _plain_bounds(*match.groups())
    if "/" in edtf:
        first, last = edtf.split("/")
        low = None if first in ("", "..") else bounds(first)[0]
        high = None if last in ("", "..") else bounds(last)[1]
        return low, high
    if edtf[:1] in "[{" and edtf[-1:] in "]}":
        return _set_bounds(edtf)
    core = edtf.strip("~?%")
    if core != edtf:
        return bounds(core)
    if _UNKNOWN_YEAR.fullmatch(edtf):
        return None, None
    if match := _UNKNOWN_DIGITS.fullmatch(edtf):
        year, month, day = match.groups()
        if day in (None, "XX") or month != "XX":
            low = _plain_bounds(year.replace("X", "0"), _known(month), _known(day))[0]
            return low, _plain_bounds(year.replace("X", "9"), _known(month), _known(day))[1]
    return _library_bounds(edtf)


def _known(part: str | None) -> str | None:
    return None if part == "XX" else part


def _plain_bounds(year: str, month: str | None, day: str | None) -> tuple[date, date]:
    number = int(year)
    if month is None:
        return date(number, 1, 1), date(number, 12, 31)
    if day is not None:
        exact = date(number, int(month), int(day))
        return exact, exact
    first, last = _GROUPS[int(month)] if int(month) > 12 else (int(month), int(month))
    return date(number, first, 1), _month_end(number + (last > 12), (last - 1) % 12 + 1)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _set_bounds(edtf: str) -> Bounds:
    body = edtf[1:-1]
    members = [bounds(part.strip().strip(".")) for part in body.replace("..", ",").split(",") if part.strip()]
    lows, highs = [low for low, _ in members], [high for _, high in members]
    low = None if body.startswith("..") or None in lows else min(day for day in lows if day)
    high = None if body.endswith("..") or None in highs else max(day for day in highs if day)
    return low, high


def _library_bounds(edtf: str) -> Bounds:
    from edtf import parse_edtf  # here, since it takes a quarter of a second and plain forms need none of it

    parsed = parse_edtf(edtf)
    low, high = parsed.lower_strict(), parsed.upper_strict()
    return date(*low[:3]) if low[0] >= 1 else None, date(*high[:3]) if high[0] <= 9999 else None


def precision(edtf: str | None) -> int | None:
    """UCDP date_prec of `edtf`: 1 a day, 2 two to six days, 3 a week, 4 a month, 5 up to a year, None when longer or unknown."""
    low, high = bounds(edtf) if edtf else (None, None)
    if low is None or high is None:
        return None
    days = (high - low).days + 1
    for level, longest in ((1, 1), (2, 6), (3, 7), (4, 31), (5, 366)):
        if days <= longest:
            return level
    return None


def compatible(a: str | None, b: str | None) -> bool:
    """Whether two EDTF values can name the same day; an unknown value is compatible with any, and a qualified one (~ ? %) is widened."""
    if a is None or b is None or a == b:
        return True
    for value, other in ((a, b), (b, a)):
        if value.startswith(("[", "{")) and ".." not in value:
            return any(compatible(member.strip(), other) for member in value[1:-1].split(","))
    for value, other in ((a, b), (b, a)):
        if match := _UNKNOWN_YEAR.fullmatch(value):
            return _meets(_known(match.group(1)), _known(match.group(2)), other)
    (low_a, high_a), (low_b, high_b) = _widened(a), _widened(b)
    return not ((high_a and low_b and high_a < low_b) or (high_b and low_a and high_b < low_a))


def _widened(edtf: str) -> Bounds:
    """Bounds with every qualified end moved by one unit of its own: a year, a month or three days."""
    low, high = bounds(edtf)
    first, last = edtf.split("/") if "/" in edtf else (edtf, edtf)
    if low and first[-1:] in "~?%" and (by := _WIDENING.get(len(first.rstrip("~?%")))):
        low -= min(by, low - date.min)
    if high and last[-1:] in "~?%" and (by := _WIDENING.get(len(last.rstrip("~?%")))):
        high += min(by, date.max - high)
    return low, high


def _meets(month: str | None, day: str | None, other: str) -> bool:
    """Whether a month (and day) of an unknown year can fall in `other`."""
    if match := _UNKNOWN_YEAR.fullmatch(other):
        pairs = zip((month, day), (_known(match.group(1)), _known(match.group(2))), strict=True)
        return all(mine is None or theirs is None or mine == theirs for mine, theirs in pairs)
    low, high = _widened(other)
    if low is None or high is None or (high - low).days >= 366:
        return True
    days = (low + timedelta(days=i) for i in range((high - low).days + 1))
    return any((month is None or d.month == int(month)) and (day is None or d.day == int(day)) for d in days)
