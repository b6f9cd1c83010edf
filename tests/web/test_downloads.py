"""Files of a query: whole, streamed, named, and given up when their reader leaves."""

from __future__ import annotations

import csv
import io
import json
import time

import httpx
import pyarrow.parquet
import pytest

from dateline.publishing.export.formats import Format
from dateline.web.routes import downloads

from .served import Site


def test_every_format_holds_exactly_the_query(site: Site) -> None:
    wanted = {i["id"] for i in site.client.get("/api/incidents?country=NG").json()["incidents"]}
    assert len(wanted) == 6
    text = site.client.get("/incidents.csv?country=NG").text
    assert {row["id"] for row in csv.DictReader(io.StringIO(text))} == wanted
    features = site.client.get("/incidents.geojson?country=NG").json()["features"]
    assert {f["id"] for f in features} == wanted
    assert {i["id"] for i in site.client.get("/incidents.json?country=NG").json()} == wanted
    lines = site.client.get("/incidents.jsonl?country=NG").text.splitlines()
    assert {json.loads(line)["id"] for line in lines} == wanted
    table = pyarrow.parquet.read_table(io.BytesIO(site.client.get("/incidents.parquet?country=NG").content))
    assert set(table.column("id").to_pylist()) == wanted


@pytest.mark.parametrize("format", list(Format))
def test_every_format_of_export_can_be_had(site: Site, format: Format) -> None:
    answer = site.client.get(f"/exports/{format.value}?country=NG")
    assert answer.status_code == 200
    assert answer.content
    assert f"incidents-{format.value}." in answer.headers["content-disposition"]


def test_a_query_that_finds_nothing_is_a_file_all_the_same(site: Site) -> None:
    assert site.client.get("/incidents.json?country=QQ").json() == []
    assert len(site.client.get("/incidents.csv?country=QQ").text.splitlines()) == 1
    assert site.client.get("/incidents.geojson?country=QQ").json()["features"] == []


def test_a_past_moment_is_downloaded_as_it_was(site: Site) -> None:
    assert len(site.client.get("/incidents.json?as_of=2021-03-02").json()) == 3


def test_a_file_is_named_and_refuses_what_is_no_filter(site: Site) -> None:
    assert site.client.get("/incidents.csv").headers["content-disposition"] == 'attachment; filename="incidents.csv"'
    assert site.client.get("/incidents.csv?page=2").status_code == 422
    assert site.client.get("/exports/xls").status_code == 422


def test_readers_who_leave_keep_no_place(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloads, "_PIECE", 256)
    for _ in range(downloads.AT_ONCE * 4):
        with httpx.stream("GET", f"{site.url}/incidents.jsonl", headers={"Accept-Encoding": "identity"}) as answer:
            next(answer.iter_raw(16))
    until = time.monotonic() + 10
    while site.client.get("/incidents.jsonl").status_code == 503:
        assert time.monotonic() < until
        time.sleep(0.05)


def test_too_many_downloads_at_once_are_asked_to_wait(site: Site) -> None:
    places = [downloads.under_way.acquire(blocking=False) for _ in range(downloads.AT_ONCE)]
    try:
        assert all(places)
        answer = site.client.get("/incidents.csv")
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
        assert site.client.get("/api/incidents").status_code == 200
    finally:
        for _ in places:
            downloads.under_way.release()
    assert site.client.get("/incidents.csv").status_code == 200
