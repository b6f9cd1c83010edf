"""JSON Lines: the fields, and the error that each malformed line is."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dateline.model.errors import InputError
from dateline.model.report import Report
from dateline.reading import ReadingOptions, read
from dateline.reading.making import Place
from dateline.reading.records import read_records

TEXT = "Gunmen killed three soldiers near the town."


def records(content: bytes, options: ReadingOptions | None = None) -> list[Report | InputError]:
    """Every outcome of JSON Lines in hand."""
    return list(read_records(io.BytesIO(content), Place("dir/a.jsonl", "a.jsonl"), options or ReadingOptions()))


def test_all_fields_are_read_and_others_left_alone() -> None:
    line = {
        "id": "n-17",
        "text": TEXT,
        "title": " Three\nkilled ",
        "url": "https://daily.example/17",
        "publisher": "The Daily Example",
        "published": "2024-06-03",
        "section": ["world"],
    }
    (report,) = records(json.dumps(line).encode())
    assert isinstance(report, Report)
    assert report.ref == "n-17"
    assert report.title == "Three killed"
    assert report.url == "https://daily.example/17"
    assert report.publisher == "The Daily Example"
    assert report.published == date(2024, 6, 3)


@pytest.mark.parametrize(
    ("published", "read_as"),
    [
        ("2024-06-03", date(2024, 6, 3)),
        ("20240603", date(2024, 6, 3)),
        ("2024-06-03T18:00:00Z", datetime(2024, 6, 3, 18, tzinfo=UTC)),
        ("2024-06-03 18:00", datetime(2024, 6, 3, 18)),
        ("", None),
        (None, None),
    ],
)
def test_a_record_may_state_a_day_a_moment_or_nothing(published: str | None, read_as: date | None) -> None:
    (report,) = records(json.dumps({"text": TEXT, "published": published}).encode())
    assert isinstance(report, Report)
    assert report.published == read_as
    assert type(report.published) is type(read_as)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('{"text": "cut', "malformed JSON"),
        ("not json", "malformed JSON"),
        ("[1, 2]", "is not a JSON object"),
        ('"text"', "is not a JSON object"),
        ("{}", "has no 'text' (fields: none)"),
        ('{"body": "x", "id": 1}', "has no 'text' (fields: body, id)"),
        ('{"text": 5}', "has a 'text' that is not a string"),
        ('{"text": "  "}', "the report is empty"),
        ('{"text": "Killed.", "title": ["x"]}', "has a 'title' that is not a string"),
        ('{"text": "Killed.", "id": 1.5}', "has an 'id'"),
        ('{"text": "Killed.", "id": true}', "has an 'id'"),
        ('{"text": "Killed.", "published": 20240603}', "has a 'published' that is not a string"),
        ('{"text": "Killed.", "published": "2024-02-30"}', "'2024-02-30' is not a possible publication date"),
        ('{"text": "Killed.", "published": "03/04/2024"}', "'03/04/2024' is not a possible publication date"),
        ('{"text": "Killed.", "published": "0025-01-01"}', "'0025-01-01' is not a possible publication date"),
        ('{"text": "Killed.", "published": "2024-06"}', "'2024-06' is not a possible publication date"),
        ("[" * 100_000, "malformed JSON"),
        ('{"id": ' + "9" * 5000 + "}", "malformed JSON"),
    ],
)
def test_a_bad_line_is_one_error_that_names_it(line: str, problem: str) -> None:
    good = json.dumps({"text": TEXT})
    before, error, after = records(f"{good}\n\n{line}\n{good}\n".encode())
    assert isinstance(before, Report)
    assert isinstance(after, Report)
    assert isinstance(error, InputError)
    assert problem in error.problem
    assert error.ref == "dir/a.jsonl:3"
    assert (before.ref, after.ref) == ("a.jsonl:1", "a.jsonl:4")


@pytest.mark.parametrize("content", ['[{"text": "x"}]', '[\n{"text": "x"}\n]', '{\n  "text": "x"\n}'])
def test_json_that_is_not_lines_is_one_error(content: str) -> None:
    (error,) = records(content.encode())
    assert isinstance(error, InputError)
    assert "not JSON Lines" in error.problem


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_each_line_is_decoded(encoding: str) -> None:
    text = "Gunmen killed three people at a café, the province’s governor said."
    (report,) = records(json.dumps({"text": text}, ensure_ascii=False).encode(encoding))
    assert isinstance(report, Report)
    assert report.text == text


def test_an_overlong_line_is_passed_over() -> None:
    content = b'{"text": "' + b"x" * 5000 + b'"}\n{"text": "Gunmen killed three."}\n'
    error, report = records(content, ReadingOptions(max_megabytes=0.001))
    assert isinstance(error, InputError)
    assert error.ref == "dir/a.jsonl:1"
    assert isinstance(report, Report)


def test_lines_are_read_only_when_asked_for() -> None:
    class Endless(io.RawIOBase):
        given = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            self.given += 1
            return b'{"text": "Gunmen killed three."}\n'

    stream = Endless()
    outcomes: Iterator[Report | InputError] = read_records(stream, Place("-", "-"), ReadingOptions())  # type: ignore[arg-type]
    assert [next(outcomes).ref for _ in range(3)] == ["-:1", "-:2", "-:3"]
    assert stream.given == 3


def test_a_json_file_in_utf_16_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Gunmen killed three."}\n{"text": "A bomb exploded."}\n', encoding="utf-16")
    assert [o.ref for o in read([str(path)]) if isinstance(o, Report)] == ["a.jsonl:1", "a.jsonl:2"]
