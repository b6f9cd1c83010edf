"""Files are read back by readers that nobody here wrote, run nothing in a spreadsheet, and are described column by column."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import geopandas
import hxl
import pandas
import pyarrow.parquet as pq
import pytest

from dateline.book.incident import BookIncident
from dateline.publishing.export.csv_lines import cell_text
from dateline.publishing.export.document import document
from dateline.publishing.export.formats import FORMS, Export, Format, chunks, export
from dateline.publishing.export.full import TABLES, Container, table_chunks
from dateline.publishing.export.scheme import Scheme, scheme
from tests.publishing.exported import exported, incident

ROOT = Path(__file__).resolve().parents[2]
NOWHERE = incident(id="i1123456789abcdef", place=None, date=None, counts=(), headline='=HYPERLINK("x")')
BOTH = (incident(), NOWHERE)


def written(format: Format, *of: BookIncident, parquet: bool = False) -> bytes:
    stream = io.BytesIO()
    export(format, [exported(i) for i in of], stream, Export(parquet=parquet))
    return stream.getvalue()


def schemes() -> list[Scheme]:
    names = [*(form.scheme for form in FORMS.values()), *(t.scheme for t in TABLES.values())]
    return [scheme(name) for name in dict.fromkeys(names)]


def test_every_format_and_column_is_documented() -> None:
    page = (ROOT / "docs" / "export.md").read_text(encoding="utf-8")
    assert page == document(), "docs/export.md is stale: make docs"
    missing = [f.value for f in Format if f"`{f.value}`" not in page]
    missing += [f"{s.name}.{c.name}" for s in schemes() for c in s.columns if f"| `{c.name}`" not in page]
    assert missing == []


def test_every_scheme_has_its_data_and_every_column_a_rule() -> None:
    named = {s.name for s in schemes()}
    there = {p.stem for p in (ROOT / "src/dateline/publishing/export/data").glob("*.toml")}
    assert there == named
    assert [f"{s.name}.{c.name}" for s in schemes() for c in s.columns if not c.rule or not c.source] == []


def test_geopandas_reads_geojson_and_geoparquet(tmp_path: Path) -> None:
    (tmp_path / "a.geojson").write_bytes(written(Format.GEOJSON, *BOTH))
    (tmp_path / "a.parquet").write_bytes(written(Format.PARQUET, *BOTH))
    for found in (geopandas.read_file(tmp_path / "a.geojson"), geopandas.read_parquet(tmp_path / "a.parquet")):
        assert list(found["id"]) == [i.id for i in BOTH]
        assert found.crs.to_authority() in {("EPSG", "4326"), ("OGC", "CRS84")}
        assert (found.geometry[0].x, found.geometry[0].y) == (67.0014, 30.1841)
        assert found.geometry[1] is None
        assert found["killed_best"][0] == 6


def test_libhxl_finds_nothing_wrong(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(written(Format.HXL, *BOTH))

    def read() -> hxl.model.Dataset:
        return hxl.data(str(tmp_path / "a.csv"), hxl.InputOptions(allow_local=True))

    issues: list[str] = []
    read().validate(callback=lambda e: issues.append(e.rule.severity))
    assert [i for i in issues if i != "info"] == []
    assert [r.get("#affected+killed") for r in read()] == ["6", None]
    assert [r.get("#geo+lat") for r in read()] == ["30.1841", None]


@pytest.mark.parametrize("format", [f for f in Format if FORMS[f].table])
def test_csv_and_parquet_of_a_table_are_the_same(format: Format, tmp_path: Path) -> None:
    text = written(format, *BOTH).decode()
    names = list(scheme(FORMS[format].scheme).header)
    lines = list(csv.reader(io.StringIO(text), delimiter="\t" if format is Format.CAMEO else ","))
    if format is not Format.CAMEO:
        assert lines.pop(0) == names
    if format is Format.HXL:
        assert all(tag.startswith("#") for tag in lines.pop(0))
    table = pq.read_table(io.BytesIO(written(format, *BOTH, parquet=True)))
    assert table.schema.names == names
    assert table.schema.metadata[b"schema"].decode() == scheme(FORMS[format].scheme).stamp
    assert [[cell_text(v) for v in row.values()] for row in table.to_pylist()] == lines


def test_pandas_reads_the_full_tables_and_they_join(tmp_path: Path) -> None:
    records = [exported(i) for i in BOTH]
    for container in (Container.JSONL, Container.PARQUET):
        read = pandas.read_parquet if container is Container.PARQUET else lambda f: pandas.read_json(f, lines=True)
        tables = {n: read(io.BytesIO(b"".join(table_chunks(t, records, container)))) for n, t in TABLES.items()}
        assert set(tables["claims"]["incident"]) <= set(tables["incidents"]["id"])
        assert set(tables["claims"]["report"]) <= set(tables["reports"]["id"])
        assert set(tables["estimates"]["incident"]) <= set(tables["incidents"]["id"])
        assert set(tables["links"]["report"]) <= set(tables["reports"]["id"])
        assert len(tables["reports"]) == 1  # told once, though it tells of both


def test_jsonl_is_the_books_own_record() -> None:
    [line] = written(Format.JSONL, incident()).splitlines()
    made = json.loads(line)
    assert made["claims"][0]["evidence"] == [[0, 5, "Blast"]]
    assert made["reports"][0]["url"] == "https://wire.example/1"
    own = {k: v for k, v in made.items() if k in BookIncident.model_fields and k != "reports"}
    assert own == incident().model_dump(mode="json", exclude={"reports"})


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "\u202e=1"])
def test_no_spreadsheet_runs_what_a_report_says(text: str) -> None:
    cell = cell_text(text)
    assert cell.startswith("'")
    [_, row] = csv.reader(io.StringIO(written(Format.CSV, incident(headline=text)).decode()))
    assert row[2] == cell


def test_numbers_are_never_touched() -> None:
    assert (cell_text(-9), cell_text(-30.5)) == ("-9", "-30.5")


def test_the_same_incidents_give_the_same_bytes() -> None:
    for format in Format:
        assert written(format, *BOTH) == written(format, *BOTH)


def test_a_file_is_made_while_incidents_come() -> None:
    """Memory: no format waits for the last incident before it writes the first."""
    taken = 0

    def many() -> object:
        nonlocal taken
        for number in range(45_000):
            taken += 1
            yield exported(incident(id=f"i{number:016x}"))

    for format in (Format.CSV, Format.GEOJSON, Format.ACLED, Format.PARQUET):
        taken = 0
        pieces = chunks(format, many())  # type: ignore[arg-type]
        next(p for p in pieces if len(p) > 1000)
        assert taken < 25_000, format
