"""`dateline actors`: rows as JSON Lines in a pipe, tables on request, one-line errors and exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.knowledge.actors_tables import FOLDER_SETTING, GROUP_COLUMNS

from .conftest import Run

SOUND = "PK.EAGLES\tMountain Eagles\trebel\tPK\t2020\t\t\t\town\t\t"


def own(tmp_path: Path, row: str) -> Path:
    (tmp_path / "own.tsv").write_text("\t".join(GROUP_COLUMNS) + "\n" + row + "\n", encoding="utf-8")
    return tmp_path


def test_search_prints_a_line_of_json_an_actor(run: Run) -> None:
    code, out, _ = run("actors", "search", "Baloch Liberation Army", "--country", "pk", "--year", 2019)
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert rows[0]["id"] == "PK.BLA"
    assert rows[0]["type"] == "Rebel group"


def test_search_can_print_a_table_and_finds_nobody(run: Run) -> None:
    assert "PK.BLA" in run("actors", "search", "Baloch Liberation Army", "-f", "table")[1]
    assert run("actors", "search", "no such group at all", "-f", "table")[:2] == (0, "nobody of that name\n")
    assert run("actors", "search", "no such group at all")[:2] == (0, "")


def test_show_says_what_a_group_was_in_a_year(run: Run) -> None:
    then = json.loads(run("actors", "show", "AF.TALIBAN", "--year", 2010)[1])
    now = json.loads(run("actors", "show", "AF.TALIBAN", "--year", 2022)[1])
    assert (then["type"], now["type"]) == ("Rebel group", "State forces")
    assert any("Emirate" in one for one in now["governments"])
    assert "Pakistani military" in run("actors", "show", "PK.MIL", "-f", "table")[1]


def test_coverage_counts_by_region_and_country(run: Run) -> None:
    regions = [json.loads(line) for line in run("actors", "coverage")[1].splitlines()]
    assert regions[-1]["region"] == "all"
    assert regions[-1]["actors"] == sum(row["actors"] for row in regions[:-1])
    assert "country" in json.loads(run("actors", "coverage", "--by-country")[1].splitlines()[0])
    assert "region" in run("actors", "coverage", "-f", "table")[1]


def test_check_exits_with_2_where_a_table_is_wrong(run: Run, tmp_path: Path) -> None:
    assert run("actors", "check", "-f", "table")[:2] == (0, "every table is sound\n")
    assert run("actors", "check", own(tmp_path, SOUND))[0] == 0
    code, out, _ = run("actors", "check", own(tmp_path, SOUND.replace("rebel", "rebels")), "-f", "table")
    assert code == 2
    assert out.startswith("own.tsv:2: unknown kind 'rebels'")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["actors", "show", "PK.NOBODY"], "PK.NOBODY: no such actor; find its id with"),
        (["actors", "search", "x", "--country", "ZZ"], "--country ZZ: no such country"),
        (["actors", "check", "no/such/folder"], "give a folder of actor tables"),
        (["--actors", "no/such/folder", "actors", "search", "x"], "give a folder of actor tables"),
    ],
)
def test_a_mistake_is_one_line(run: Run, arguments: list[str], line: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert line in err
    assert err.count("\n") == 1


def test_own_tables_are_checked_before_they_are_used(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_SETTING, "")
    code, _, err = run("--actors", own(tmp_path, SOUND.replace("2020", "20")), "actors", "check")
    assert code == 2
    assert "own.tsv:2: a year outside" in err
    assert run("--actors", own(tmp_path, SOUND), "actors", "check")[0] == 0
