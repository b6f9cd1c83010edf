"""A count over time: low to high as a band, best as steps, and every claim as a mark of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dateline.publishing.drawing.axes import Course, course, moment_labels, round_steps
from dateline.publishing.drawing.svg import Picture, line, tag, text, words
from dateline.publishing.wording import number, range_words

WIDTH, HEIGHT = 380.0, 204.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 40.0, 328.0, 34.0, 174.0
_LABEL_ROOM = 62.0  # units that a label of the time axis takes


@dataclass(frozen=True, slots=True)
class Toll:
    """What a count came to from a moment on (UTC) until the next; None is an open or unknown end."""

    since: datetime
    low: int | None
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Said:
    """One claim: when its report was known, its figure, who said it; `heard` is False where it counted for nothing."""

    moment: datetime
    low: int | None
    best: int | None
    high: int | None
    who: str
    heard: bool
    denied: bool = False


@dataclass(frozen=True, slots=True)
class _Plot:
    course: Course
    steps: list[int]

    def x(self, moment: datetime) -> float:
        return _LEFT + 6 + (_RIGHT - _LEFT - 26) * self.course.place(moment)

    def y(self, value: float) -> float:
        return _BOTTOM - (_BOTTOM - _TOP) * min(value / self.steps[-1], 1.0)


def toll_chart(
    name: str, label: str, tolls: Sequence[Toll], said: Sequence[Said] = (), moments: Sequence[datetime] = ()
) -> Picture:
    """The chart of one count, the earliest toll first; ValueError where there is none.

    `moments` are others that the time axis holds, so that the charts of several counts share one.
    """
    if not tolls:
        raise ValueError("a chart needs a toll")
    figures = [*((t.low, t.best, t.high) for t in tolls), *((s.low, s.best, s.high) for s in said)]
    ends = [n for figure in figures for n in figure if n is not None]
    plot = _Plot(course([*(t.since for t in tolls), *(s.moment for s in said), *moments]), round_steps(max([1, *ends])))
    body = (
        text(label, 0, 13, "strong")
        + _grid(plot)
        + _breaks(plot)
        + _bands(plot, tolls)
        + _lines(plot, tolls)
        + _marks(plot, said)
        + _last(plot, tolls)
    )
    return Picture(name, f"{label} over time", _story(label, tolls, len(said)), WIDTH, HEIGHT, body)


def _story(label: str, tolls: Sequence[Toll], claims: int) -> str:
    steps = [f"{range_words(t.low, t.best, t.high)} from {t.since:%Y-%m-%d %H:%M}" for t in tolls]
    shown = steps if len(steps) <= 6 else [*steps[:2], f"{len(steps) - 5} other figures", *steps[-3:]]
    return f"{label}: {'; '.join(shown)} (UTC). {claims} claims." if claims else f"{label}: {'; '.join(shown)} (UTC)."


def _grid(plot: _Plot) -> str:
    rows = [
        line((_LEFT, plot.y(s)), (_RIGHT, plot.y(s)), "axis" if s == 0 else "grid")
        + text(number(s), _LEFT - 6, plot.y(s) + 4, "soft", "end")
        for s in plot.steps
    ]
    labels, last = [], -_LABEL_ROOM
    moments = plot.course.moments
    shown: list[datetime] = []
    for moment in moments:
        if plot.x(moment) - last >= _LABEL_ROOM:
            shown.append(moment)
            last = plot.x(moment)
    for moment, label in zip(shown, moment_labels(shown), strict=True):
        labels.append(text(label, plot.x(moment), _BOTTOM + 18, "soft", "start" if moment == moments[0] else "middle"))
    ticks = [line((plot.x(m), _BOTTOM), (plot.x(m), _BOTTOM + 4), "mark") for m in moments]
    return "".join([*rows, *ticks, *labels])


def _breaks(plot: _Plot) -> str:
    """Two strokes through the axis where time is shortened."""
    out = []
    for i in plot.course.breaks:
        x = (plot.x(plot.course.moments[i - 1]) + plot.x(plot.course.moments[i])) / 2
        strokes = "".join(line((x + o - 2, _BOTTOM + 4), (x + o + 2, _BOTTOM - 4), "break") for o in (-2.0, 2.0))
        out.append(tag("g", tag("title", "time is shortened here") + strokes))
    return "".join(out)


def _spans(plot: _Plot, tolls: Sequence[Toll]) -> list[tuple[float, float, Toll]]:
    """From where to where each toll held."""
    starts = [plot.x(t.since) for t in tolls]
    return list(zip(starts, [*starts[1:], _RIGHT - 4], tolls, strict=True))


def _bands(plot: _Plot, tolls: Sequence[Toll]) -> str:
    out = []
    for start, end, toll in _spans(plot, tolls):
        if toll.low is None and toll.best is None and toll.high is None:
            continue
        least = toll.low if toll.low is not None else 0
        top = toll.high if toll.high is not None else plot.steps[-1]
        is_open = toll.high is None or toll.low is None
        height = max(plot.y(least) - plot.y(top), 0.0)
        out.append(
            tag(
                "rect",
                x=start,
                y=plot.y(top),
                width=max(end - start, 0.0),
                height=height,
                class_="open" if is_open else "band",
            )
        )
    return "".join(out)


def _lines(plot: _Plot, tolls: Sequence[Toll]) -> str:
    """The best figures as steps; a least or greatest figure without a best one is dashed."""
    out = []
    before: float | None = None
    for start, end, toll in _spans(plot, tolls):
        value = next((n for n in (toll.best, toll.low, toll.high) if n is not None), None)
        if value is None:
            before = None
            continue
        y = plot.y(value)
        if before is not None and before != y:
            out.append(line((start, before), (start, y), "course"))
        out.append(line((start, y), (end, y), "course" if toll.best is not None else "least"))
        before = y
    return "".join(out)


def _marks(plot: _Plot, said: Sequence[Said]) -> str:
    out = []
    for one in sorted(said, key=lambda s: (s.heard, s.moment)):
        value = next((n for n in (one.best, one.low, one.high) if n is not None), None)
        if value is None:
            continue
        x, y = plot.x(one.moment), plot.y(value)
        out.append(tag("g", tag("title", words(_words(one))) + _mark(plot, one, x, y)))
    return "".join(out)


def _mark(plot: _Plot, one: Said, x: float, y: float) -> str:
    if one.denied:
        return tag("path", d=f"M{x - 4:.1f} {y - 4:.1f}l8 8m0 -8l-8 8", class_="denied")
    kind = "said" if one.heard else "unheard"
    if one.high is None:
        return tag("path", d=f"M{x - 4.5:.1f} {y + 3:.1f}h9l-4.5 -8z", class_=kind)
    low = one.low if one.low is not None else 0
    span = line((x, plot.y(low)), (x, plot.y(one.high)), "span") if one.high != low and one.heard else ""
    return span + tag("circle", cx=x, cy=y, r=3.6, class_=kind)


def _words(one: Said) -> str:
    figure = range_words(one.low, one.best, one.high)
    note = ", denied" if one.denied else "" if one.heard else ", not counted"
    return f"{figure}: {one.who}, {one.moment:%Y-%m-%d %H:%M} UTC{note}"


def _last(plot: _Plot, tolls: Sequence[Toll]) -> str:
    """The latest figures at the right end."""
    toll = tolls[-1]
    value = next((n for n in (toll.best, toll.low, toll.high) if n is not None), None)
    if value is None:
        return text("?", _RIGHT + 4, _BOTTOM, "strong")
    plus = "+" if toll.best is None and toll.high is None else ""
    y = plot.y(value)
    out = text(f"{number(value)}{plus}", _RIGHT + 4, y + 4, "strong")
    if not toll.low == toll.best == toll.high and (toll.high is not None or toll.best is not None):
        out += text(
            f"{number(toll.low)}–{number(toll.high) if toll.high is not None else 'open'}", _RIGHT + 4, y + 17, "soft"
        )
    return out
