"""The time of day that words name: "T20:30" for a clock, an ISO-TimeML code such as "TNI" for a part of the day."""

from __future__ import annotations

import re

from dateline.coding.dates.hits import Hit

# Parts of the day as ISO 24617-1 (TimeML) codes them; dawn is of the morning, dusk of the evening.
_PARTS = {
    "morning": "TMO", "dawn": "TMO", "daybreak": "TMO", "sunrise": "TMO", "midday": "TMI", "afternoon": "TAF",
    "evening": "TEV", "dusk": "TEV", "sunset": "TEV", "nightfall": "TEV", "night": "TNI", "overnight": "TNI",
    "tonight": "TNI", "tonite": "TNI", "noon": "T12:00", "midnight": "T00:00",
}  # fmt: skip
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?::\d\d)?$")
_ZONES = frozenset({"gmt", "utc"})


def time_of_day(hit: Hit) -> str | None:
    """The clock that the hit names, in 24 hours ("T20:30", "T17:45Z" for GMT), else the part of the day; None without either."""
    return _clock(hit) or _part(hit) or ("TMO" if hit.has("EARLY") and hit.has("HOURS") else None)


def _clock(hit: Hit) -> str | None:
    place = hit.find("CLOCK", "CLOCK4", "CLOCK_DOT")
    half = hit.find("AMPM")
    if place is None and hit.has("PART") and hit.is_class(hit.first, "D2", "NUMBER") and hit.month is None:
        place = hit.first
    if place is None and half is not None and hit.is_class(half - 1, "D2", "NUMBER"):
        place = half - 1
    if place is None and (oclock := hit.find("OCLOCK")) is not None:
        place = next((i for i in range(oclock - 1, hit.first - 1, -1) if hit.is_class(i, "D2", "NUMBER")), None)
    if place is None and (hours := hit.find("HOURS")) is not None and hit.is_class(hours - 1, "YEAR"):
        place = hours - 1
    if place is None:
        return None
    found = _hour_minute(hit.tokens.word(place), hit)
    if found is None:
        return None
    hour, minute = _in_24(*found, _half(hit, half))
    zone = "Z" if (hit.word("ZONE") or "") in _ZONES else ""
    return f"T{hour:02d}:{minute:02d}{zone}" if hour < 24 and minute < 60 else None


def _hour_minute(word: str, hit: Hit) -> tuple[int, int] | None:
    from dateline.coding.dates.lexicon import lexicon

    if word in lexicon().numbers:
        return lexicon().numbers[word], 0
    if word.isdecimal() and len(word) == 4:
        return int(word[:2]), int(word[2:])
    match = _CLOCK.match(word)
    return (int(match.group(1)), int(match.group(2) or 0)) if match else None


def _half(hit: Hit, place: int | None) -> str | None:
    """Which half of the day: "a" or "p" by a.m. and p.m., or by the part of the day beside a clock of twelve hours."""
    if place is not None:
        return hit.tokens.word(place)[0]
    part = hit.word("PART")
    return {"morning": "a", "afternoon": "p", "evening": "p"}.get(part or "")


def _in_24(hour: int, minute: int, half: str | None) -> tuple[int, int]:
    if half == "p" and hour < 12:
        return hour + 12, minute
    return (0, minute) if half == "a" and hour == 12 else (hour, minute)


def _part(hit: Hit) -> str | None:
    word = hit.word("MOMENT", "PART", "TONIGHT", "OVERNIGHT")
    return _PARTS[word] if word else None
