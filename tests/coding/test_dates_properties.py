"""Any text yields time expressions in order, inside it, that do not overlap and whose values are valid EDTF."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.coding.dates import bounds, compatible, find_times, report_dateline
from dateline.coding.dates.lexicon import lexicon

_WORDS = st.sampled_from(sorted(lexicon().words))
_BITS = st.sampled_from(
    [
        ",",
        ".",
        "-",
        "/",
        "'",
        "(",
        ")",
        "\n",
        "3",
        "31",
        "89",
        "2004",
        "1990s",
        "8:20",
        "a.m.",
        "3/11/2025",
        "2025-02-30",
        "27th",
    ]
)
_WORDY = st.lists(_WORDS | _BITS, max_size=14).map(" ".join)
_TEXTS = st.text(max_size=60) | _WORDY | _WORDY.map(str.upper) | _WORDY.map(str.title)
_DATES = st.none() | st.dates()
_EDTF = st.sampled_from(
    ["2004", "2004-02", "2004-02-29", "2003-12-31/2004-01-02", "XXXX-02", "XXXX-02-29", "199X", "19XX", "2004/..", "../2003",
     "[2025-03-11,2025-11-03]", "2004-21", "2004-24", "2004-33", "2004~", "2004-02~", "2004-02-10~", "XXXX-03-03/XXXX-03-05"]
)  # fmt: skip


@settings(deadline=None)
@given(_TEXTS, _DATES)
def test_spans_are_ordered_and_values_are_edtf(text: str, published: date | None) -> None:
    position = 0
    for time in find_times(text, published):
        assert position <= time.span.start < time.span.end <= len(text)
        assert time.span.of(text) == time.text
        assert time.kind in ("date", "time", "duration", "set")
        assert time.precision in (None, 1, 2, 3, 4, 5)
        position = time.span.end
        if time.edtf is not None:
            parse_edtf(time.edtf)
            low, high = bounds(time.edtf)
            assert low is None or high is None or low <= high


@given(_WORDY)
def test_nothing_that_needs_a_publication_date_is_resolved_without_one(text: str) -> None:
    for time in find_times(text, None):
        low, high = bounds(time.edtf) if time.edtf else (None, None)
        stated = any(character.isdecimal() for character in text)
        assert stated or (low is None and high is None)


@given(_TEXTS)
def test_a_dateline_lies_inside_the_text(text: str) -> None:
    if found := report_dateline(text):
        assert 0 <= found[0].start < found[0].end <= len(text)


@given(st.dates(), st.dates())
def test_bounds_of_an_interval_are_its_ends(a: date, b: date) -> None:
    first, last = sorted((a, b))
    assert bounds(f"{first.isoformat()}/{last.isoformat()}") == (first, last)


@given(_EDTF, _EDTF)
def test_compatibility_is_symmetric_and_holds_for_itself(a: str, b: str) -> None:
    assert compatible(a, b) == compatible(b, a)
    assert compatible(a, a)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 400))
def test_two_days_are_compatible_only_when_equal(day: date, apart: int) -> None:
    assert compatible(day.isoformat(), (day + timedelta(days=apart)).isoformat()) == (apart == 0)


@pytest.mark.parametrize(
    ("a", "b", "can_meet"),
    [
        ("2024-11", "2024-11-09", True),
        ("2024-11", "2024-10", False),
        ("XXXX-11", "2024-11-09", True),
        ("XXXX-11", "2024-10", False),
        ("XXXX-11-09", "XXXX-11", True),
        ("2004/..", "2003-05", False),
        ("2004/..", "2010-05-01", True),
        ("[2025-03-11,2025-11-03]", "2025-11", True),
        ("[2025-03-11,2025-11-03]", "2025-06", False),
        ("2024~", "2023-12-30", True),
        ("2024", "2023-12-30", False),
        (None, "2024", True),
    ],
)
def test_values_are_compatible_when_they_share_a_day(a: str | None, b: str | None, can_meet: bool) -> None:
    assert compatible(a, b) is can_meet


@pytest.mark.parametrize(
    ("edtf", "low", "high"),
    [
        ("2004-02", "2004-02-01", "2004-02-29"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("2004-24", "2004-12-01", "2005-02-28"),
        ("2004-35", "2004-07-01", "2004-09-30"),
        ("2004/..", "2004-01-01", None),
        ("2025-03-XX", "2025-03-01", "2025-03-31"),
        ("XXXX-03-11", None, None),
    ],
)
def test_bounds_are_the_first_and_last_day(edtf: str, low: str | None, high: str | None) -> None:
    assert bounds(edtf) == tuple(date.fromisoformat(end) if end else None for end in (low, high))
