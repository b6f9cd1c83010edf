"""`dateline export`: whole files or none, what was left out said, and one line for what cannot be."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from dateline.book.opening import Access, open_book
from dateline.cli.export import ExportFormat
from dateline.publishing.export.formats import Format
from tests.book.made import Told, add_made

from .conftest import Run


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "attacks.db"
    with open_book(path, Access.MAKE) as made:
        add_made(made, "one", [Told(3)])
        add_made(made, "two", [Told(9, town="Lima", country="PE", day="2019-01-05", actor="PE.SL")])
    return path


def test_the_command_has_every_format() -> None:
    assert {f.value for f in ExportFormat} == {*(f.value for f in Format), "full-jsonl", "full-parquet"}


@pytest.mark.parametrize("format", [f.value for f in Format])
def test_every_format_is_written_as_a_file(run: Run, book: Path, tmp_path: Path, format: str) -> None:
    out = tmp_path / "made"
    code, printed, said = run("export", "-b", book, "-f", format, "--out", out)
    assert (code, printed) == (0, "")
    assert f"of 2 incidents as {format}" in said
    assert out.stat().st_size > 0
    assert not list(tmp_path.glob("*.part"))


def test_filters_and_as_of_are_those_of_incidents(run: Run, book: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    assert run("export", "-b", book, "--out", out, "--country", "pe")[0] == 0
    with out.open(encoding="utf-8", newline="") as stream:
        assert [row["country"] for row in csv.DictReader(stream)] == ["PE"]
    assert run("export", "-b", book, "--out", out, "--as-of", "2001-01-01")[0] == 0
    assert out.read_text(encoding="utf-8").count("\n") == 1


def test_a_csv_file_is_described_beside_it(run: Run, book: Path, tmp_path: Path) -> None:
    run("export", "-b", book, "-f", "acled", "--out", tmp_path / "a.csv")
    made = json.loads((tmp_path / "a.csv-metadata.json").read_text(encoding="utf-8"))
    assert (made["url"], made["dc:conformsTo"], made["dateline:incidents"]) == ("a.csv", "dateline/acled 1", 2)
    assert len(made["tableSchema"]["columns"]) == 31


def test_full_tables_are_a_folder(run: Run, book: Path, tmp_path: Path) -> None:
    assert run("export", "-b", book, "-f", "full-jsonl", "--out", tmp_path / "all")[0] == 0
    names = {p.name for p in (tmp_path / "all").iterdir()}
    assert names == {"reports.jsonl", "claims.jsonl", "incidents.jsonl", "estimates.jsonl", "links.jsonl"}


def test_links_join_reports_passages_and_incidents(run: Run, book: Path, tmp_path: Path) -> None:
    assert run("export", "-b", book, "-f", "jsonl", "--links", "--out", tmp_path / "l")[0] == 0
    rows = [json.loads(line) for line in (tmp_path / "l").read_text(encoding="utf-8").splitlines()]
    assert [row["quote"] for row in rows] == ["A bomb", "A bomb"]
    assert len({row["incident"] for row in rows}) == 2


@pytest.mark.parametrize(
    ("options", "remedy"),
    [
        (("-f", "acled", "--links"), "choose csv, jsonl or parquet"),
        (("-f", "full-jsonl"), "name a folder with --out"),
        (("--out", "no/such/folder/a.csv"), "name another file"),
        (("--box", "1,2,3"), "give west,south,east,north in degrees"),
        (("--type", "party"), "see docs/schemes.md"),
        (("--from", "soon"), "give a day as YYYY-MM-DD"),
    ],
)
def test_what_cannot_be_is_one_line(run: Run, book: Path, options: tuple[str, ...], remedy: str) -> None:
    code, _, said = run("export", "-b", book, *options)
    assert code == 2
    assert said.count("\n") == 1
    assert remedy in said
