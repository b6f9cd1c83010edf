"""The compiled gazetteer opens at once, finds every spelling, and is built from tables that hold together."""

from __future__ import annotations

import time
from importlib import metadata
from pathlib import Path

import pytest

from dateline.knowledge.gazetteer import Feature, Gazetteer, GazetteerError, NameKind, fold, sources
from dateline.knowledge.gazetteer.build import build, stamp, up_to_date, write
from dateline.knowledge.gazetteer.compile import name_areas, summarise
from dateline.knowledge.gazetteer.drafts import Draft, stripped
from dateline.knowledge.gazetteer.layout import FILE_NAME
from dateline.knowledge.gazetteer.where import COMPILED


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Sana'a", "sanaa"),
        ("Deir ez-Zor", "deir ez zor"),
        ("KABUL", "kabul"),
        ("Bogotá", "bogota"),
        ("St. Petersburg", "saint petersburg"),
        ("U.S.", "us"),
        ("Łódź", "lodz"),
        ("  Port-au-Prince ", "port au prince"),
        ("!!", "!!"),
    ],
)
def test_spellings_share_a_key(name: str, key: str) -> None:
    assert fold(name) == key


@pytest.mark.parametrize(
    ("name", "country", "feature"),
    [
        ("Deraa", "SY", Feature.CITY),
        ("Mach", "PK", Feature.CITY),
        ("Helmand", "AF", Feature.ADMIN1),
        ("NWFP", "PK", Feature.ADMIN1),
        ("North Kivu", "CD", Feature.ADMIN1),
        ("Baluchistan", "PK", Feature.ADMIN1),
        ("Andar", "AF", Feature.ADMIN2),
        ("Ivory Coast", "CI", Feature.COUNTRY),
        ("Bolan Pass", "PK", Feature.NATURAL),
        ("Donbas", "UA", Feature.REGION),
        ("Luhansk", "UA", Feature.ADMIN1),
        ("Bashkiria", "RU", Feature.ADMIN1),
        ("Chardara", "AF", Feature.ADMIN2),
        ("Qamishli", "SY", Feature.CITY),
        ("Harardhere", "SO", Feature.CITY),
        ("Bab al-Hawa", "SY", Feature.FACILITY),
        ("Ein el-Hilweh", "LB", Feature.FACILITY),
        ("Amu Darya", "", Feature.NATURAL),
        ("Durand Line", "", Feature.REGION),
    ],
)
def test_known_places_are_found(gazetteer: Gazetteer, name: str, country: str, feature: Feature) -> None:
    key = name if name.isupper() else fold(name)
    assert (country, feature) in {(c.place.country, c.place.feature) for c in gazetteer.lookup(key)}


def test_a_town_of_the_tables_adds_its_names_to_the_town_that_is_there(gazetteer: Gazetteer) -> None:
    (kobani,) = {c.place.geonameid for c in gazetteer.lookup("kobane") if c.place.country == "SY"}
    assert kobani is not None
    assert kobani in {c.place.geonameid for c in gazetteer.lookup("ain al arab")}


def test_demonyms_and_abbreviations_are_marked_as_such(gazetteer: Gazetteer) -> None:
    assert [c.kind for c in gazetteer.lookup("nigerian")] == [NameKind.DEMONYM]
    assert [c.kind for c in gazetteer.lookup("US")] == [NameKind.ABBREVIATION]
    assert Feature.COUNTRY not in {c.place.feature for c in gazetteer.lookup("us")}


def test_containment_runs_up_to_the_country(gazetteer: Gazetteer) -> None:
    mach = next(c.place for c in gazetteer.lookup("mach") if c.place.country == "PK")
    assert [gazetteer.place(row).name for row in mach.parents][-2:] == ["Balochistan", "Pakistan"]
    assert mach.admin1 == "Balochistan"


def test_an_arabic_article_may_be_missing(gazetteer: Gazetteer) -> None:
    assert any(c.place.country == "SY" for c in gazetteer.lookup(fold("al-Raqqa")))


def test_unknown_names_have_no_candidates(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("zzabunga") == ()
    assert "zzabunga" not in gazetteer


def test_the_index_opens_within_half_a_second_and_stays_under_40_mb() -> None:
    started = time.perf_counter()
    Gazetteer().lookup("kabul")
    assert time.perf_counter() - started < 0.5
    assert COMPILED.stat().st_size < 40e6


def test_a_missing_index_names_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="gazetteer build"):
        Gazetteer(tmp_path / "none.idx")
    (tmp_path / "old.idx").write_bytes(b"x" * 100)
    with pytest.raises(GazetteerError, match="another version"):
        Gazetteer(tmp_path / "old.idx")


