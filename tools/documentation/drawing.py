"""Draws a placed diagram as SVG that takes its colours from the page, and reads out as what it says."""

from __future__ import annotations

from html import escape
from itertools import pairwise

from tools.documentation.layout import CHARACTER, Place, Plan, plan
from tools.documentation.mermaid import Box, Edge, Ending, Graph, Shape, read

Point = tuple[float, float]
Area = tuple[float, float, float, float]  # middle, width and height

STYLE = """\
.md-grid { max-width: 76rem; }
.diagram { display: block; max-width: 100%; height: auto; margin: 1.2em auto; font: 13px system-ui, sans-serif; }
.diagram .box { fill: var(--md-code-bg-color, #f4f4f4); stroke: currentColor; stroke-width: 1; }
.diagram text { fill: currentColor; text-anchor: middle; dominant-baseline: central; }
.diagram path.edge { fill: none; stroke: currentColor; stroke-width: 1.2; opacity: 0.7; }
.diagram path.dotted { stroke-dasharray: 2 4; }
.diagram .mark { fill: var(--md-default-bg-color, #fff); stroke: currentColor; stroke-width: 1.2; opacity: 0.85; }
.diagram .tip { fill: currentColor; opacity: 0.8; }
.diagram .label { font-size: 11.5px; paint-order: stroke; stroke: var(--md-default-bg-color, #fff); stroke-width: 4px; stroke-linejoin: round; }
"""


def fence(source: str, language: str, css_class: str, options: object, md: object, **_: object) -> str:
    """A fenced block of Mermaid as SVG, for pymdownx.superfences; raises ValueError for what is not understood."""
    del language, css_class, options, md
    return svg(read(source))


def svg(graph: Graph) -> str:
    """The drawing of a diagram."""
    placed = plan(graph)
    taken = [(at.x, at.y, at.width, at.height) for at in placed.boxes.values()]
    lines, labels = [], []
    for edge, bends in zip(graph.edges, placed.bends, strict=True):
        points = _points(edge, placed, bends, graph.down)
        lines.append(_line(edge, points, graph.down))
        if edge.label:
            x, y = _free(points, edge.label, graph.down, taken)
            labels.append(f'<text class="label" x="{x:.1f}" y="{y:.1f}">{escape(edge.label)}</text>')
    boxes = [_box(box, placed.boxes[box.id]) for box in graph.boxes.values()]
    size = (
        f'viewBox="0 0 {placed.width:.0f} {placed.height:.0f}" width="{placed.width:.0f}" height="{placed.height:.0f}"'
    )
    inside = "".join([*lines, *boxes, *labels])
    return f'<svg class="diagram" {size} role="img" aria-label="{escape(spoken(graph))}">{inside}</svg>'


def spoken(graph: Graph) -> str:
    """The diagram in words: one clause an edge."""
    name = {box.id: box.label for box in graph.boxes.values()}
    return "; ".join(f"{name[e.source]} {e.label or 'to'} {name[e.target]}" for e in graph.edges)


def _box(box: Box, at: Place) -> str:
    left, top, width, height = at.x - at.width / 2, at.y - at.height / 2, at.width, at.height
    if box.shape is Shape.HEXAGON:
        corners = [(left, at.y), (left + 10, top), (left + width - 10, top), (left + width, at.y)]
        corners += [(left + width - 10, top + height), (left + 10, top + height)]
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
        shape = f'<polygon class="box" points="{points}"/>'
    else:
        radius = {Shape.ROUND: height / 2, Shape.STORE: 9.0}.get(box.shape, 3.0)
        shape = f'<rect class="box" x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}" rx="{radius:.1f}"/>'
        if box.shape is Shape.STORE:  # a second line under the top, as of a drum
            shape += f'<path class="edge" d="M{left:.1f} {top + 7:.1f}h{width:.1f}"/>'
    return f'{shape}<text x="{at.x:.1f}" y="{at.y + (2 if box.shape is Shape.STORE else 0):.1f}">{escape(box.label)}</text>'


def _points(edge: Edge, placed: Plan, bends: list[Point], down: bool) -> list[Point]:
    """What an edge runs through, from the border of one box to that of the other."""
    source, target = placed.boxes[edge.source], placed.boxes[edge.target]
    first = _border(source, bends[0] if bends else (target.x, target.y), down)
    last = _border(target, bends[-1] if bends else (source.x, source.y), down)
    return [first, *bends, last]


