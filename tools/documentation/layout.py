"""Places the boxes of a diagram in layers, so that edges run one way and cross little (Sugiyama, Tagawa and Toda 1981)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from tools.documentation.mermaid import Graph

CHARACTER = 7.4  # pixels, of the font that labels are drawn in
LINE = 34.0  # height of a box
_GAP = 26.0  # between two boxes of a layer
_SWEEPS = 24


@dataclass(frozen=True, slots=True)
class Place:
    """A box's centre and size in pixels; a bend of a long edge has no size."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything goes: boxes by id, for each edge the points between its ends, and the size of the whole."""

    boxes: dict[str, Place]
    bends: list[list[tuple[float, float]]]
    width: float
    height: float


@dataclass(slots=True)
class _Chain:
    """An edge with its bends, one in each layer that it passes, from the earlier layer to the later one."""

    nodes: list[str]
    reversed: bool


def plan(graph: Graph) -> Plan:
    """The places of a graph's boxes and bends."""
    layer = _layers(graph)
    chains, layer = _chains(graph, layer)
    rows = _ordered(chains, layer)
    across = _across(graph, rows, chains)
    along, depth = _along(graph, rows, layer)
    low = min(across[n] - _size(graph, n)[0] / 2 for n in across)
    high = max(across[n] + _size(graph, n)[0] / 2 for n in across)

    def point(node: str) -> tuple[float, float]:
        here = (across[node] - low + 8, along[node])
        return here if graph.down else (here[1], here[0])

    boxes = {name: Place(*point(name), _width(graph, name), LINE) for name in graph.boxes}
    bends = [[point(n) for n in (c.nodes[::-1] if c.reversed else c.nodes)[1:-1]] for c in chains]
    breadth = high - low + 16
    return Plan(boxes, bends, *((breadth, depth) if graph.down else (depth, breadth)))


def _width(graph: Graph, name: str) -> float:
    return len(graph.boxes[name].label) * CHARACTER + 28 if name in graph.boxes else 0.0


def _size(graph: Graph, name: str) -> tuple[float, float]:
    """How much of its layer a box takes, and how deep it is."""
    if name not in graph.boxes:
        return 8.0, 0.0
    return (_width(graph, name), LINE) if graph.down else (LINE, _width(graph, name))


def _layers(graph: Graph) -> dict[str, int]:
    """The layer of each box: after those that lead to it, where edges that close a circle do not count."""
    back = _closing(graph)
    layer = dict.fromkeys(graph.boxes, 0)
    for _ in graph.boxes:
        for number, edge in enumerate(graph.edges):
            first, second = (edge.target, edge.source) if number in back else (edge.source, edge.target)
            layer[second] = max(layer[second], layer[first] + 1)
    for name in graph.boxes:  # what leads somewhere only much later stands next to it
        later = [layer[e.target] for e in graph.edges if e.source == name]
        if later and not any(e.target == name for e in graph.edges):
            layer[name] = min(later) - 1
    return layer


def _closing(graph: Graph) -> set[int]:
    """The numbers of edges that lead back to where a walk came from."""
    out = defaultdict(list)
    for number, edge in enumerate(graph.edges):
        out[edge.source].append((number, edge.target))
    closing: set[int] = set()
    done: set[str] = set()

    def walk(name: str, path: frozenset[str]) -> None:
        for number, target in out[name]:
            if target in path:
                closing.add(number)
            elif target not in done:
                walk(target, path | {target})
        done.add(name)

    for name in graph.boxes:
        if name not in done:
            walk(name, frozenset({name}))
    return closing


def _chains(graph: Graph, layer: dict[str, int]) -> tuple[list[_Chain], dict[str, int]]:
    """Each edge as a chain of neighbours, with bends in the layers between."""
    chains, layer = [], dict(layer)
    for number, edge in enumerate(graph.edges):
        turned = layer[edge.source] > layer[edge.target]
        first, last = (edge.target, edge.source) if turned else (edge.source, edge.target)
        bends = []
        for between in range(layer[first] + 1, layer[last]):
            bends.append(f"-{number}-{between}")
            layer[bends[-1]] = between
        chains.append(_Chain([first, *bends, last], turned))
    return chains, layer


