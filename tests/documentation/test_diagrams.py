"""Diagrams of the documentation are read, placed without touching, and drawn as SVG."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tools.documentation.drawing import spoken, svg
from tools.documentation.layout import plan
from tools.documentation.mermaid import Ending, Shape, read

ROOT = Path(__file__).resolve().parents[2]
DRAWN = {
    f"{page.stem} {number}": source
    for page in sorted((ROOT / "docs").rglob("*.md"))
    for number, source in enumerate(re.findall(r"```mermaid\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL), 1)
}


def test_a_flowchart_is_read() -> None:
    graph = read('flowchart LR\n  a([A thing]) -- "goes to" --> b & c[(C)]\n  b -. maybe .-> d{{D}}\n  c --- d')
    assert not graph.down
    assert {b.id: (b.label, b.shape) for b in graph.boxes.values()} == {
        "a": ("A thing", Shape.ROUND),
        "b": ("b", Shape.BOX),
        "c": ("C", Shape.STORE),
        "d": ("D", Shape.HEXAGON),
    }
    assert [(e.source, e.target, e.label, e.end, e.dotted) for e in graph.edges] == [
        ("a", "b", "goes to", Ending.ARROW, False),
        ("a", "c", "goes to", Ending.ARROW, False),
        ("b", "d", "maybe", Ending.ARROW, True),
        ("c", "d", "", Ending.NONE, False),
    ]


def test_relations_are_read() -> None:
    graph = read('erDiagram\n  reports ||--o{ codings : "is coded in"\n  a |o--|| b : is')
    assert [(e.start, e.end) for e in graph.edges] == [(Ending.ONE, Ending.MANY), (Ending.NONE_OR_ONE, Ending.ONE)]
    assert spoken(graph) == "reports is coded in codings; a is b"


@pytest.mark.parametrize(
    "source", ["", "pie\n a: 1", "flowchart TD\n a ==> b", "flowchart TD\n a[x", "erDiagram\n a -- b"]
)
def test_what_is_not_understood_is_an_error(source: str) -> None:
    with pytest.raises(ValueError, match=r"not understood|no diagram"):
        read(source)


@pytest.mark.parametrize("name", DRAWN)
def test_every_diagram_is_drawn_and_no_two_boxes_touch(name: str) -> None:
    graph = read(DRAWN[name])
    drawn = ElementTree.fromstring(svg(graph))
    assert len(list(drawn.iter("text"))) >= len(graph.boxes)
    placed = plan(graph)
    for one, other in combinations(placed.boxes.values(), 2):
        apart = (
            abs(one.x - other.x) >= (one.width + other.width) / 2
            or abs(one.y - other.y) >= (one.height + other.height) / 2
        )
        assert apart
    for box in placed.boxes.values():
        assert box.width / 2 <= box.x <= placed.width - box.width / 2 + 1
        assert box.height / 2 <= box.y <= placed.height - box.height / 2 + 1


def test_a_circle_is_drawn_too() -> None:
    assert "svg" in svg(read("flowchart TD\n a --> b --> c --> a\n c --> c2\n a --> c2"))


def test_labels_are_escaped() -> None:
    assert "<script>" not in svg(read("flowchart TD\n a[<script>alert</script>] --> b"))
