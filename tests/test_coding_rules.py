"""Every example of docs/coding-rules.md is coded as the page says, and every member of the closed sets that coding gives out is explained there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from dateline import CodedReport, Coder
from dateline.model.coded import Claim, Count, Incident, LedgerLine
from dateline.model.vocabulary import (
    Certainty,
    CountWhat,
    CountWho,
    ParticipantRole,
    RelationKind,
    ResponsibilityStatus,
    SourceKind,
    Stage,
)
from tests.expectations import unsound

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "coding-rules.md"
ESTIMATES = ROOT / "src" / "dateline" / "coding" / "assembly" / "estimates.py"
_EXAMPLE = re.compile(r"^```example\n(.*?)\n--\n(.*?)\n```$", re.MULTILINE | re.DOTALL)
_PUBLISHED = re.compile(r"\n\(published (\d{4}-\d\d-\d\d)\)$")
_INDENT = "  "


@dataclass(frozen=True)
class Example:
    """A passage, its day of publication, and the lines that its coding must show."""

    line: int
    text: str
    published: date | None
    expected: tuple[str, ...]


def read_examples(page: str) -> list[Example]:
    """The fenced `example` blocks of a page: the passage, `--`, the lines expected."""
    rows = []
    for block in _EXAMPLE.finditer(page):
        text, day = block.group(1), _PUBLISHED.search(block.group(1))
        line = page.count("\n", 0, block.start()) + 1
        published = date.fromisoformat(day.group(1)) if day else None
        rows.append(Example(line, text[: day.start()] if day else text, published, tuple(block.group(2).splitlines())))
    return rows


# ---- what coding shows, a line each: a head, then fields set apart by "; " ---------------------------------------------


def shown(coded: CodedReport) -> list[str]:
    """A coded report in the page's lines: each incident with its indented lines, then claims and notes."""
    number = {i.id: f"incident {k}" for k, i in enumerate(coded.incidents, 1)}
    rows = [line for i in coded.incidents for line in (_head(i), *(_INDENT + x for x in _of_incident(i, number)))]
    return rows + [_claim(c, number) for c in coded.claims] + [f"note {n}" for n in coded.notes]


def _head(i: Incident) -> str:
    return f"incident {i.type}; {i.role}; {i.stage}; {i.certainty}"


def _of_incident(i: Incident, number: dict[str, str]) -> Iterator[str]:
    yield (
        f"date {i.date.edtf or 'unresolved'}; precision {i.date.precision}; “{i.date.text}”"
        if i.date
        else "date unknown"
    )
    if i.place is None:
        yield "place unknown"
    else:
        yield f"place {i.place.name}; {i.place.country}; {i.place.admin1}; precision {i.place.precision}; “{i.place.text}”"
    yield from (f"{p.role} {p.name}; {p.kind}; {p.actor}; “{p.text}”" for p in i.participants)
    yield from (f"weapon {w.type}; “{w.text}”" for w in i.weapons)
    yield from (f"responsibility {r.status}; {r.name}; by {r.by}; mode {r.mode}" for r in i.responsibility)
    yield from (_count(c) for c in i.counts)
    if i.ledger is not None:
        rows = [i.ledger.start, *i.ledger.lines, i.ledger.unaccounted]
        yield "; ".join(["ledger", *map(_share, rows), "balances" if i.ledger.balances else "does not balance"])
    yield from (f"relation {r.kind}; {number[r.to]}" for r in i.relations)
    yield from (f"contested {name}" for name in i.contested)
    for d in i.disputes:
        sides = (f"{s.stance} “{s.value}” by {s.kind} “{s.source}”" for s in d.sides)
        yield "; ".join((f"dispute {d.field}", *sides))


def _count(c: Count) -> str:
    disputed = "contested" if c.contested else "not contested"
    return f"{c.what} {c.who}; {_range(c)}; {c.rule}; {len(c.claims)} claims; {disputed}"


def _share(x: LedgerLine) -> str:
    return f"{x.what} {_range(x)}"


def _range(n: Count | LedgerLine) -> str:
    return " / ".join("-" if x is None else str(x) for x in (n.low, n.best, n.high))


