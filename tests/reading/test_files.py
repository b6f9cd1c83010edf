"""Files and folders: what is read, in which order, and what each unreadable one says."""

from __future__ import annotations

import gzip
import io
import os
import sys
from datetime import date
from pathlib import Path

import pytest

from dateline.model.errors import InputError, NotEnglishError
from dateline.model.report import Report
from dateline.reading import ReadingOptions, read, read_text

STORY = (
    "KARVAL, June 3 (Agency) - Gunmen opened fire on a checkpoint near the town of Karval on Monday, killing three "
    "soldiers and wounding five, police said. No group has claimed responsibility for the attack.\n"
)
SPANISH = (
    "Hombres armados mataron a tres soldados y dejaron cinco heridos en un ataque contra un puesto de control en el norte "
    "del país el martes, informó la policía. Ningún grupo se atribuyó el ataque."
)


def only(path: Path | str, options: ReadingOptions | None = None) -> Report | InputError:
    """The single outcome of reading one file."""
    (outcome,) = read([str(path)], options)
    return outcome


def test_a_text_file_is_kept_as_written(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY)
    report = only(path)
    assert isinstance(report, Report)
    assert report.text == STORY
    assert report.ref == "a.txt"
    assert report.language == "en"
    assert report.published is None


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("page one\fpage two", "page one\npage two"),
        ("nul\0 and bell\a and esc\x1b[31m", "nul and bell and esc[31m"),
        ("soft\u00adhyphen, zero\u200bwidth", "softhyphen, zerowidth"),
        ("tab\tstays, no-break\u00a0space stays", "tab\tstays, no-break\u00a0space stays"),
        ("half \ud83d a character", "half \ufffd a character"),
        ("  blanks around stay \n", "  blanks around stay \n"),
    ],
)
def test_text_is_cleaned_before_spans_exist(raw: str, kept: str) -> None:
    assert read_text(raw).text == kept


