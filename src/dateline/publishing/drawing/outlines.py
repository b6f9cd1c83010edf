"""Outlines of countries as rings of points, and what of them lies in a window of a map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Point = tuple[float, float]  # longitude, latitude in degrees; x, y once drawn
Box = tuple[float, float, float, float]  # west, south, east, north in degrees; east may be above 180


@dataclass(frozen=True, slots=True)
class Outline:
    """One ring of a country (ISO 3166-1 alpha-2, "-" where it has no code) and the box that holds it."""

    country: str
    box: Box
    points: tuple[Point, ...]


@cache
def outlines() -> tuple[Outline, ...]:
    """Every ring of every country (`data/outlines.tsv`)."""
    table = files("dateline.publishing.drawing").joinpath("data/outlines.tsv").read_text("utf-8")
    return tuple(_read(row) for row in table.splitlines() if row and not row.startswith("#"))


def _read(row: str) -> Outline:
    country, steps = row.split("\t")
    x = y = 0
    points = []
    for step in steps.split(" "):
        east, north = step.split(",")
        x, y = x + int(east), y + int(north)
        points.append((x / 100, y / 100))
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Outline(country, (min(xs), min(ys), max(xs), max(ys)), tuple(points))


def inside(window: Box) -> Iterator[tuple[str, list[Point]]]:
    """The rings in a window cut at its edges, with their countries; longitudes are turned by 360 degrees where they need to be."""
    west, south, east, north = window
    for outline in outlines():
        for turn in (-360.0, 0.0, 360.0):
            w, s, e, n = outline.box
            if w + turn > east or e + turn < west or s > north or n < south:
                continue
            points = [(x + turn, y) for x, y in outline.points]
            within = w + turn >= west and e + turn <= east and s >= south and n <= north
            kept = points if within else clipped(points, window)
            if len(kept) > 2:
                yield outline.country, kept


def clipped(points: list[Point], window: Box) -> list[Point]:
    """The part of a ring in a window (Sutherland and Hodgman); what crosses several times is joined along the edge."""
    west, south, east, north = window
    for axis, edge, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        points = _cut(points, axis, edge, sign)
    return points


def _cut(points: list[Point], axis: int, edge: float, sign: int) -> list[Point]:
    """The ring's part on the side of one edge where `sign` times the coordinate is greater."""
    out: list[Point] = []
    for a, b in zip([*points[-1:], *points[:-1]], points, strict=True):
        a_in, b_in = sign * (a[axis] - edge) >= 0, sign * (b[axis] - edge) >= 0
        if a_in != b_in:
            share = (edge - a[axis]) / (b[axis] - a[axis])
            out.append((a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])))
        if b_in:
            out.append(b)
    return out
