"""Whatever the text, coding ends in a sound record, and always in the same one."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from dateline import Coder, Inspection
from dateline.model.coded import CodedReport
from dateline.publishing.contract import from_json

CODER = Coder()
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1))
SETTINGS = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])

# Pieces of conflict news in any order make sentences that no grammar foresees.
PIECES = (
    "Gunmen killed|two dozen|at least 35 soldiers|were injured in|a suicide bombing|near Quetta|on Tuesday|police said|"
    "according to a spokesman|claimed responsibility for|the attack|no group has|was blamed on|the Taliban|denied that|“We saw it,”|"
    "he told reporters|. The|, who|and|,|.|;|:|-|\n\n|\n|\"|“|”|'|’s|(|)|between 10 and 15|hostages|were freed|of them|up to|dozens|"
    "in northern Mali|last month|in November 2024|since 2011|three years ago|had|has been|would|threatened to|if|not|killing|leaving 21 "
    "dead|a 12-member team|husband and wife|all 33|none of|1,200|1.5 million|-5|0|99999999999999999999|three|hundred|thousand|zero|"
    "police|arrested|rebels|drone strike|car bomb|KABUL (Agency) -|Mr.|Gen. Khan|U.S.|EU|aboard|escaped|remain in captivity|"
    "the wounding of|an ambush by|raising the toll to|and a half|per cent|aged 7|the year before|Friday's|him|they|said|quoted as saying"
).split("|")
NEWS = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)
CHARACTERS = st.characters(exclude_categories=["Cs"])
SCRIPTS = st.sampled_from(
    [
        "杀",
        "هجوم",
        "атака",
        "ʻ",
        "e\u0301",
        "ﬁ",
        "İ",
        "ß",
        "💣",
        "👨‍👩‍👧",
        "\u202e",
        "\ufeff",
        "\x00",
        "\x1b[31m",
        "\x85",
        "\u2028",
        "٣",
        "½",
        "²",
        "Ⅻ",
    ]
)
SOUP = st.lists(st.sampled_from(PIECES) | SCRIPTS | st.text(CHARACTERS, max_size=8), max_size=30).map("".join)
STRUCTURES = st.builds(
    lambda piece, times, news: f"{news}{piece * times}{news}",
    st.sampled_from(
        ["\n", " ", "a", "killed ", '"', "“", "((", "\t", "1", "Al ", "A.", "...", "’", "-", "said “", "\r\n"]
    ),
    st.integers(1, 3000),
    NEWS,
)
TEXTS = NEWS | SOUP | STRUCTURES | st.text(CHARACTERS)


def spans_in(value: Any) -> Iterator[tuple[int, int, str]]:
    """Every passage anywhere in a record."""
    if isinstance(value, dict):
        if "start" in value and "end" in value:
            yield value["start"], value["end"], str(value.get("quote", value.get("text")))
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from spans_in(inner)


def assert_spans_quote(record: dict[str, Any], text: str) -> None:
    for start, end, quote in spans_in(record):
        assert 0 <= start < end <= len(text)
        assert text[start:end] == quote


def assert_ids_resolve(coded: CodedReport) -> None:
    claims = {c.id for c in coded.claims}
    incidents = {i.id for i in coded.incidents}
    assert len(claims) == len(coded.claims)
    assert len(incidents) == len(coded.incidents)
    assert {c.incident for c in coded.claims} <= incidents | {None}
    for incident in coded.incidents:
        named = {c for count in incident.counts for c in count.claims}
        named |= {c for p in incident.participants for c in p.claims} | {r.claim for r in incident.responsibility}
        assert named <= claims
        assert {r.to for r in incident.relations} <= incidents - {incident.id}


def assert_counts_are_ordered(record: dict[str, Any]) -> None:
    ranges = [c["value"] for c in record["claims"] if c["attribute"] == "count"]
    ranges += [c for i in record["incidents"] for c in i["counts"]]
    ranges += [line for i in record["incidents"] if i["ledger"] for line in i["ledger"]["lines"]]
    for count in ranges:
        ends = [n for n in (count["low"], count["best"], count["high"]) if n is not None]
        assert ends == sorted(ends)
        assert all(n >= 0 for n in ends)


@given(TEXTS, DAYS)
@example("", None)
@example("\n" * 5000, None)
@example('“‘"Gunmen killed two," he said,’ she said,” they said.', date(2020, 1, 1))
@example("Gunmen killed 99999999999999999999999999999999999999 people.", None)
@example("Gunmen killed " + "x" * 5000 + " guards.", None)
@SETTINGS
def test_any_text_is_coded_into_a_sound_record(text: str, published: date | None) -> None:
    coded = CODER.code(text, published=published)
    record = json.loads(coded.model_dump_json())
    assert_spans_quote(record, text)
    assert_ids_resolve(coded)
    assert_counts_are_ordered(record)
    assert from_json(coded.model_dump_json()) == coded
    assert CODER.code(text, published=published).model_dump_json() == coded.model_dump_json()


@given(TEXTS, DAYS)
@SETTINGS
def test_any_text_is_inspected_into_a_sound_record(text: str, published: date | None) -> None:
    inspected = CODER.inspect(text, published=published)
    assert_spans_quote(json.loads(inspected.model_dump_json()), text)
    assert Inspection.model_validate_json(inspected.model_dump_json()) == inspected
    ends = [(c.low, c.best, c.high) for c in inspected.counts]
    assert all(sorted(known) == known for known in ([n for n in e if n is not None] for e in ends))
    for layer in (inspected.places, inspected.dates, inspected.counts, inspected.mentions):
        starts = [row.start for row in layer]
        assert starts == sorted(starts)


def undated(coded: CodedReport) -> dict[str, Any]:
    """The record without its dates and what hangs on them: ids, and notes on the publication date."""
    record = json.loads(coded.model_dump_json())
    return {
        "incidents": [
            (i["type"], [(c["what"], c["who"], c["low"], c["best"]) for c in i["counts"]]) for i in record["incidents"]
        ],
        "claims": sorted(json.dumps([c["evidence"], c["source"]]) for c in record["claims"]),
    }


@given(st.lists(st.sampled_from(PIECES[:28]), max_size=25).map(" ".join), st.integers(0, 300))
@SETTINGS
def test_the_publication_date_moves_dates_alone(text: str, days: int) -> None:
    first = date(2025, 3, 5)
    moved = CODER.code(text, published=first + timedelta(weeks=days))
    assert undated(CODER.code(text, published=first)) == undated(moved)


def test_another_process_codes_the_same() -> None:
    text = (
        " ".join(PIECES).replace("- ", "")
        + ". Gunmen killed three guards and abducted two traders near Bria on Monday, police said."
    )
    program = (
        "import sys; from datetime import date; from dateline import Coder\n"
        "print(Coder().code(sys.stdin.buffer.read().decode(), published=date(2025, 3, 13)).model_dump_json())"
    )
    here = CODER.code(text, published=date(2025, 3, 13)).model_dump_json()
    for seed in ("1", "2"):
        environment = {"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
        done = subprocess.run(
            [sys.executable, "-c", program], input=text.encode(), capture_output=True, check=True, env=environment
        )
        assert done.stdout.decode().rstrip("\n") == here


@pytest.mark.parametrize("text", ["Gunmen killed two \ud800 guards.", "\udfff"])
def test_half_a_character_is_refused_by_name(text: str) -> None:
    with pytest.raises(ValidationError, match="half a character at"):
        CODER.code(text)
