"""The map and the chart of a brief."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.book.incident import BookIncident
from dateline.model.vocabulary import CountWhat
from dateline.publishing.brief.sums import Total, total
from dateline.publishing.brief.words import plural
from dateline.publishing.drawing.axes import round_steps
from dateline.publishing.drawing.svg import Picture, line, tag, text, words
from dateline.publishing.drawing.world_map import Mark, world_map
from dateline.publishing.export.days import days
from dateline.publishing.wording import clean, number

_MOST_BARS = 45
_MOST_PLACES = 80  # on the map: those with the most killed
_MOST_AREAS = 30  # places up to which vague ones are drawn as areas, which would hide each other
_EXACT = 2  # where_prec from which on a place is an area
_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP = 560.0, 190.0, 40.0, 160.0, 24.0
Step = Callable[[date], date]
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def incident_map(incidents: Sequence[BookIncident]) -> Picture:
    """Where the incidents were; those known only to a country shade it."""
    marks = []
    shaded = set()
    for incident in incidents:
        place = incident.place
        if place is None:
            continue
        if place.precision == 6 and place.country is not None:
            shaded.add(place.country)
        elif place.latitude is not None and place.longitude is not None:
            radius = place.radius_km if (place.precision or 0) > _EXACT else None
            marks.append(
                Mark(
                    place.latitude,
                    place.longitude,
                    clean(place.name),
                    radius,
                    total([incident], [], CountWhat.KILLED).best or None,
                )
            )
    places = sorted(_together(marks), key=lambda m: (-(m.number or 0), m.label, m.latitude, m.longitude))
    shown = [m if len(places) <= _MOST_AREAS else replace(m, radius_km=None) for m in places[:_MOST_PLACES]]
    return world_map("brief-map", map_title(len(places)), shown, frozenset(shaded))


def map_title(places: int) -> str:
    """What the map shows: all places, or those with the most killed."""
    return (
        "Where it happened"
        if places <= _MOST_PLACES
        else f"The {_MOST_PLACES} places with the most killed, of {number(places)}"
    )


def _together(marks: Sequence[Mark]) -> list[Mark]:
    """One mark for each place, with the sum of its numbers."""
    found: dict[tuple[float, float], Mark] = {}
    for mark in marks:
        key = (mark.latitude, mark.longitude)
        there = found.get(key)
        both = (there.number or 0) + (mark.number or 0) if there is not None else mark.number
        found[key] = Mark(mark.latitude, mark.longitude, mark.label, mark.radius_km, both or None)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class _Bar:
    """The incidents that began in one span of days."""

    label: str
    of: Total
    incidents: int


def chart(incidents: Sequence[BookIncident], episodes: Sequence[Sequence[str]]) -> Picture | None:
    """People killed by day, week or month of the first possible day, with their range; None where no day is known."""
    dated = [(span.first, i) for i in incidents if (span := days(i)) is not None]
    if not dated:
        return None
    key = _steps(min(d for d, _ in dated), max(d for d, _ in dated))
    first, last = key(min(d for d, _ in dated)), key(max(d for d, _ in dated))
    found: dict[date, list[BookIncident]] = {}
    day = first
    while day <= last:
        found[key(day)] = []
        day += timedelta(days=1)
    for began, incident in dated:
        found[key(began)].append(incident)
    bars = [_Bar(_label(d, key), total(some, episodes, CountWhat.KILLED), len(some)) for d, some in found.items()]
    return _drawn(bars, _NAMES.get(key, "year"))


def _label(day: date, key: Step) -> str:
    if key is _by_year:
        return str(day.year)
    return f"{_MONTHS[day.month - 1]} {day.year}" if key is _by_month else f"{day.day} {_MONTHS[day.month - 1]}"


def _steps(first: date, last: date) -> Step:
    length = (last - first).days + 1
    if length <= 7 * _MOST_BARS:
        return _by_day if length <= _MOST_BARS else _by_week
    return _by_month if length <= 31 * _MOST_BARS else _by_year


def _by_day(day: date) -> date:
    return day


def _by_week(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _by_month(day: date) -> date:
    return day.replace(day=1)


def _by_year(day: date) -> date:
    return day.replace(month=1, day=1)


_NAMES: dict[Step, str] = {_by_day: "day", _by_week: "week, by its Monday", _by_month: "month"}


def _drawn(bars: Sequence[_Bar], step: str) -> Picture:
    steps = round_steps(max(1, *(b.of.high for b in bars)))
    unit = (_BOTTOM - _TOP) / steps[-1]
    room = (_WIDTH - _LEFT - 8) / len(bars)
    grid = "".join(
        line((_LEFT, _BOTTOM - n * unit), (_WIDTH - 8, _BOTTOM - n * unit), "grid")
        + text(number(n), _LEFT - 6, _BOTTOM - n * unit + 4, "soft", "end")
        for n in steps
    )
    drawn = "".join(_bar(b, _LEFT + room * i, room, unit) for i, b in enumerate(bars))
    every = max(1, len(bars) // 8)
    labels = "".join(
        text(b.label, _LEFT + room * (i + 0.5), _BOTTOM + 16, "soft", "middle")
        for i, b in enumerate(bars)
        if i % every == 0
    )
    story = "; ".join(_story(b) for b in bars if b.incidents)
    title = f"People killed by {step}"
    return Picture(
        "brief-chart", title, story or "None.", _WIDTH, _HEIGHT, text(title, 0, 13, "strong") + grid + drawn + labels
    )


def _story(bar: _Bar) -> str:
    if not bar.of.is_known:
        return f"{bar.label}: no figure for {plural(bar.incidents, 'incident')}"
    span = f", {number(bar.of.low)} to {number(bar.of.high)}" if bar.of.low != bar.of.high else ""
    return f"{bar.label}: {number(bar.of.best)} killed{span} in {plural(bar.incidents, 'incident')}"


def _bar(bar: _Bar, left: float, room: float, unit: float) -> str:
    """The best figure as a bar, low to high as a line over it, open at the top where there may be more."""
    if not bar.of.is_known:
        return ""
    wide = min(room * 0.7, 26.0)
    x = left + (room - wide) / 2
    body = tag(
        "rect",
        x=x,
        y=_BOTTOM - bar.of.best * unit,
        width=wide,
        height=max(bar.of.best * unit, 0.5),
        class_="chosen-bar",
    )
    middle = x + wide / 2
    if bar.of.low != bar.of.high:
        ends = (_BOTTOM - bar.of.low * unit, _BOTTOM - bar.of.high * unit)
        body += line((middle, ends[0]), (middle, ends[1]), "whisker")
        body += "".join(line((middle - 4, y), (middle + 4, y), "whisker") for y in ends)
    if bar.of.open:
        top = _BOTTOM - bar.of.high * unit - 4
        body += text("+", middle, top, "strong", "middle")
    return tag("g", tag("title", words(_story(bar))) + body)
