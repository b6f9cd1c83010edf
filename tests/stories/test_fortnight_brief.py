"""A brief of the two weeks says no number that its claims do not hold: each is derived again, by other code, from the book's rows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, text

from dateline.book.filters import Filters
from dateline.publishing.brief.compose import compose
from dateline.publishing.brief.formats import BriefFormat, written
from dateline.publishing.brief.matter import Asked, matter
from dateline.publishing.brief.model import Brief, Items, Paragraph, Sentence
from tests.stories.test_fortnight_book import connection as connection  # the fixture

QUESTION = Asked(Filters(first="2025-06-01", last="2025-06-15"), None, "2025-06-09T23:59:59.000000Z")
NUMBER = re.compile(r"(?<![\w.])\d[\d,]*(?![\w.])")
# Numbers of days and of how many reports or incidents there are; no claim holds these.
DATES = re.compile(r"(?:\w{3} )?\d{1,2} (?:[A-Z]\w+ )?\d{4}|\d{1,2} [A-Z]\w+ \d{4}")


@pytest.fixture(scope="module")
def brief(connection: Connection) -> Brief:
    return compose(connection, QUESTION)


def numbers(words: str) -> set[int]:
    return {int(n.replace(",", "")) for n in NUMBER.findall(DATES.sub("", words))}


def values(connection: Connection, names: tuple[str, ...]) -> set[int]:
    """Every number in the values of these claims, read from the book's own table."""
    found: set[int] = set()
    for name in names:
        for value in connection.execute(text("SELECT value FROM claims WHERE id = :id"), {"id": name}).scalars():
            found |= {int(n) for n in re.findall(r"\d+", json.dumps(json.loads(value)))}
    return found


def told(brief: Brief) -> Iterator[Sentence]:
    for block in brief.blocks:
        if isinstance(block, Items):
            for item in block.items:
                yield from item.sentences
                for part in item.parts:
                    yield from part.sentences


def test_every_number_about_an_incident_is_in_a_claim_that_it_names(brief: Brief, connection: Connection) -> None:
    sentences = [s for s in told(brief) if numbers(s.text)]
    assert len(sentences) > 10
    assert [
        (s.text, numbers(s.text) - values(connection, s.claims))
        for s in sentences
        if numbers(s.text) - values(connection, s.claims)
    ] == []


def test_every_sentence_about_an_incident_cites_a_report_that_holds_its_claims(
    brief: Brief, connection: Connection
) -> None:
    numbered = {source.number: source.text for source in brief.sources}
    for sentence in told(brief):
        assert sentence.cites, sentence.text
        query = text(
            "SELECT r.title FROM claims c JOIN generations g ON g.id = c.generation JOIN reports r ON r.id = g.report WHERE c.id = :id"
        )
        titles = {t for c in sentence.claims for t in connection.execute(query, {"id": c}).scalars()}
        cited = " ".join(numbered[n] for n in sentence.cites)
        assert not titles or any(t in cited for t in titles), sentence.text


def _derived(connection: Connection, kind: str) -> tuple[int, int]:
    """Low and high of all killed or injured in incidents of a known day, from the claims that decide and those of every side, in code of its own."""
    found = matter(connection, QUESTION)
    incidents = {r.incident.id: r.incident for r in found.done}
    ends: dict[str, dict[str, tuple[int, int]]] = {}
    for name, incident in incidents.items():
        for count in incident.counts:
            if count.what != kind:
                continue
            claims = [c.claim for c in count.claims if c.note == "decides"]
            claims += [
                c
                for d in incident.disputes
                if d.field == f"{count.what}:{count.who}"
                for side in d.sides
                for c in side.claims
            ]
            rows = [
                json.loads(v)
                for c in claims
                for v in connection.execute(text("SELECT value FROM claims WHERE id = :id"), {"id": c}).scalars()
            ]
            lows = [r["low"] if r["low"] is not None else r["best"] for r in rows]
            highs = [next(n for n in (r["high"], r["best"], r["low"]) if n is not None) for r in rows]
            ends.setdefault(name, {})[str(count.who)] = (min(lows), max(highs))
    groups = [set(names) for names in found.episodes]
    groups += [{n} for n in incidents if not any(n in g for g in groups)]
    low = high = 0
    for group in groups:
        by: dict[str, list[tuple[int, int]]] = {}
        for name in group & ends.keys():
            own = ends[name]
            for who, pair in ({"people": own["people"]} if "people" in own else own).items():
                by.setdefault(who, []).append(pair)
        low += sum(max(a for a, _ in pairs) for pairs in by.values())
        high += sum(sum(b for _, b in pairs) for pairs in by.values())
    return low, high


@pytest.mark.parametrize("kind", ["killed", "injured"])
def test_sums_are_those_of_the_claims(brief: Brief, connection: Connection, kind: str) -> None:
    [said] = [
        s.text
        for s in brief.sentences()
        if re.match(rf"(Between )?\d.* were reported {kind}", s.text) and "add up" in s.text
    ]
    low, high = _derived(connection, kind)
    assert said.startswith(f"Between {low} and {high} people were reported {kind};")


def test_how_many_incidents_and_reports_there_are_is_what_the_book_holds(brief: Brief, connection: Connection) -> None:
    rows = connection.execute(
        text(
            "SELECT incident FROM states WHERE until IS NULL AND role = 'main' AND stage IN ('accomplished', 'attempted')"
            " AND last_day >= '2025-06-01' AND first_day <= '2025-06-15'"
        )
    ).all()
    first = next(s.text for s in brief.sentences())
    assert first.startswith(f"{len(rows)} incidents of the period")


def test_what_changed_is_told(brief: Brief) -> None:
    words = [s.text for s in brief.sentences()]
    assert any(w.startswith("Soldiers killed: 4 → 5") for w in words)
    assert any("Suicide bombing of a mosque" in w and "(Fri 13 June 2025)" in w for w in words)


def test_nothing_changed_since_the_same_moment(connection: Connection) -> None:
    now = "2025-06-20T23:59:59.000000Z"
    same = compose(connection, Asked(QUESTION.filters, now, now))
    assert [b for b in same.blocks if isinstance(b, Paragraph) and b.sentences[0].text == "Nothing has changed since."]


@pytest.mark.parametrize("format", list(BriefFormat))
def test_the_same_book_and_moment_give_the_same_file(connection: Connection, brief: Brief, format: BriefFormat) -> None:
    assert written(compose(connection, QUESTION), format) == written(brief, format)
