"""Every example of docs/weighing.md comes to what the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.model.vocabulary import CountWhat, CountWho, SourceKind
from dateline.weighing.figure import Estimate, Statement
from dateline.weighing.rules import rules
from dateline.weighing.weigh import weigh
from tests.weighing.builders import said, told

PAGE = Path(__file__).resolve().parents[2] / "docs" / "weighing.md"
_EXAMPLE = re.compile(
    r"^```weighed(?: (?P<rules>\w+))?\n(?P<told>.*?)\n--\n(?P<lines>.*?)\n```$", re.MULTILINE | re.DOTALL
)
EXAMPLES = [
    (m["rules"] or "rules", m["told"], m["lines"].splitlines()) for m in _EXAMPLE.finditer(PAGE.read_text("utf-8"))
]
# "day 2 | Northwire | military, a party | killed militants 9 | copy of Coast"
_ROW = re.compile(
    r"day (?P<day>\d+) +\| (?P<by>[\w -]+?) +\| (?P<kind>\w+)(?P<party>, a party)? +\| (?P<what>\w+) (?P<who>\w+) (?P<ends>[\d?]+(?:-[\d?]+-[\d?]+)?)(?: +\| copy of (?P<copy>[\w -]+))?"
)


def statement(line: str) -> Statement:
    row = _ROW.fullmatch(line.strip())
    assert row is not None, line
    ends = [None if n == "?" else int(n) for n in row["ends"].split("-")]
    low, best, high = ends if len(ends) == 3 else ends * 3
    where = told(row["by"], hours=24 * int(row["day"]), group=row["copy"] or row["by"], publisher=row["by"])
    of = CountWhat(row["what"]), CountWho(row["who"])
    return said((low, best, high), SourceKind(row["kind"]), where, of, party=bool(row["party"]))


def shown(e: Estimate) -> str:
    """An estimate in the page's words."""
    ends = " ".join("-" if n is None else str(n) for n in e.figures)
    sides = f" contested: {' | '.join(f'{s.value} ({s.source})' for s in e.sides)}" if e.contested else ""
    return f"{e.what} {e.who}  {ends}  {e.rule}{sides}"


def test_the_page_has_its_examples() -> None:
    assert len(EXAMPLES) == PAGE.read_text("utf-8").count("```weighed") >= 10


@pytest.mark.parametrize(("name", "lines", "come_to"), EXAMPLES, ids=[text[:40] for _, text, _ in EXAMPLES])
def test_an_example_comes_to_what_the_page_says(name: str, lines: str, come_to: list[str]) -> None:
    by = rules(name if name == "rules" else f"rules_{name}")
    assert [shown(e) for e in weigh(map(statement, lines.splitlines()), by)] == come_to