def test_what_is_packed_is_read_back(tmp_path: Path) -> None:
    country = Draft("Freedonia", Feature.COUNTRY, "XX", 1.5, -2.25, geonameid=7, population=9)
    town = Draft("Sylvania", Feature.CITY, "XX", -1.0, 2.0, capital=True, radius_km=3.2, parent=country)
    country.call("Freedonian", NameKind.DEMONYM)
    town.call("Sylvania", NameKind.PRIMARY)
    path = tmp_path / FILE_NAME
    write(path, [country, town], b"s" * 32)
    read = Gazetteer(path)
    assert read.size == 2
    assert up_to_date(path, b"s" * 32)
    assert not up_to_date(path, b"t" * 32)
    found = read.lookup("sylvania")[0].place
    assert (found.name, found.country, found.capital, found.parents) == ("Sylvania", "XX", True, (0,))
    assert (found.latitude, found.longitude, found.radius_km, found.geonameid) == (-1.0, 2.0, 3.2, None)
    assert read.lookup("freedonian")[0].kind is NameKind.DEMONYM


def test_an_index_that_is_up_to_date_is_left_alone() -> None:
    for package in sources.PACKAGES:
        try:
            metadata.version(package)
        except metadata.PackageNotFoundError:
            pytest.skip(f"{package}, a build requirement, is not installed")
    if not up_to_date(COMPILED, stamp()):
        pytest.skip("the tables changed since the index was compiled")
    assert build() is False


def test_every_country_with_people_has_names_and_a_demonym() -> None:
    rows = sources.country_rows()
    assert len({r.iso for r in rows}) == len(rows) == 250
    for row in rows:
        assert abs(row.latitude) <= 90
        assert abs(row.longitude) <= 180
    without = {r.iso for r in rows if not r.demonyms}
    assert not without & set(
        "PK AF NG SY IQ US GB FR RU UA IN CN CD SD SS SO ML NE BF IL PS YE LB LY EG TR IR CO MX".split()
    )


def test_every_region_has_a_known_feature_and_countries() -> None:
    known = {r.iso for r in sources.country_rows()}
    for row in sources.region_rows():
        assert row.feature.upper() in Feature.__members__
        assert set(row.countries) <= known
        if row.centre is None:
            assert row.feature in {"admin1", "admin2"}, row.name
            assert len(row.countries) == 1, row.name
            continue
        assert abs(row.centre[0]) <= 90
        assert abs(row.centre[1]) <= 180
        assert row.radius_km > 0, row.name


def test_no_row_of_a_table_repeats_another() -> None:
    rows = [(r.name, r.feature, r.countries, r.centre) for r in sources.region_rows()]
    assert [r for i, r in enumerate(rows) if r in rows[:i]] == []
    for row in sources.region_rows():
        names = [row.name, *row.others]
        assert len(names) == len(set(names)), row.name


def test_the_centre_of_an_area_is_the_middle_of_its_towns() -> None:
    area = Draft("Sylvania", Feature.ADMIN1, "XX", 0.0, 0.0, points=[(10.0, 20.0, 3000), (12.0, 20.0, 1000)])
    summarise(area)
    assert (area.latitude, area.longitude, area.population) == (11.0, 20.0, 4000)
    assert 100 < area.radius_km < 300


def test_an_area_over_the_date_line_has_its_centre_near_it() -> None:
    area = Draft("Sylvania", Feature.ADMIN1, "XX", 0.0, 0.0, points=[(60.0, 178.0, 1), (60.0, -176.0, 1)])
    summarise(area)
    assert area.longitude == -179.0


def test_an_iso_area_gives_its_names_to_the_area_that_shares_one() -> None:
    area = Draft("Sylvania State", Feature.ADMIN1, "XX", 1.0, 1.0)
    rows = [
        sources.Subdivision("XX-A", "XX", None, ("Sylvania", "Waldland")),
        sources.Subdivision("XX-B", "XX", None, ("Marxland",)),
    ]
    assert [r.code for r in name_areas([area], rows)] == ["XX-B"]
    assert "waldland" in area.names


def test_words_for_the_kind_of_area_are_no_part_of_its_name() -> None:
    assert stripped("Borno State") == "borno"
    assert stripped("State") == "state"
    assert stripped("District of Columbia") != "columbia"
    assert stripped("Province of Antique") == "antique"
    assert stripped("Departamento de Tolima") == "tolima"