def _claim(c: Claim, number: dict[str, str]) -> str:
    about = f"of {number[c.incident]}" if c.incident else "of no incident"
    kind = f"; kind {c.value['kind']}" if "kind" in c.value else ""
    chain = "".join(f"; through {name}" for name in c.source.chain)
    said = f"{c.source.kind} “{c.source.text}”{chain}"
    return f"claim {c.attribute}; {about}; {said}; {c.stance}; {c.certainty}; {c.confidence}; “{c.evidence[0].quote}”{kind}"


# ---- what the page expects ---------------------------------------------------------------------------------------------


def differences(coded: CodedReport, expected: Iterable[str]) -> list[str]:
    """How the coding differs from an example: incidents are told in full and in order, all else may be left out.

    An expected line holds where some shown line has the same head and every other field of it; "no X" where no line begins "X".
    """
    told, want = _split(shown(coded)), _split(expected)
    lines = [] if len(told) == len(want) else [f"{len(told) - 1} incidents, not {len(want) - 1}"]
    return lines + [line for t, w in zip(told, want, strict=False) for line in w if not _holds(line, t)]


def _split(rows: Iterable[str]) -> list[list[str]]:
    """The lines of the whole report first, then those of each incident, its own first."""
    parts: list[list[str]] = [[]]
    for row in rows:
        if row.startswith("incident "):
            parts.append([row])
        else:
            parts[-1 if row.startswith(_INDENT) else 0].append(row.strip())
    return parts


def _holds(line: str, told: list[str]) -> bool:
    if line == "no incident":
        return True  # the number of incidents says it
    if line.startswith("no "):
        return not any(_fits(line.removeprefix("no "), t) for t in told)
    return any(_fits(line, t) for t in told)


def _fits(line: str, told: str) -> bool:
    (head, *fields), (its_head, *its_fields) = line.split("; "), told.split("; ")
    return (head == its_head or (its_head + " ").startswith(head + " ")) and set(fields) <= set(its_fields)


@cache
def coder() -> Coder:
    return Coder()


@pytest.mark.parametrize("example", read_examples(PAGE.read_text("utf-8")), ids=lambda e: f"line {e.line}")
def test_an_example_is_coded_as_the_page_says(example: Example) -> None:
    coded = coder().code(example.text, published=example.published)
    assert unsound(coded.model_dump(mode="json"), example.text) == []
    wrong = differences(coded, example.expected)
    assert not wrong, "\n".join(["does not hold:", *wrong, "", "coded:", *shown(coded)])


def test_every_rule_of_estimates_is_explained_by_an_example_that_yields_it() -> None:
    """The rules are the names with underscores that the code of estimates writes out as strings."""
    rules = set(re.findall(r'"([a-z]+(?:_[a-z]+)+)"', ESTIMATES.read_text("utf-8")))
    page = PAGE.read_text("utf-8")
    shown_by = {r for e in read_examples(page) for line in e.expected for r in line.split("; ") if r in rules}
    assert rules
    assert (shown_by, {r for r in rules if f"**`{r}`:" in page}) == (rules, rules)


@pytest.mark.parametrize(
    "members", [CountWhat, CountWho, ParticipantRole, RelationKind, ResponsibilityStatus, SourceKind, Stage, Certainty]
)
def test_every_member_of_a_closed_set_is_named(members: Iterable[str]) -> None:
    page = PAGE.read_text("utf-8")
    assert [str(m) for m in members if f"`{m}`" not in page] == []


def test_every_section_has_an_example_and_its_limits() -> None:
    sections = PAGE.read_text("utf-8").split("\n## ")[1:]
    assert [s.splitlines()[0] for s in sections if "```example\n" not in s or "\n*Limits.* " not in s] == []


def test_a_line_that_does_not_hold_is_reported() -> None:
    coded = coder().code("Gunmen killed three farmers near Jos on Sunday, police said.", published=date(2024, 6, 4))
    wrong = [
        "  killed workers; 4 / 4 / 4",
        "  killed people; 3 / 3 / 3",
        "  no victim",
        "  date unknown",
        "  place Kano",
    ]
    assert differences(coded, ["incident armed_assault; main", *wrong]) == [line.strip() for line in wrong]
    assert differences(coded, ["incident armed_assault; main", "no claim count"]) == ["no claim count"]
    assert differences(coded, ["no incident"]) == ["1 incidents, not 0"]
    assert differences(coded, ["incident armed_assault", "  killed workers; 3 / 3 / 3", "incident bombing"])
    assert differences(coded, ["incident armed_assault", "  killed workers; 3 / 3 / 3", "  no ledger"]) == []
