"""`dateline inspect`: JSON, pages and cards of the layers, one a report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.model.inspection import Inspection
from dateline.model.report import Report
from dateline.pipeline import Coder

from .conftest import STORY, Run, coded


@pytest.fixture(autouse=True)
def _no_layers(monkeypatch: pytest.MonkeyPatch) -> None:
    def inspect(self: Coder, report: Report) -> Inspection:
        head = coded(report).report
        return Inspection(report=head, places=(), dates=(), attributions=(), counts=(), mentions=())

    monkeypatch.setattr(Coder, "inspect", inspect)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    return path


@pytest.mark.parametrize("form", [[], ["--format", "json"], ["--format", "jsonl"]])
def test_layers_are_json_in_a_pipe(run: Run, story: Path, form: list[str]) -> None:
    code, out, err = run("inspect", story, *form)
    assert (code, err) == (0, "")
    assert set(json.loads(out)) >= {"report", "places", "dates", "attributions", "counts", "mentions"}


def test_a_card_can_be_asked_for(run: Run, story: Path) -> None:
    code, out, _ = run("inspect", story, "--format", "card")
    assert code == 0
    assert "story.txt" in out


def test_the_page_of_one_report_is_printed_or_written(run: Run, story: Path, tmp_path: Path) -> None:
    code, out, _ = run("inspect", story, "--format", "html")
    assert code == 0
    assert out.lower().startswith("<!doctype html>")
    target = tmp_path / "story.html"
    assert run("inspect", story, "--format", "html", "--out", target) == (0, "", "")
    assert target.read_text() == out


def test_several_pages_need_a_folder(run: Run, story: Path) -> None:
    code, _, err = run("inspect", story, story, "--format", "html")
    assert code == 2
    assert err.endswith("give --out FOLDER for a page a report\n")
    assert err.count("\n") == 1


def test_several_pages_are_written_under_names_of_their_own(run: Run, story: Path, tmp_path: Path) -> None:
    records = tmp_path / "a.jsonl"
    records.write_text(json.dumps({"id": "../x y/1", "text": STORY}) + "\n" + json.dumps({"id": "...", "text": STORY}))
    folder = tmp_path / "pages"
    assert run("inspect", story, story, records, "--format", "html", "--out", folder) == (0, "", "")
    assert sorted(p.name for p in folder.iterdir()) == [
        "report.html",
        "story.txt-2.html",
        "story.txt.html",
        "x-y-1.html",
    ]


def test_a_bad_input_loses_no_good_one(run: Run, story: Path) -> None:
    code, out, err = run("inspect", "missing.txt", story)
    assert code == 2
    assert out.count("\n") == 1
    assert "missing.txt: no such file" in err
