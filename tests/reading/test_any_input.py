"""Whatever the bytes, reading ends in Reports and InputErrors, never in another exception."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dateline.model.errors import InputError
from dateline.model.report import Report
from dateline.reading import read, read_text
from dateline.reading.cleaning import clean_text

NAMES = st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.json", "a", "a.xyz"])
TAGS = st.sampled_from(
    "<p> </p> <div> </div> <html> <body> <table> <tr> <td> <script> </script> <!-- --> <meta charset=utf-16> <br> <article> "
    "<time datetime='2024-06-03'> <h1> <![CDATA[ &#0; &#x110000; &nbsp; <a href='x'> <title> <?xml <!DOCTYPE".split(" ")
)
MARKUP = st.lists(TAGS | st.text(max_size=12) | st.just("Gunmen killed three soldiers. "), max_size=30).map("".join)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
RECORDS = st.lists(
    st.dictionaries(st.sampled_from(["id", "text", "title", "url", "publisher", "published"]), JSON, max_size=6).map(
        json.dumps
    )
    | st.text(max_size=20),
    max_size=4,
).map("\n".join)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("any")


def outcomes_are_sound(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    outcomes = list(read([str(path)]))
    assert outcomes
    for outcome in outcomes:
        assert isinstance(outcome, Report | InputError)
        if isinstance(outcome, Report):
            assert outcome.text.strip()
            assert outcome.text == clean_text(outcome.text)
            outcome.model_dump_json().encode("utf-8")


@given(NAMES, st.binary(max_size=400))
@example("a.txt", b"\xff\xfe\x00")
@example("a.txt", b"\x80\x81")
@example("a", b"<")
@example("a.html", b"<?xml version='1.0' encoding='utf-16'?><html>")
@settings(deadline=None, max_examples=150)
def test_any_bytes(folder: Path, name: str, content: bytes) -> None:
    outcomes_are_sound(folder / name, content)


@given(NAMES, MARKUP, st.sampled_from(["utf-8", "utf-16", "cp1252"]))
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_any_markup(folder: Path, name: str, markup: str, encoding: str) -> None:
    outcomes_are_sound(folder / name, markup.encode(encoding, "replace"))


@given(RECORDS)
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_any_records(folder: Path, lines: str) -> None:
    outcomes_are_sound(folder / "a.jsonl", lines.encode("utf-8", "surrogatepass"))


@given(st.text())
@settings(deadline=None, max_examples=150)
def test_any_text_cleans_to_what_stays_clean(text: str) -> None:
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    cleaned.encode("utf-8")
    try:
        report = read_text(text)
    except InputError:
        return
    assert report.text == cleaned


def test_any_bytes_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    for content in (b"", b"\n\n", b"{", b"{}", b'{"', b"\0\0", b"<html>", b"\xff\xfe", b"\xef\xbb\xbf{}"):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
        assert all(isinstance(o, InputError) for o in read(["-"]))
