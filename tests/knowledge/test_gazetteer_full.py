"""A full index is built from a GeoNames dump on top of the packaged one, whole or not at all; the rows here are invented."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from dateline.knowledge.gazetteer import Feature, Gazetteer, fold, sources
from dateline.knowledge.gazetteer.dump import COLUMNS, Dump, feature_rules
from dateline.knowledge.gazetteer.full import Built, build_full
from dateline.knowledge.gazetteer.joining import names_of
from dateline.knowledge.gazetteer.place import Place
from dateline.model.errors import InputError

MACH = 1171757  # a town of the packaged index


def row(
    geonameid: int, name: str, code: str, at: tuple[float, float], admin: tuple[str, str] = ("", ""), **more: object
) -> str:
    """One row of a dump, in Pakistan unless `country` says otherwise."""
    kind, _, feature = code.partition(".")
    others, people = more.get("others", ""), more.get("people", 0)
    fields = [
        geonameid,
        name,
        name,
        others,
        *at,
        kind,
        feature,
        more.get("country", "PK"),
        "",
        *admin,
        "",
        "",
        people,
        "",
        100,
        "Asia/Karachi",
        "2020-01-01",
    ]
    assert len(fields) == COLUMNS
    return "\t".join(str(f) for f in fields)


ROWS = (
    row(900000001, "Zzabad District", "A.ADM2", (29.8, 67.3), ("02", "0201"), others="Zabbada,زباد,zzabad"),
    row(MACH, "Mach", "P.PPL", (29.86371, 67.33018), ("02", "0201"), people=44542),
    row(900000002, "Goth Zzulfi", "P.PPL", (29.9, 67.4), ("02", "0201"), others="Goth Zulfee"),
    row(900000003, "Zzarra River", "H.STM", (29.7, 67.2), ("02", "")),
    row(900000004, "Zzedan Airport", "S.AIRP", (29.6, 67.1), ("02", "0201")),
    row(900000005, "Zzow School", "S.SCH", (29.6, 67.1), ("02", "0201")),
    row(900000006, "Bolan Pass", "T.PASS", (29.45, 67.5), ("02", "")),
    row(900000007, "Zzelandia", "A.ADM1", (1.0, 2.0), ("77", ""), country="NE"),
    row(900000008, "Zzvillage", "P.PPL", (1.1, 2.1), ("77", ""), country="NE", people=120),
    row(900000009, "Center", "P.PPL", (29.0, 67.0), ("02", "")),
)  # fmt: skip


def dump(folder: Path, rows: Iterable[str] = ROWS, name: str = "PK") -> Path:
    path = folder / f"{name}.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "about")
        archive.writestr(f"{name}.txt", "".join(f"{r}\n" for r in rows))
    return path


def built(source: Path, out: Path, countries: frozenset[str] = frozenset()) -> Built:
    return build_full(Dump(source), out, countries, lambda _: None)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    folder = tmp_path_factory.mktemp("full")
    made = built(dump(folder), folder / "full.idx")
    assert (made.added, made.shared) == (7, 2)
    return Gazetteer(folder / "full.idx")


def only(gazetteer: Gazetteer, name: str) -> Place:
    (candidate,) = gazetteer.lookup(fold(name))
    return candidate.place


def test_a_village_of_the_dump_is_found_within_its_district_and_province(full: Gazetteer) -> None:
    village = only(full, "Goth Zulfee")
    assert (village.name, village.geonameid, village.feature) == ("Goth Zzulfi", 900000002, Feature.CITY)
    assert [full.place(i).name for i in village.parents][-2:] == ["Balochistan", "Pakistan"]
    assert village.admin1 == "Balochistan"
    assert len(village.parents) == 3


def test_what_both_have_stays_one_place(full: Gazetteer) -> None:
    mach = [c.place for c in full.lookup("mach") if c.place.country == "PK"]
    assert [p.geonameid for p in mach] == [MACH]
    assert only(full, "Bolan Pass").geonameid == 900000006


def test_codes_and_minor_features_are_marked(full: Gazetteer) -> None:
    airport, river = only(full, "Zzedan Airport"), only(full, "Zzarra River")
    assert (airport.feature, airport.code, airport.minor) == (Feature.FACILITY, "S.AIRP", False)
    assert (river.feature, river.code, river.minor) == (Feature.NATURAL, "H.STM", True)
    assert not full.lookup("zzow school")


def test_an_area_that_only_the_dump_has_holds_its_villages(full: Gazetteer) -> None:
    village = only(full, "Zzvillage")
    assert village.admin1 == "Zzelandia"
    assert full.place(village.parents[0]).feature is Feature.ADMIN1


def test_a_hamlet_called_by_a_common_word_is_not_filed(full: Gazetteer) -> None:
    assert 900000009 not in {c.place.geonameid for c in full.lookup("center")}


def test_all_of_the_packaged_index_is_still_there(full: Gazetteer) -> None:
    packaged = Gazetteer()
    assert full.facts.base == packaged.stamp
    for name in ("kabul", "nigerian", "US", "north kivu"):
        before, after = packaged.lookup(name), full.lookup(name)
        assert [(c.place.name, c.kind) for c in after] == [(c.place.name, c.kind) for c in before]
    assert "GeoNames PK.txt" in full.facts.sources
    assert full.facts.built


def test_countries_can_be_chosen_and_text_files_read(tmp_path: Path) -> None:
    source = tmp_path / "all.txt"
    source.write_text("".join(f"{r}\n" for r in ROWS), encoding="utf-8")
    made = built(source, tmp_path / "ne.idx", frozenset({"NE"}))
    assert (made.added, made.shared) == (2, 0)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("only\tfour\tcolumns\there", "4 columns"),
        (row(900000010, "Zzig", "P.PPL", (95.0, 0.0)), "coordinates"),
        (row(900000011, "Zzog", "P.PPL", (5.0, 0.0), country="Pakistan"), "country code"),
        (row(900000012, "Zzug", "P.PPL", (5.0, 0.0), people="many"), "many"),
    ],
)
def test_a_bad_row_is_named_with_its_number(tmp_path: Path, line: str, problem: str) -> None:
    source = dump(tmp_path, [*ROWS, line])
    with pytest.raises(InputError, match=rf"row {len(ROWS) + 1}: .*{problem}"):
        list(Dump(source).rows(lambda _: None))


def test_an_interrupted_build_leaves_what_was_there_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "out" / "places.idx"
    out.parent.mkdir()
    out.write_bytes(b"as before")
    passes = iter((None, KeyboardInterrupt))

    def advance(_: int) -> None:
        if (raised := next(passes)) is not None:
            raise raised

    with pytest.raises(KeyboardInterrupt):
        build_full(Dump(dump(tmp_path)), out, frozenset(), advance)
    assert [p.name for p in out.parent.iterdir()] == ["places.idx"]
    assert out.read_bytes() == b"as before"


def test_a_file_that_is_no_dump_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        Dump(tmp_path / "none.zip")
    (tmp_path / "cut.zip").write_bytes(dump(tmp_path).read_bytes()[:200])
    with pytest.raises(InputError, match="fetch it again"):
        Dump(tmp_path / "cut.zip")
    with zipfile.ZipFile(tmp_path / "names.zip", "w") as archive:
        archive.writestr("alternateNamesV2.txt", "")
    with pytest.raises(InputError, match="no table of places"):
        Dump(tmp_path / "names.zip")


def test_every_feature_rule_names_a_feature_and_a_class() -> None:
    rows = list(sources.table("geonames_features.tsv"))
    assert len(feature_rules()) == len(rows)
    for code, rule in feature_rules().items():
        assert code[0] in "APHLRSTV"
        assert code[1] == "."
        assert rule.radius_km > 0 or rule.feature is Feature.CITY


def test_names_in_other_scripts_and_machine_spellings_are_left_out(tmp_path: Path) -> None:
    (first, *_) = Dump(dump(tmp_path)).rows(lambda _: None)
    assert set(names_of(first)) == {"zzabad district", "zzabad", "zabbada"}
