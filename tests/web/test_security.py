"""Who may read and write, under which names the server answers, and what every answer tells browsers."""

from __future__ import annotations

import re
import socket
from pathlib import Path

import httpx
import pytest

from dateline.web.assets import FOLDER
from dateline.web.security import LARGEST_BODY, POLICY
from dateline.web.settings import Settings

from .served import TOKEN, Site, serving

BY = {"author": "Ada", "reason": "one bomb"}
UNDO = {"action": "undo", "decision": "L1", **BY}


def logged_in(site: Site) -> tuple[httpx.Client, str]:
    """A browser's client with a session, and the mark of its forms."""
    client = httpx.Client(base_url=site.url, timeout=30)
    assert client.get("/", params={"token": TOKEN}).status_code == 303
    page = client.get("/login", headers={"Accept": "text/html"})
    found = re.search('name="csrf" value="([0-9a-f]{64})"', page.text)
    assert found is not None
    return client, found[1]


@pytest.mark.parametrize("path", ["/health", "/api/incidents", "/login", "/nothing/here", "/api/openapi.json"])
def test_every_answer_has_the_headers_that_guard_it(site: Site, path: str) -> None:
    headers = site.client.get(path).headers
    assert headers["Content-Security-Policy"] == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "unsafe" not in POLICY
    assert "server" not in headers


def test_a_foreign_host_is_not_answered(site: Site) -> None:
    for host in ("evil.example", "localhost.evil.example", "127.0.0.1.nip.io:80", "", "localhost:80:80", "a b"):
        answer = site.client.get("/api/incidents", headers={"Host": host})
        assert answer.status_code in {400, 421}, host
        assert "incidents" not in answer.text
    for host in ("localhost", "LOCALHOST:1", "127.0.0.1:8300", "[::1]:80", "localhost."):
        assert site.client.get("/health", headers={"Host": host}).status_code == 200, host


def test_a_request_without_a_host_is_not_answered(site: Site) -> None:
    address = httpx.URL(site.url)
    with socket.create_connection((address.host, address.port or 80)) as plain:
        plain.sendall(b"GET /api/incidents HTTP/1.0\r\n\r\n")
        assert plain.recv(64).startswith(b"HTTP/1.1 421")


def test_writing_needs_the_token(site: Site) -> None:
    assert site.client.post("/api/decisions", json=UNDO).status_code == 401
    wrong = site.client.post("/api/decisions", json=UNDO, headers={"Authorization": "Bearer wrong"})
    assert (wrong.status_code, wrong.headers["WWW-Authenticate"]) == (401, "Bearer")
    basic = site.client.post("/api/decisions", json=UNDO, headers={"Authorization": "Basic eDp5"})
    assert basic.status_code == 401
    assert site.owner.post("/api/decisions", json=UNDO).status_code == 404  # there is no L1 yet


