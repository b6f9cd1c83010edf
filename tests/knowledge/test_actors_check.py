"""The checker finds what would mislead, with file and line; a user's own rows are read after the package's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.knowledge import actors_governments, actors_list, actors_names
from dateline.knowledge.actors import find_actors
from dateline.knowledge.actors_check import check
from dateline.knowledge.actors_search import coverage_by_country, coverage_by_region, search
from dateline.knowledge.actors_tables import FOLDER_SETTING, GOVERNMENT_COLUMNS, GROUP_COLUMNS
from dateline.model.errors import InputError

GROUP = {
    "id": "PK.EAGLES",
    "name": "Mountain Eagles",
    "kind": "rebel",
    "countries": "PK",
    "since": "2020",
    "until": "",
    "parent": "",
    "ids": "",
    "basis": "own",
    "aliases": "",
    "context_aliases": "",
}
GOVERNMENT = {"country": "PK", "since": "2090", "until": "", "name": "Some", "in_power": "", "basis": "own"}


def folder_with(tmp_path: Path, columns: tuple[str, ...], *rows: dict[str, str]) -> Path:
    lines = ["# mine", "\t".join(columns), *("\t".join(row[c] for c in columns) for row in rows)]
    (tmp_path / "own.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def test_the_packages_tables_are_sound() -> None:
    assert [str(problem) for problem in check()] == []


WRONG = [
    ({"kind": "rebels"}, "unknown kind 'rebels'"),
    ({"countries": "ZZ"}, "unknown country 'ZZ'"),
    ({"countries": ""}, "no country"),
    ({"parent": "PK.NOBODY"}, "unknown parent 'PK.NOBODY'"),
    ({"parent": "PK.EAGLES"}, "its own parent"),
    ({"ids": "mine=1"}, "unknown scheme 'mine'"),
    ({"ids": "wikidata=17"}, "is no name of wikidata"),
    ({"basis": ""}, "no basis"),
    ({"until": "2019"}, "years out of order"),
    ({"since": "20"}, "a year outside"),
    ({"aliases": "Eagles@2016-2012"}, "years out of order"),
    ({"aliases": "Eagles@2001-2012"}, "was never its name"),
    ({"aliases": "Taliban"}, "'Taliban' names AF.TALIBAN"),
    ({"id": "Eagles"}, "is no id"),
]


@pytest.mark.parametrize(("change", "told"), WRONG)
def test_a_wrong_cell_is_told_with_its_line(tmp_path: Path, change: dict[str, str], told: str) -> None:
    problems = check(folder_with(tmp_path, GROUP_COLUMNS, GROUP | change))
    assert any(told in p.what and (p.table, p.line) == ("own.tsv", 3) for p in problems), problems


def test_a_name_shared_in_other_years_is_no_mistake(tmp_path: Path) -> None:
    other = GROUP | {
        "id": "PK.HAWKS",
        "name": "Hawks",
        "since": "1990",
        "until": "1999",
        "aliases": "Mountain Eagles@1990-1999",
    }
    mine = GROUP | {"name": "Eagles of the Mountain", "aliases": "Mountain Eagles@2020-"}
    assert check(folder_with(tmp_path, GROUP_COLUMNS, mine, other)) == []


def test_two_rows_of_one_file_cannot_share_an_id(tmp_path: Path) -> None:
    problems = check(folder_with(tmp_path, GROUP_COLUMNS, GROUP, GROUP))
    assert [p.line for p in problems if "is the id of" in p.what] == [4]


def test_governments_cannot_overlap_nor_name_strangers(tmp_path: Path) -> None:
    rows = [GOVERNMENT, GOVERNMENT | {"since": "2092", "in_power": "PK.NOBODY"}]
    told = " ".join(p.what for p in check(folder_with(tmp_path, GOVERNMENT_COLUMNS, *rows)))
    assert "unknown actor in power 'PK.NOBODY'" in told
    assert "governs in the years of own.tsv:3 too" in told


def test_a_folder_without_tables_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        check(tmp_path)


@pytest.fixture
def fresh() -> Iterator[None]:
    """The tables are read anew before and after the test."""
    cached = (
        actors_list.listed_actors, actors_governments.governments, actors_governments._by_ruler,
        actors_names._automaton, actors_names._names,
    )  # fmt: skip
    for one in cached:
        one.cache_clear()
    yield
    for one in cached:
        one.cache_clear()


@pytest.mark.usefixtures("fresh")
def test_a_users_rows_are_found_and_add_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = GROUP | {"id": "PK.BLA", "name": "Baloch Liberation Army", "since": "", "aliases": "Sons of the Pass"}
    monkeypatch.setenv(FOLDER_SETTING, str(folder_with(tmp_path, GROUP_COLUMNS, GROUP, known)))
    text = "The Mountain Eagles and the Sons of the Pass met."
    assert [m.actor for m in find_actors(text + " ")] == ["PK.EAGLES", "PK.BLA"]


@pytest.mark.usefixtures("fresh")
def test_a_users_folder_must_exist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_SETTING, str(tmp_path / "none"))
    with pytest.raises(InputError, match="no such folder"):
        find_actors("Anything at all")


def test_actors_are_searched_by_name_country_and_year() -> None:
    assert search("baloch liberation army")[0].actor.id == "PK.BLA"
    assert {f.actor.id for f in search("BLA", country="PK")} >= {"PK.BLA"}
    assert all("PK" in f.actor.countries for f in search("army", country="PK"))
    assert search("Kenyan police")[0].actor.id == "KE.POL"
    assert search("AF.TALIBAN")[0].actor.id == "AF.TALIBAN"
    assert search("  ") == []


def test_the_list_covers_what_it_should() -> None:
    everything = coverage_by_region()[-1]
    assert everything.actors >= 1500
    assert everything.decades[1950] > 0
    assert everything.decades[2010] >= everything.decades[1950]
    assert len(coverage_by_country()) > 100
