"""The interface for programs: what is listed, linked, refused and marked as unchanged."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from dateline.book.filters import Filters, Order
from dateline.web.openapi import description
from dateline.web.parameters import others, parameters

from .served import Site

BY = {"author": "Ada", "reason": "one bomb"}


def test_every_filter_has_a_parameter() -> None:
    taken = {p.field for p in parameters().values()}
    assert {f.name for f in fields(Filters)} <= taken
    assert taken - {f.name for f in fields(Filters)} == {"as_of", "order", "page", "limit"}


def test_every_parameter_can_be_what_its_example_says() -> None:
    for known in (*parameters().values(), *others().values()):
        known.value(known.example)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 12),
        ("country=PK", 6),
        ("country=pk", 6),
        ("country=QQ", 0),
        ("from=2021-10-01", 3),
        ("to=2021-01-31", 1),
        ("deaths=10", 3),
        ("contested=true", 0),
        ("contested=false", 12),
        ("actor=NG.BOKO", 6),
        ("type=bombing", 8),
        ("type=armed_assault", 12),
        ("place=Karval", 2),
        ("box=66,29,68,31", 12),
        ("box=66,31,68,29", 12),
        ("box=170,29,-170,31", 0),
        ("source=police", 12),
        ("q=Karval", 2),
        ("as_of=2021-03-02", 3),
        ("as_of=2021-03-02T11:00", 2),
        ("as_of=2000-01-01", 0),
        ("country=PK&deaths=4&to=2021-09-09", 2),
    ],
)
def test_a_query_finds(site: Site, query: str, count: int) -> None:
    answer = site.client.get(f"/api/incidents?{query}")
    assert answer.status_code == 200, answer.text
    assert answer.json()["total"] == count
    assert len(answer.json()["incidents"]) == count
    assert site.client.get(f"/api/sums?{query}").json()["incidents"] == count


@pytest.mark.parametrize(
    ("query", "problem", "remedy"),
    [
        ("contry=PK", "'contry': no such parameter", "did you mean country?"),
        ("xyzzy=1", "'xyzzy': no such parameter", "known are: "),
        ("country=PAK", "country: 'PAK' cannot be used", "ISO 3166-1"),
        ("from=2021-02-30", "from: ", "YYYY-MM-DD"),
        ("from=", "from: is empty", "such as 2025-03-01"),
        ("limit=0", "limit: '0'", "from 1 to 500"),
        ("limit=501", "limit: '501'", "from 1 to 500"),
        ("page=-1", "page: '-1'", "from 1 to"),
        ("page=１", "page: ", "whole number"),
        ("deaths=99999999999999999999", "deaths: ", "whole number"),
        ("contested=maybe", "contested: ", "true, false"),
        ("type=bomb", "type: ", "give one of"),
        ("order=best", "order: ", "newest, oldest"),
        ("box=1,2,3", "box: ", "four numbers"),
        ("box=1,2,3,nan", "box: ", "four numbers"),
        ("box=1,2,3,91", "box: ", "-90 to 90"),
        ("as_of=yesterday", "as_of: ", "a moment"),
        ("limit=2&limit=3", "limit: is given twice", "give it once"),
        (f"q={'x' * 201}", "q: ", "at most 200"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_the_remedy(site: Site, query: str, problem: str, remedy: str) -> None:
    answer = site.client.get(f"/api/incidents?{query}")
    assert answer.status_code == 422
    assert problem in answer.json()["error"]
    assert remedy in answer.json()["remedy"]


def test_a_parameter_given_twice_alike_is_given_once(site: Site) -> None:
    assert site.client.get("/api/incidents?country=PK&country=PK").json()["total"] == 6


def test_pages_are_linked_and_together_are_the_whole_list(site: Site) -> None:
    seen: list[str] = []
    path: str | None = "/api/incidents?limit=5&order=oldest&deaths=1"
    while path is not None:
        answer = site.client.get(path)
        seen += [i["id"] for i in answer.json()["incidents"]]
        following = re.search(r'<([^>]+)>; rel="next"', answer.headers["link"])
        path = following[1] if following else None
    assert len(seen) == len(set(seen)) == 11
    assert 'rel="last"' in answer.headers["link"]
    assert site.client.get("/api/incidents?page=99").json()["incidents"] == []


@pytest.mark.parametrize("order", list(Order))
def test_every_order_is_one_of_the_same_incidents(site: Site, order: Order) -> None:
    assert len(site.client.get("/api/incidents", params={"order": order.value}).json()["incidents"]) == 12


def test_an_incident_is_told_with_its_claims_and_history(site: Site) -> None:
    one = site.client.get("/api/incidents?order=most_reported&limit=1").json()["incidents"][0]["id"]
    answer = site.client.get(f"/api/incidents/{one}").json()
    assert len(answer["reports"]) == 2
    claims = {c["claim"] for count in answer["counts"] for c in count["claims"]}
    assert claims <= set(answer["claims"])
    steps = site.client.get(f"/api/incidents/{one}/history").json()["steps"]
    assert [len(s["reports"]) for s in steps] == [1, 1]
    assert site.client.get(f"/api/incidents/{one[:8]}").json()["id"] == one
    earlier = site.client.get(f"/api/incidents/{one}", params={"as_of": steps[0]["moment"]}).json()
    assert len(earlier["reports"]) == 1


@pytest.mark.parametrize("path", ["", "/history"])
def test_what_is_not_there_is_404(site: Site, path: str) -> None:
    answer = site.client.get(f"/api/incidents/zzz{path}")
    assert (answer.status_code, answer.json()["error"]) == (404, "zzz: no such incident in the book")
    one = site.ids()[0]
    early = site.client.get(f"/api/incidents/{one}{path}?as_of=2000-01-01")
    assert (early.status_code, early.json()["remedy"]) == (404, "ask for a later moment with as_of")


def test_twins_of_pages_say_what_the_interface_says(site: Site) -> None:
    one = site.ids()[0]
    for path in (f"/incidents/{one}", f"/incidents/{one}/history"):
        assert site.client.get(f"{path}.json").json() == site.client.get(f"/api{path}").json()


def test_head_says_what_get_says_without_the_body(site: Site) -> None:
    for path in ("/api/incidents", "/api/incidents?limit=0", "/incidents.csv", "/health"):
        got, head = site.client.get(path), site.client.head(path)
        assert (head.status_code, head.content) == (got.status_code, b"")
        assert head.headers["content-type"] == got.headers["content-type"]
        assert head.headers.get("etag") == got.headers.get("etag")


def test_a_method_that_cannot_be_used_names_those_that_can(site: Site) -> None:
    for method in ("DELETE", "PUT", "PATCH", "OPTIONS"):
        answer = site.owner.request(method, "/api/incidents")
        assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


def test_nothing_is_sent_twice_until_the_book_changes(own_site: Site) -> None:
    paths = ("/api/incidents", "/api/facets", "/api/decisions", "/incidents.csv", "/incidents.json")
    tags = {path: own_site.client.get(path).headers["etag"] for path in paths}
    assert len(set(tags.values())) == len(tags)

    def again(path: str) -> int:
        return own_site.client.get(path, headers={"If-None-Match": f'"other", {tags[path]}'}).status_code

    assert [again(path) for path in paths] == [304] * len(paths)
    assert own_site.client.get("/api/incidents", headers={"If-None-Match": '"other"'}).status_code == 200
    one = own_site.ids()[0]
    correct = {"action": "correct", "incident": one, "field": "killed", "value": "3", **BY}
    assert own_site.owner.post("/api/decisions", json=correct).status_code == 201
    assert [again(path) for path in paths] == [200] * len(paths)


def test_big_answers_are_packed_for_those_who_can_unpack(site: Site) -> None:
    plain = site.client.get("/api/incidents", headers={"Accept-Encoding": "identity"})
    packed = site.client.get("/api/incidents", headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert plain.json() == packed.json()
    assert "Accept-Encoding" in packed.headers["vary"]


def test_every_operation_is_described(site: Site) -> None:
    told = site.client.get("/api/openapi.json").json()
    assert told == description()
    for path, methods in told["paths"].items():
        for method, operation in methods.items():
            assert operation["description"].strip().endswith("."), (method, path)
            assert operation["tags"], (method, path)
            for parameter in operation.get("parameters", ()):
                assert parameter["description"].endswith("."), (path, parameter["name"])
            assert "422" in operation["responses"], path
            assert "Problem" in str(operation["responses"]["422"]), path
    page = site.client.get("/api", headers={"Accept": "text/html"})
    assert all(path in page.text for path in told["paths"])
