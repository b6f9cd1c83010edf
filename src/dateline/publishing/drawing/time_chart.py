"""Incidents and killed over time: bars above one axis of days, low to high as a band around the best figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateline.publishing.drawing.axes import round_steps
from dateline.publishing.drawing.svg import Picture, line, tag, text, words
from dateline.publishing.wording import number, range_words

WIDTH, HEIGHT = 720.0, 240.0
_LEFT, _RIGHT = 44.0, 712.0
_ABOVE = (24.0, 104.0)  # from top to bottom: incidents
_BELOW = (142.0, 214.0)  # killed
_LABEL_ROOM = 84.0
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day: how many incidents, and how many were killed."""

    start: date
    end: date
    incidents: int
    low: int
    best: int
    high: int


def time_chart(name: str, title: str, periods: Sequence[Period]) -> Picture:
    """The chart of periods that follow one another without a gap; ValueError where there is none."""
    if not periods:
        raise ValueError("a chart over time needs a period")
    wide = (_RIGHT - _LEFT) / len(periods)
    above = round_steps(max(p.incidents for p in periods), 3)
    below = round_steps(max([1, *(max(p.high, p.best) for p in periods)]), 3)
    body = [text("incidents", 0, 12, "strong"), text("killed", 0, _BELOW[0] - 12, "strong")]
    body += [_grid(above, _ABOVE), _grid(below, _BELOW), _days(periods, wide)]
    body += [_bars(i, p, wide, above[-1], below[-1]) for i, p in enumerate(periods)]
    return Picture(name, title, _story(periods), WIDTH, HEIGHT, "".join(body))


def _story(periods: Sequence[Period]) -> str:
    total = sum(p.incidents for p in periods)
    top = max(periods, key=lambda p: p.incidents)
    killed = range_words(*(sum(n) for n in zip(*((p.low, p.best, p.high) for p in periods), strict=True)))
    return (
        f"{number(total)} incidents from {periods[0].start} to {periods[-1].end}, {killed} killed; "
        f"most, {number(top.incidents)}, from {top.start} to {top.end}."
    )


def _grid(steps: Sequence[int], rows: tuple[float, float]) -> str:
    out = []
    for step in steps:
        y = _y(step, steps[-1], rows)
        kind = "axis" if step == 0 else "grid"
        out.append(line((_LEFT, y), (_RIGHT, y), kind) + text(number(step), _LEFT - 6, y + 4, "soft", "end"))
    return "".join(out)


def _y(value: float, top: int, rows: tuple[float, float]) -> float:
    return rows[1] - (rows[1] - rows[0]) * value / top


def _days(periods: Sequence[Period], wide: float) -> str:
    out: list[str] = []
    last = -_LABEL_ROOM
    long = (periods[-1].end - periods[0].start).days > 300
    for i, period in enumerate(periods):
        x = _LEFT + i * wide
        if x - last < _LABEL_ROOM or x > _RIGHT - 40:
            continue
        month = _MONTHS[period.start.month - 1]
        year = f" {period.start.year}" if long or not out else ""
        label = f"{month}{year}" if long else f"{period.start.day} {month}{year}"
        out.append(line((x, _BELOW[1]), (x, _BELOW[1] + 4), "mark") + text(label, x, HEIGHT - 8, "soft"))
        last = x
    return "".join(out)


def _bars(i: int, period: Period, wide: float, most: int, killed: int) -> str:
    if not period.incidents:
        return ""
    x, width = _LEFT + i * wide + min(wide * 0.1, 2), max(min(wide * 0.8, 28.0), 1.0)
    y = _y(period.incidents, most, _ABOVE)
    out = [tag("rect", x=x, y=y, width=width, height=_ABOVE[1] - y, class_="chosen-bar")]
    if period.high or period.best:
        high, low, best = (_y(n, killed, _BELOW) for n in (max(period.high, period.best), period.low, period.best))
        out.append(tag("rect", x=x, y=high, width=width, height=max(low - high, 1.0), class_="band"))
        out.append(line((x, best), (x + width, best), "course"))
    said = f"{period.start} to {period.end}: {number(period.incidents)} incidents, {range_words(period.low, period.best, period.high)} killed"
    return tag("g", tag("title", words(said)) + "".join(out))
