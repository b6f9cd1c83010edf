"""Reads the part of Mermaid that the documentation uses: flowcharts and entity-relationship diagrams; raises ValueError for the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum


class Shape(StrEnum):
    """How a box is drawn."""

    BOX = "box"
    ROUND = "round"
    STORE = "store"
    HEXAGON = "hexagon"


class Ending(StrEnum):
    """How an end of an edge is drawn."""

    NONE = "none"
    ARROW = "arrow"
    ONE = "one"
    NONE_OR_ONE = "none or one"
    MANY = "none or many"


@dataclass(frozen=True, slots=True)
class Box:
    """A thing with a name."""

    id: str
    label: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from one box to another."""

    source: str
    target: str
    label: str
    start: Ending
    end: Ending
    dotted: bool = False


@dataclass(slots=True)
class Graph:
    """A diagram: its boxes by id, its edges, and whether it runs downwards instead of to the right."""

    down: bool
    boxes: dict[str, Box] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)


_SHAPES = (
    (re.compile(r"\[\((.+)\)\]"), Shape.STORE),
    (re.compile(r"\(\[(.+)\]\)"), Shape.ROUND),
    (re.compile(r"\{\{(.+)\}\}"), Shape.HEXAGON),
    (re.compile(r"\[(.+)\]"), Shape.BOX),
    (re.compile(r"\((.+)\)"), Shape.ROUND),
)
_BOX = re.compile(r"(\w+)\s*([\[({].*)?$")
_ARROW = re.compile(
    r"\s+(?:(?P<plain>---|-->)|--\s+(?P<label>.+?)\s+(?P<after>---|-->)|-\.\s+(?P<dotted>.+?)\s+\.->|(?P<dots>-\.->))\s+"
)
_RELATION = re.compile(r"(\w+)\s+(\|\||\|o|\}o|\}\|)--(\|\||o\||o\{|\|\{)\s+(\w+)\s*:\s*(.+)$")
_ENDS = {"||": Ending.ONE, "|o": Ending.NONE_OR_ONE, "o|": Ending.NONE_OR_ONE, "}o": Ending.MANY, "o{": Ending.MANY}


def read(source: str) -> Graph:
    """The diagram that `source` describes."""
    lines = [line.strip() for line in source.splitlines() if line.strip() and not line.strip().startswith("%%")]
    head = lines[0] if lines else ""
    if head in ("flowchart TD", "flowchart TB", "flowchart LR"):
        graph = Graph(down=not head.endswith("LR"))
        for line in lines[1:]:
            _flow(line, graph)
    elif head == "erDiagram":
        graph = Graph(down=False)
        for line in lines[1:]:
            _relation(line, graph)
    else:
        raise ValueError(f"no diagram of a known kind: {head!r}")
    return graph


def _flow(line: str, graph: Graph) -> None:
    """A line of a flowchart: groups of boxes, joined by edges."""
    arrows = list(_ARROW.finditer(line))
    starts, ends = [0, *(a.end() for a in arrows)], [*(a.start() for a in arrows), len(line)]
    groups = [_group(line[start:end], graph) for start, end in zip(starts, ends, strict=True)]
    for arrow, left, right in zip(arrows, groups, groups[1:], strict=False):
        dotted = arrow["dotted"] is not None or arrow["dots"] is not None
        label = (arrow["label"] or arrow["dotted"] or "").strip('"')
        end = Ending.NONE if "---" in (arrow["plain"], arrow["after"]) else Ending.ARROW
        graph.edges += [Edge(a, b, label, Ending.NONE, end, dotted) for a in left for b in right]


def _group(text: str, graph: Graph) -> list[str]:
    """The ids of boxes joined by "&"; what is said of their shape is kept."""
    found = []
    for part in re.split(r"\s+&\s+", text.strip()):
        match = _BOX.fullmatch(part)
        if match is None:
            raise ValueError(f"not understood: {text!r}")
        name, shape = match[1], match[2]
        if shape:
            graph.boxes[name] = _shaped(name, shape)
        graph.boxes.setdefault(name, Box(name, name, Shape.BOX))
        found.append(name)
    return found


def _shaped(name: str, shape: str) -> Box:
    for pattern, kind in _SHAPES:
        if match := pattern.fullmatch(shape):
            return Box(name, match[1].strip('"'), kind)
    raise ValueError(f"not understood: {name}{shape}")


def _relation(line: str, graph: Graph) -> None:
    match = _RELATION.fullmatch(line)
    if match is None or match[2] not in _ENDS or match[3] not in _ENDS:
        raise ValueError(f"not understood: {line!r}")
    for name in (match[1], match[4]):
        graph.boxes.setdefault(name, Box(name, name, Shape.BOX))
    graph.edges.append(Edge(match[1], match[4], match[5].strip('"'), _ENDS[match[2]], _ENDS[match[3]]))
