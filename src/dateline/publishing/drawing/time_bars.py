"""When, as different claims say it: a bar for each, as long as its words leave it open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.publishing.drawing.svg import Picture, line, tag, text, words

WIDTH = 560.0
_LEFT, _RIGHT, _TOP, _ROW = 190.0, 544.0, 26.0, 24.0
_LEAST = 6.0  # units of the shortest bar
_CHARACTERS = 28  # of a label
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


@dataclass(frozen=True, slots=True)
class TimeBar:
    """A date that somebody gives, from its earliest to its latest day (None: open); `chosen` where it is the one held."""

    label: str
    words: str
    first: date | None
    last: date | None
    chosen: bool = False
    denied: bool = False


def time_bars(name: str, title: str, bars: Sequence[TimeBar]) -> Picture:
    """The bars in their order on one axis of days; ValueError where none of them has a day."""
    days = [d for b in bars for d in (b.first, b.last) if d is not None]
    if not days:
        raise ValueError("bars of time need a day")
    margin = max(1, (max(days) - min(days)).days // 12)
    start, end = min(days) - timedelta(days=margin), max(days) + timedelta(days=margin + 1)
    unit = (_RIGHT - _LEFT) / (end - start).days
    bottom = _TOP + _ROW * len(bars)
    rows = "".join(_bar(b, i, start, unit) for i, b in enumerate(bars))
    story = "; ".join(f"{b.label}: {b.words}{' (denied)' if b.denied else ''}" for b in bars)
    return Picture(name, title, story, WIDTH, bottom + 8, _axis((start, end), unit, bottom) + rows)


def _bar(bar: TimeBar, row: int, start: date, unit: float) -> str:
    y = _TOP + _ROW * row + 4
    label = bar.label if len(bar.label) <= _CHARACTERS else bar.label[: _CHARACTERS - 1].rstrip() + "…"
    first = _LEFT + ((bar.first - start).days * unit if bar.first is not None else 0)
    last = _LEFT + ((bar.last - start).days + 1) * unit if bar.last is not None else _RIGHT
    kind = "denied-bar" if bar.denied else "chosen-bar" if bar.chosen else "other-bar"
    box = tag("rect", x=first, y=y, width=max(last - first, _LEAST), height=13, rx=2, class_=kind)
    said = tag("title", words(f"{bar.label}: {bar.words}"))
    return text(label, _LEFT - 10, y + 11, "strong" if bar.chosen else "", "end") + tag("g", said + box)


def _axis(axis: tuple[date, date], unit: float, bottom: float) -> str:
    start, end = axis
    out = []
    for day in _ticks(start, end):
        x = _LEFT + (day - start).days * unit
        out.append(
            line((x, _TOP - 4), (x, bottom), "grid") + text(_label(day, (end - start).days), x + 2, _TOP - 9, "soft")
        )
    return "".join(out)


def _ticks(start: date, end: date) -> list[date]:
    """At most six days at even steps."""
    step = max(1, -(-(end - start).days // 6))
    return [start + timedelta(days=d) for d in range(0, (end - start).days, step)]


def _label(day: date, days: int) -> str:
    month = _MONTHS[day.month - 1]
    return f"{day.day} {month}" if days <= 300 else f"{month} {day.year}"