QUOTED = "KARVAL – Gunmen killed “at least 35” people at the café, the province’s governor said on Monday. " * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_the_encoding_is_detected(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(QUOTED.encode(encoding))
    report = only(path)
    assert isinstance(report, Report)
    assert report.text == QUOTED


@pytest.mark.parametrize(
    "text", ["It\u2019s a raid.", "caf\u00e9 bombed", "Jos\u00e9 Pe\u00f1a was shot dead \u2013 police"]
)
def test_a_short_text_in_windows_1252_is_detected(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode("cp1252"))
    report = only(path)
    assert isinstance(report, Report)
    assert report.text == text


def test_russian_in_its_old_encoding_is_read_and_refused_as_russian(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(
        "Боевики убили трёх военных и ранили пятерых при нападении на блокпост на севере страны, сообщила полиция.".encode(
            "cp1251"
        )
    )
    error = only(path)
    assert isinstance(error, NotEnglishError)
    assert error.language == "ru"


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("empty.txt", b"", "the report is empty"),
        ("blank.txt", b" \r\n\t\n", "the report is empty"),
        ("empty.html", b"", "the report is empty"),
        ("empty.jsonl", b"\n\n", "the file is empty"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is a PNG image"),
        ("photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(200), "is a JPEG image"),
        ("paper.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "this PDF is broken"),
        ("words.pdf", b"Gunmen killed three soldiers.", "is named as a PDF file, but is none"),
        ("words.warc.gz", b"Gunmen killed three soldiers.", "is named as a WARC file, but is none"),
        ("words.txt.gz", gzip.compress(b"Gunmen killed three soldiers."), "is a gzip archive"),
        ("story.docx", b"PK\x03\x04" + bytes(30), "is a ZIP archive"),
        ("data.bin", bytes(range(256)) * 8, "is a binary file"),
        ("table.csv", b"a,b\n1,2\n", "is a CSV table"),
        ("feed", b"<?xml version='1.0'?><rss><channel/></rss>", "is an XML file"),
        ("spanish.txt", SPANISH.encode(), "is not in English (detected: es)"),
    ],
)
def test_an_unreadable_file_says_why_and_what_to_do(tmp_path: Path, name: str, content: bytes, problem: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    error = only(path)
    assert isinstance(error, InputError)
    assert problem in str(error)
    assert error.ref == str(path)
    assert error.remedy
    assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("source", "problem"),
    [("no/such/file.txt", "no such file"), ("https://example.org/a", "web address"), ("a\0b", "cannot be opened")],
)
def test_a_name_without_a_file_is_an_error(source: str, problem: str) -> None:
    error = only(source)
    assert isinstance(error, InputError)
    assert problem in error.problem


def test_twenty_megabytes_of_text_are_refused_with_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.write_bytes(STORY.encode() * (20_000_000 // len(STORY) + 1))
    error = only(path)
    assert isinstance(error, InputError)
    assert error.problem == "holds more than 5 MB of text in one report"
    assert "--max-megabytes" in error.remedy


def test_the_limit_is_of_characters_and_can_be_set(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY * 10)
    assert isinstance(only(path, ReadingOptions(max_megabytes=0.001)), InputError)
    assert isinstance(only(path, ReadingOptions(max_megabytes=0.01)), Report)


def test_the_given_date_stands_before_any_other(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Gunmen killed three soldiers.", "published": "2024-01-01"}')
    report = only(path, ReadingOptions(published=date(2025, 3, 13)))
    assert isinstance(report, Report)
    assert report.published == date(2025, 3, 13)


def test_a_folder_is_read_in_order_with_its_folders_but_not_its_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/c.txt", ".hidden", "page.html", "page_files/ad.txt", "noext"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"<p>{STORY}</p>" if name.endswith("html") else STORY)
    (tmp_path / "pic.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    outcomes = list(read([str(tmp_path)]))
    assert [Path(o.ref).name for o in outcomes] == ["c.txt", "z.txt", "b.txt", "noext", "page.html", "pic.png"]
    assert [o.ref for o in outcomes[:2]] == ["a/c.txt", "a/z.txt"]
    assert [isinstance(o, Report) for o in outcomes] == [True] * 5 + [False]


def test_one_failed_input_loses_no_other(tmp_path: Path) -> None:
    good = tmp_path / "a.txt"
    good.write_text(STORY)
    outcomes = list(read([str(good), "missing.txt", str(good)]))
    assert [type(o) for o in outcomes] == [Report, InputError, Report]


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    assert isinstance(only(tmp_path), InputError)


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    error = only(tmp_path)
    assert isinstance(error, InputError)
    assert "pipe" in error.problem


@pytest.mark.parametrize(
    ("content", "count", "text"),
    [
        (STORY.encode(), 1, STORY),
        (STORY.encode("utf-16"), 1, STORY),
        (f"<html><body><p>{STORY}</p></body></html>".encode(), 1, STORY.strip()),
        (b'{"text": "Gunmen killed two."}\n{"text": "A bomb went off."}\n', 2, "Gunmen killed two."),
        ('{"text": "Gunmen killed two."}\n{"text": "A bomb went off."}\n'.encode("utf-16"), 2, "Gunmen killed two."),
    ],
)
def test_standard_input_may_be_text_page_or_records(
    monkeypatch: pytest.MonkeyPatch, content: bytes, count: int, text: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    outcomes = list(read(["-"]))
    assert len(outcomes) == count
    assert isinstance(outcomes[0], Report)
    assert outcomes[0].text == text
    assert outcomes[0].ref in ("-", "-:1")


def test_a_page_or_records_are_known_by_content_without_an_extension(tmp_path: Path) -> None:
    (tmp_path / "one").write_text(f"<!DOCTYPE html><html><head><title>Three killed</title></head><body><p>{STORY}")
    (tmp_path / "two").write_text('{"text": "Gunmen killed two."}')
    page, record = read([str(tmp_path)])
    assert isinstance(page, Report)
    assert page.title == "Three killed"
    assert isinstance(record, Report)
    assert record.text == "Gunmen killed two."
