"""Several inputs: the good ones are printed, the bad ones listed and written down, and the exit code says which."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest

from dateline.model.coded import CodedReport
from dateline.model.report import Report
from dateline.pipeline import Coder

from .conftest import STORY, Run, coded


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    return path


def test_one_report_is_one_line_of_json_in_a_pipe(run: Run, story: Path) -> None:
    code, out, err = run("code", story)
    assert (code, err) == (0, "")
    assert out.count("\n") == 1
    assert json.loads(out)["report"]["ref"] == "story.txt"


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_several_reports_are_json_lines(run: Run, story: Path, form: str) -> None:
    code, out, _ = run("code", story, story, "--format", form)
    assert code == 0
    assert [json.loads(line)["incidents"] for line in out.splitlines()] == [[], []]


def test_the_given_date_reaches_the_record(run: Run, story: Path) -> None:
    _, out, _ = run("code", story, "--published", "2025-03-13")
    assert json.loads(out)["report"]["published"] == "2025-03-13"


def test_a_bad_input_is_one_line(run: Run) -> None:
    code, out, err = run("code", "missing.txt")
    assert (code, out) == (2, "")
    assert err == "dateline: missing.txt: no such file or folder; check the name\n"


def test_bad_inputs_lose_no_good_one_and_are_listed_and_written(run: Run, story: Path, tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    lines.write_text(json.dumps({"id": "a", "text": STORY}) + '\n{"text": \n' + json.dumps({"id": "b", "text": STORY}))
    foreign = tmp_path / "es.txt"
    foreign.write_text(
        "Hombres armados mataron a tres soldados y dejaron cinco heridos en un ataque contra un puesto de control en el norte."
    )
    errors = tmp_path / "errors.jsonl"
    code, out, err = run("code", story, "missing.txt", lines, foreign, story, "--errors", errors)
    assert code == 2
    assert [json.loads(line)["report"]["ref"] for line in out.splitlines()] == ["story.txt", "a", "b", "story.txt"]
    assert err.splitlines()[0] == "dateline: 3 of 7 reports could not be read:"
    assert len(err.splitlines()) == 4
    rows = [json.loads(line) for line in errors.read_text().splitlines()]
    assert [r["ref"] for r in rows] == ["missing.txt", f"{lines}:2", str(foreign)]
    assert rows[2]["language"] == "es"
    assert all(r["problem"] and r["remedy"] for r in rows)


def test_many_failures_are_cut_short_on_the_terminal(run: Run) -> None:
    _, _, err = run("code", *[f"missing{n}.txt" for n in range(30)])
    assert len(err.splitlines()) == 22
    assert "10 more" in err


def test_results_go_to_a_file(run: Run, story: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    code, out, _ = run("code", story, "--out", target)
    assert (code, out) == (0, "")
    assert json.loads(target.read_text())["report"]["ref"] == "story.txt"


def test_standard_input_is_coded(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    code, out, _ = run("code", "-")
    assert code == 0
    assert json.loads(out)["report"]["ref"] == "-"


def test_a_file_name_that_is_no_text_is_coded(run: Run, tmp_path: Path) -> None:
    name = os.path.join(os.fsencode(tmp_path), b"caf\xe9.txt")
    with open(name, "wb") as stream:
        stream.write(STORY.encode())
    code, out, _ = run("code", tmp_path)
    assert code == 0
    assert json.loads(out)["report"]["ref"] == "caf\ufffd.txt"


def test_a_report_that_breaks_the_coder_loses_no_other(
    run: Run, story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []

    def fails_the_second_time(self: Coder, report: Report) -> CodedReport:
        calls.append(report)
        if len(calls) == 2:
            raise LookupError("a person's name")
        return coded(report)

    monkeypatch.setattr(Coder, "code", fails_the_second_time)
    errors = tmp_path / "errors.jsonl"
    code, out, err = run("code", story, story, "missing.txt", story, "--errors", errors)
    assert code == 1
    assert out.count("\n") == 2
    heading, broken, missing = err.splitlines()
    assert heading == "dateline: 2 of 4 reports could not be read or coded:"
    assert missing.startswith("  missing.txt: no such file")
    assert broken.startswith("  story.txt: a fault in Dateline itself (LookupError at test_batches.py:")
    assert "person" not in err + errors.read_text()
    assert [json.loads(line)["ref"] for line in errors.read_text().splitlines()] == ["story.txt", "missing.txt"]


def test_one_report_that_breaks_the_coder_is_one_line(run: Run, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(self: Coder, report: Report) -> CodedReport:
        raise LookupError("a person's name")

    monkeypatch.setattr(Coder, "code", fails)
    monkeypatch.setattr(Coder, "inspect", fails)
    for command in ("code", "inspect"):
        code, out, err = run(command, story)
        assert (code, out, err.count("\n")) == (1, "", 1)
        assert err.startswith("dateline: story.txt: a fault in Dateline itself (LookupError at test_batches.py:")
        assert err.endswith("; please report it, with what DATELINE_DEBUG=1 prints\n")
    monkeypatch.setenv("DATELINE_DEBUG", "1")
    _, _, err = run("code", story)
    assert "LookupError: a person's name" in err


def test_a_card_can_be_asked_for(run: Run, story: Path) -> None:
    code, out, err = run("code", story, "--format", "card")
    assert (code, err) == (0, "")
    assert "story.txt" in out
    assert "{" not in out
