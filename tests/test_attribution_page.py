"""Every example of docs/attribution.md is read as the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline import Coder
from dateline.model.inspection import InspectedAttribution

PAGE = Path(__file__).resolve().parents[1] / "docs" / "attribution.md"
_EXAMPLE = re.compile(r"^```speakers\n(?P<text>.*?)\n--\n(?P<lines>.*?)\n```$", re.MULTILINE | re.DOTALL)
EXAMPLES = [(m["text"], m["lines"].splitlines()) for m in _EXAMPLE.finditer(PAGE.read_text("utf-8"))]


def shown(a: InspectedAttribution) -> str:
    """One attribution in the page's words."""
    through = f" through {', '.join(a.chain)}" if a.chain else ""
    content = " ... ".join(" ".join(c.text.split()) for c in a.content)
    return f"{a.source_kind} “{a.source_text}” [{a.cue.text}] {a.stance} {a.certainty}{through}: {content}"


def test_the_page_has_its_examples() -> None:
    assert len(EXAMPLES) == PAGE.read_text("utf-8").count("```speakers") >= 15


@pytest.mark.parametrize(("text", "lines"), EXAMPLES, ids=[text[:40] for text, _ in EXAMPLES])
def test_an_example_is_read_as_the_page_says(text: str, lines: list[str]) -> None:
    assert [shown(a) for a in Coder().inspect(text).attributions] == lines