def _neighbours(chains: list[_Chain]) -> dict[str, list[str]]:
    beside = defaultdict(list)
    for chain in chains:
        for a, b in pairwise(chain.nodes):
            beside[a].append(b)
            beside[b].append(a)
    return beside


def _ordered(chains: list[_Chain], layer: dict[str, int]) -> list[list[str]]:
    """The layers, each ordered by where the neighbours of its boxes stand, swept down and up."""
    rows: list[list[str]] = [[] for _ in range(max(layer.values()) + 1)]
    for name, number in layer.items():
        rows[number].append(name)
    beside = _neighbours(chains)
    best, fewest = [list(r) for r in rows], _crossings(rows, chains)
    for sweep in range(_SWEEPS):
        down = sweep % 2 == 0
        for number in range(len(rows)) if down else range(len(rows) - 1, -1, -1):
            place = {n: k / max(1, len(row) - 1) for row in rows for k, n in enumerate(row)}
            middles = {}
            for name in rows[number]:
                near = [b for b in beside[name] if (layer[b] < number) == down] or beside[name] or [name]
                middles[name] = sum(place[b] for b in near) / len(near)
            rows[number].sort(key=middles.__getitem__)
        crossings = _crossings(rows, chains)
        if crossings < fewest:
            best, fewest = [list(r) for r in rows], crossings
    return best


def _crossings(rows: list[list[str]], chains: list[_Chain]) -> int:
    place = {n: k for row in rows for k, n in enumerate(row)}
    row_of = {n: k for k, row in enumerate(rows) for n in row}
    between = defaultdict(list)
    for chain in chains:
        for a, b in pairwise(chain.nodes):
            between[row_of[a]].append((place[a], place[b]))
    return sum(
        (a - c) * (b - d) < 0 for lines in between.values() for k, (a, b) in enumerate(lines) for c, d in lines[:k]
    )


def _across(graph: Graph, rows: list[list[str]], chains: list[_Chain]) -> dict[str, float]:
    """Where each box stands in its layer: as near as may be to the middle of its neighbours, without touching the next."""
    beside = _neighbours(chains)
    where: dict[str, float] = {}
    for row in rows:
        total = sum(_size(graph, n)[0] + _GAP for n in row)
        edge = -total / 2
        for name in row:
            where[name] = edge + _size(graph, name)[0] / 2
            edge += _size(graph, name)[0] + _GAP
    for sweep in range(_SWEEPS):
        for row in rows if sweep % 2 == 0 else rows[::-1]:
            wish = [sum(where[b] for b in beside[n]) / len(beside[n]) if beside[n] else where[n] for n in row]
            _settle(graph, row, wish, where)
    return where


def _settle(graph: Graph, row: list[str], wish: list[float], where: dict[str, float]) -> None:
    """Places a layer at its wishes where there is room: pushed right, then pushed left, and the middle of both taken."""
    room = [(_size(graph, a)[0] + _size(graph, b)[0]) / 2 + _GAP for a, b in pairwise(row)]
    right, left = list(wish), list(wish)
    for k in range(1, len(row)):
        right[k] = max(right[k], right[k - 1] + room[k - 1])
    for k in range(len(row) - 2, -1, -1):
        left[k] = min(left[k], left[k + 1] - room[k])
    for name, a, b in zip(row, right, left, strict=True):
        where[name] = (a + b) / 2


def _along(graph: Graph, rows: list[list[str]], layer: dict[str, int]) -> tuple[dict[str, float], float]:
    """How deep each layer lies, with room for the labels of the edges between, and the depth of the whole."""
    depth, edge = [], 8.0
    for number, row in enumerate(rows):
        thick = max((_size(graph, n)[1] for n in row), default=0.0)
        depth.append(edge + thick / 2)
        labels = [len(e.label) for e in graph.edges if min(layer[e.source], layer[e.target]) == number]
        longest = max(labels, default=0)
        edge += thick + (56.0 if graph.down else longest * CHARACTER * 0.9 + 50)
        if number == len(rows) - 1:
            edge -= 56.0 if graph.down else longest * CHARACTER * 0.9 + 50
    return {name: depth[layer[name]] for name in layer}, edge + 8
