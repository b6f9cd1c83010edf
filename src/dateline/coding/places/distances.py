"""Distances in words: "10 km (6 miles)", "twenty-five miles", "a few kilometres", "a two-hour drive"."""

from __future__ import annotations

import re

from dateline.coding.places.tokens import Line
from dateline.knowledge.place_words import PlaceWords
from dateline.knowledge.relative_words import relative_words

KM_IN_NAUTICAL_MILE = 1.852
FARTHEST_BACK = 12  # words looked at before the word that a distance leads to
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*$")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+$")
_STOPS = frozenset({".", ";", "in", "at", "near", "killed", "wounded"})


def distance_km(line: Line, k: int, words: PlaceWords) -> float | None:
    """The distance that ends at or shortly before word `k`, in km: the first of several ("10 km (6 miles) to the north of")."""
    found: float | None = None
    for at in range(k, max(-1, k - FARTHEST_BACK), -1):
        word = line.lowers[at]
        if word in words.units:
            nautical = line.lower(at - 1) == "nautical"
            number = quantity(line, at - 2 if nautical else at - 1)
            if number is not None:
                found = number * (KM_IN_NAUTICAL_MILE if nautical else words.units[word])
        elif word in _STOPS:
            break
    return found


def travel_km(line: Line, k: int) -> float | None:
    """The km of a journey that ends at word `k`: "an hour's drive", "a 30-minute walk"; None where word `k` is no such journey."""
    words = relative_words()
    speed = words.speeds.get(line.lower(k))
    if speed is None:
        return None
    at = k - 1
    hours = words.hours.get(line.lower(at))
    number = None if hours is None else quantity(line, at - 1)
    return None if hours is None or number is None else hours * number * speed


def quantity(line: Line, k: int) -> float | None:
    """The number that ends at word `k`: digits, a range's middle ("10 to 15", "10-15"), words ("twenty-five", "half a", "a few")."""
    while line.lower(k) in {"-", "of"}:
        k -= 1
    last = _plain(line, k)
    if last is None:
        return None
    before = line.lower(k - 1)
    if before in {"-", "–", "to", "or"}:
        first = _plain(line, k - 2)
        if first is not None and line.lower(k).isalpha() and first >= 20 > last:
            return first + last  # "twenty-five"
        if first is not None and first < last:
            return (first + last) / 2
    if line.lower(k) in {"a", "an"} and before == "half":
        return 0.5
    if line.lower(k) == "half" and line.lower(k - 2) in {"one", "two", "three", "a"}:
        return (_plain(line, k - 3 if line.lower(k - 2) == "a" else k - 2) or 0.0) + 0.5  # "one and a half"
    return last


def _plain(line: Line, k: int) -> float | None:
    word = line.lower(k)
    if _THOUSANDS.match(word):
        return float(word.replace(",", ""))
    if _NUMBER.match(word):
        return float(word.replace(",", ".")) if word.count(",") + word.count(".") <= 1 else None
    return relative_words().numbers.get(word)