def test_the_link_printed_at_start_opens_a_session_and_leaves_no_token_in_the_address(site: Site) -> None:
    answer = site.client.get("/", params={"token": TOKEN, "country": "PK"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/?country=PK")
    cookie = answer.headers["set-cookie"]
    assert TOKEN not in cookie
    for part in ("HttpOnly", "SameSite=strict", "Path=/"):
        assert part in cookie
    site.client.cookies.clear()
    wrong = site.client.get("/", params={"token": "wrong"})
    assert wrong.status_code == 401
    assert "set-cookie" not in wrong.headers


def test_a_session_writes_with_its_mark_from_its_own_pages_only(site: Site) -> None:
    client, mark = logged_in(site)
    own = {"Origin": site.url}
    right = {**own, "X-CSRF-Token": mark}

    def post(headers: dict[str, str]) -> int:
        return client.post("/api/decisions", json=UNDO, headers=headers).status_code

    assert post(right) == 404  # it got through: there is no L1 yet
    assert post(own) == 403
    assert post({**own, "X-CSRF-Token": "0" * 64}) == 403
    assert post({"X-CSRF-Token": mark}) == 403  # no Origin
    for origin in ("https://evil.example", "null", site.url.replace("127.0.0.1", "localhost"), "http://127.0.0.1:1"):
        assert post({"X-CSRF-Token": mark, "Origin": origin}) == 403, origin


def test_a_form_without_its_mark_is_refused(site: Site) -> None:
    client, mark = logged_in(site)
    own = {"Origin": site.url}
    assert client.post("/decisions", data=UNDO, headers=own).status_code == 403
    assert client.post("/decisions", data={**UNDO, "csrf": mark}, headers=own).status_code == 404
    in_parts = client.post("/decisions", data={**UNDO, "csrf": mark}, files={"x": b"1"}, headers=own)
    assert in_parts.status_code == 403


@pytest.mark.parametrize("cookie", ["", "x", "1-a.b", f"9999999999-abc.{'0' * 64}", "é.é"])
def test_a_made_up_cookie_is_no_session(site: Site, cookie: str) -> None:
    client, mark = logged_in(site)
    name = next(iter(client.cookies.keys()))
    headers = {
        b"Cookie": f"{name}={cookie}".encode(),
        b"Origin": site.url.encode(),
        b"X-CSRF-Token": mark.encode(),
    }
    assert httpx.post(f"{site.url}/api/decisions", json=UNDO, headers=headers).status_code == 401


def test_logging_in_by_the_form_leads_back_but_never_to_another_site(site: Site) -> None:
    own = {"Origin": site.url}
    for back, leads in (("/review?page=2", "/review?page=2"), ("//evil.example", "/"), ("https://evil.example", "/")):
        answer = site.client.post("/login", data={"token": TOKEN, "next": back}, headers=own)
        assert (answer.status_code, answer.headers["location"]) == (303, leads)
    site.client.cookies.clear()
    assert site.client.post("/login", data={"token": "wrong"}, headers=own).status_code == 401
    assert (
        site.client.post("/login", data={"token": TOKEN}, headers={"Origin": "https://evil.example"}).status_code == 403
    )
    assert site.client.post("/login", data={"token": TOKEN}).status_code == 403


def test_a_session_ends(site: Site) -> None:
    client, mark = logged_in(site)
    assert client.post("/logout", data={"csrf": mark}, headers={"Origin": site.url}).status_code == 303
    assert not [name for name in client.cookies if name.startswith("dateline_")]


def test_too_long_a_body_is_refused_before_it_is_read(site: Site) -> None:
    long = site.owner.post("/api/decisions", content=b"x" * (LARGEST_BODY + 1))
    assert (long.status_code, long.headers["connection"]) == (413, "close")

    def pieces() -> object:
        for _ in range(LARGEST_BODY // 1024 + 2):
            yield b"x" * 1024

    assert site.owner.post("/api/decisions", content=pieces()).status_code == 413  # type: ignore[arg-type]


def test_others_than_this_machine_need_the_token_to_read(own_book: Path) -> None:
    hosts = Settings().hosts | {"books.example.org"}
    with serving(own_book, Settings(hosts=hosts, token=TOKEN, guarded=True, writable=True)) as site:
        assert site.client.get("/api/incidents").status_code == 401
        assert site.client.get("/incidents.csv").status_code == 401
        page = site.client.get("/review", params={"page": 2}, headers={"Accept": "text/html"})
        assert (page.status_code, page.headers["location"]) == (303, "/login?next=%2Freview%3Fpage%3D2")
        assert site.client.get("/login").status_code == 200
        assert site.client.get("/health").status_code == 200
        assert site.owner.get("/api/incidents").status_code == 200
        for host in ("192.0.2.7:8300", "books.example.org"):
            assert site.owner.get("/api/incidents", headers={"Host": host}).status_code == 200
        assert site.owner.get("/api/incidents", headers={"Host": "evil.example"}).status_code == 421
        client, _ = logged_in(site)
        assert client.get("/api/incidents").status_code == 200


def test_a_book_that_is_only_read_takes_no_decision(own_book: Path) -> None:
    with serving(own_book, Settings(token=TOKEN, writable=False)) as site:
        answer = site.owner.post("/api/decisions", json=UNDO)
        assert (answer.status_code, answer.json()["error"]) == (403, "nobody can decide here: the book is read-only")
    with serving(own_book, Settings(token=None, writable=True)) as site:
        assert site.client.post("/api/decisions", json=UNDO).status_code == 403
        assert site.client.get("/api/incidents").status_code == 200


def test_errors_are_pages_for_people_and_json_for_programs(site: Site) -> None:
    page = site.client.get("/<script>alert(1)</script>", headers={"Accept": "text/html,*/*"})
    assert page.status_code == 404
    assert page.headers["content-type"].startswith("text/html")
    assert "<script>alert" not in page.text
    assert site.client.get("/nothing").json().keys() == {"error", "remedy"}
    wrong = site.client.get("/login", params={"next": '"><script>'}, headers={"Accept": "text/html"})
    assert "<script>" not in wrong.text.partition("<main")[2]


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2f..%2fapp.py", "/static//etc/passwd"]
)
def test_nothing_outside_the_built_files_is_served(site: Site, path: str) -> None:
    address = httpx.URL(site.url)
    with socket.create_connection((address.host, address.port or 80)) as plain:
        plain.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        assert plain.recv(64).startswith(b"HTTP/1.1 404")


def test_only_files_whose_name_holds_a_hash_are_kept_for_ever(site: Site) -> None:
    assert site.client.get("/api/incidents").headers["cache-control"] == "private, no-cache"
    for name in [f.name for f in FOLDER.iterdir()] if FOLDER.is_dir() else []:
        kept = site.client.get(f"/static/{name}").headers["cache-control"]
        assert ("immutable" in kept) == bool(re.search(r"-[0-9A-Z]{8}\.", name)), name