def _line(edge: Edge, points: list[Point], down: bool) -> str:
    """The line with its ends."""
    line = f'<path class="edge{" dotted" * edge.dotted}" d="{_curve(points, down)}"/>'
    ends = _ending(edge.start, points[0], points[1], down) + _ending(edge.end, points[-1], points[-2], down)
    return line + ends


def _free(points: list[Point], label: str, down: bool, taken: list[Area]) -> Point:
    """A place for a label on its edge, near the middle, where no box and no other label is; takes it."""
    width, height = len(label) * CHARACTER * 0.85, 15.0
    middle = (len(points) - 2) / 2
    segments = sorted(range(len(points) - 1), key=lambda k: abs(k - middle))
    on = [_on_curve(points[k], points[k + 1], t, down) for t in (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8) for k in segments]
    beside = [(x, y + aside) for x, y in on for aside in (height, -height)]  # where two edges run alike
    spots = [*on, *beside]

    def overlap(spot: Point) -> float:
        return sum(
            max(0.0, (width + w) / 2 - abs(spot[0] - x)) * max(0.0, (height + h) / 2 - abs(spot[1] - y))
            for x, y, w, h in taken
        )

    best = min(spots, key=overlap)
    taken.append((*best, width, height))
    return best


def _on_curve(start: Point, end: Point, t: float, down: bool) -> Point:
    """The point of a segment's cubic curve (see `_curve`) at `t` from 0 to 1."""
    eased = t * t * (3 - 2 * t)
    along = 1.5 * t * (1 - t) + t**3
    x = start[0] + (end[0] - start[0]) * (eased if down else along)
    y = start[1] + (end[1] - start[1]) * (along if down else eased)
    return x, y


def _border(box: Place, towards: Point, down: bool) -> Point:
    """Where an edge meets a box: on the side that faces where it goes, a little towards it."""
    if down:
        shift = max(-box.width / 3, min(box.width / 3, (towards[0] - box.x) * 0.25))
        return box.x + shift, box.y + (box.height / 2 if towards[1] > box.y else -box.height / 2)
    shift = max(-box.height / 3, min(box.height / 3, (towards[1] - box.y) * 0.15))
    return box.x + (box.width / 2 if towards[0] > box.x else -box.width / 2), box.y + shift


def _curve(points: list[Point], down: bool) -> str:
    """A line through the points that leaves and enters each layer straight."""
    path = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    for (ax, ay), (bx, by) in pairwise(points):
        half = ((by - ay) if down else (bx - ax)) / 2
        c, d = ((ax, ay + half), (bx, by - half)) if down else ((ax + half, ay), (bx - half, by))
        path += f"C{c[0]:.1f} {c[1]:.1f} {d[0]:.1f} {d[1]:.1f} {bx:.1f} {by:.1f}"
    return path


def _ending(ending: Ending, at: Point, before: Point, down: bool) -> str:
    """The mark at an end of an edge: an arrow's tip, or how many there may be."""
    if ending is Ending.NONE:
        return ""
    x, y = at
    ux, uy = (0.0, 1.0 if before[1] > y else -1.0) if down else (1.0 if before[0] > x else -1.0, 0.0)
    px, py = -uy, ux  # across the edge

    def on(far: float, aside: float) -> str:
        return f"{x + ux * far + px * aside:.1f} {y + uy * far + py * aside:.1f}"

    if ending is Ending.ARROW:
        return f'<path class="tip" d="M{on(0, 0)}L{on(9, 4)}L{on(9, -4)}Z"/>'
    bar = f'<path class="edge" d="M{on(5, 5)}L{on(5, -5)}"/>'
    ring = f'<circle class="mark" cx="{x + ux * 13:.1f}" cy="{y + uy * 13:.1f}" r="3.5"/>'
    if ending is Ending.ONE:
        return bar + f'<path class="edge" d="M{on(9, 5)}L{on(9, -5)}"/>'
    if ending is Ending.NONE_OR_ONE:
        return bar + ring
    return f'<path class="edge" d="M{on(9, 0)}L{on(0, 5)}M{on(9, 0)}L{on(0, -5)}"/>' + ring
