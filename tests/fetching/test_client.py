"""One GET against a real server that misbehaves: within limits, and with one line for what went wrong."""

from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler

import pytest

from dateline.fetching.errors import FetchError, Trouble
from dateline.fetching.limits import user_agent
from dateline.model.errors import InputError

from .conftest import Get
from .server import Server, head

Failed = Callable[[str], FetchError]


def dripping(head_too: bool) -> Callable[[BaseHTTPRequestHandler], None]:
    """A byte now and then, each soon enough for the limit between two pieces."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        if not head_too:
            head(request, 200, content_length="1000")
        else:
            request.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        for _ in range(40):
            request.wfile.write(b"a")
            time.sleep(0.1)

    return answer


def test_a_page_comes_with_its_bytes_and_headers(server: Server, get: Get) -> None:
    server.page("/a", "<p>Hello</p>", etag='"1"')
    got = get(f"{server.url}/a#part")
    assert (got.status, got.body, got.headers["etag"], got.url) == (200, b"<p>Hello</p>", '"1"', f"{server.url}/a")
    sent = server.headers["/a"][0]
    assert sent["user-agent"] == "Dateline/test"
    assert "cookie" not in sent


def test_cookies_are_not_sent_back(server: Server, get: Get) -> None:
    server.page("/a", "x", set_cookie="id=1; Path=/")
    get(f"{server.url}/a")
    get(f"{server.url}/a")
    assert "cookie" not in server.headers["/a"][1]


def test_what_did_not_change_is_not_sent_again(server: Server, get: Get) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        known = (
            request.headers["If-None-Match"] == '"1"'
            and request.headers["If-Modified-Since"] == "Wed, 12 Mar 2025 18:00:00 GMT"
        )
        head(request, 304 if known else 200, content_length="0")

    server.pages["/a"] = answer
    got = get(f"{server.url}/a", etag='"1"', modified="Wed, 12 Mar 2025 18:00:00 GMT")
    assert got.unchanged
    assert got.body == b""
    assert not get(f"{server.url}/a").unchanged


def test_304_to_a_plain_request_is_a_broken_answer(server: Server, trouble: Failed) -> None:
    server.page("/a", "", 304)
    assert trouble(f"{server.url}/a").trouble is Trouble.BROKEN


def test_redirects_are_followed_to_the_end(server: Server, get: Get) -> None:
    server.redirect("/a", "/b", 301)
    server.redirect("/b", "c?x=1", 308)
    server.page("/c?x=1", "there")
    got = get(f"{server.url}/a")
    assert (got.url, got.body) == (f"{server.url}/c?x=1", b"there")


def test_redirects_in_a_circle_are_named(server: Server, trouble: Failed) -> None:
    server.redirect("/a", "/b")
    server.redirect("/b", "/a")
    error = trouble(f"{server.url}/a")
    assert error.trouble is Trouble.REDIRECT
    assert error.problem == f"redirects in a circle: {server.url}/a -> {server.url}/b -> {server.url}/a"


def test_too_many_redirects_end(server: Server, trouble: Failed) -> None:
    for n in range(10):
        server.redirect(f"/{n}", f"/{n + 1}")
    assert "redirects too often" in trouble(f"{server.url}/0").problem
    assert len(server.asked) == 4


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("file:///etc/passwd", Trouble.URL),
        ("ftp://example.org/", Trouble.URL),
        ("javascript:alert(1)", Trouble.URL),
        ("http://user:secret@example.org/", Trouble.URL),
        ("http://", Trouble.REDIRECT),
        ("http://[", Trouble.URL),
        ("http://" + "a" * 3000 + ".example/", Trouble.URL),
    ],
)
def test_a_redirect_to_what_is_no_page_is_refused(server: Server, trouble: Failed, target: str, kind: Trouble) -> None:
    server.redirect("/a", target)
    error = trouble(f"{server.url}/a")
    assert error.trouble is kind
    assert "secret" not in str(error)


def test_a_redirect_to_nowhere_is_an_error(server: Server, trouble: Failed) -> None:
    server.page("/a", "", 302)
    assert trouble(f"{server.url}/a").problem == "redirects to nowhere"


@pytest.mark.parametrize(
    ("status", "kind", "passing"),
    [
        (401, Trouble.REFUSED, False),
        (403, Trouble.REFUSED, False),
        (404, Trouble.REFUSED, False),
        (410, Trouble.REFUSED, False),
        (418, Trouble.REFUSED, False),
        (408, Trouble.BUSY, True),
        (429, Trouble.BUSY, True),
        (503, Trouble.BUSY, True),
        (500, Trouble.SERVER, True),
        (502, Trouble.SERVER, True),
        (204, Trouble.BROKEN, True),
        (206, Trouble.BROKEN, True),
        (300, Trouble.BROKEN, True),
    ],
)
def test_a_status_says_whether_to_try_again(
    server: Server, trouble: Failed, status: int, kind: Trouble, passing: bool
) -> None:
    server.page("/a", "", status)
    error = trouble(f"{server.url}/a")
    assert (error.trouble, error.trouble.passing) == (kind, passing)
    assert str(status) in error.problem


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("7", 7.0), ("Wed, 12 Mar 2003 18:00:00 GMT", 0.0), ("soon", None), ("-5", None), ("99999999", 86_400.0)],
)
def test_retry_after_is_understood(server: Server, trouble: Failed, said: str, seconds: float | None) -> None:
    server.page("/a", "", 429, retry_after=said)
    assert trouble(f"{server.url}/a").retry_after == seconds


@pytest.mark.parametrize("head_too", [False, True])
def test_a_slow_drip_ends_at_the_limit_for_the_whole(server: Server, trouble: Failed, head_too: bool) -> None:
    server.pages["/a"] = dripping(head_too)
    started = time.monotonic()
    assert trouble(f"{server.url}/a").trouble is Trouble.TIMEOUT
    assert 1.0 < time.monotonic() - started < 3.0


def test_silence_ends_at_the_limit_between_two_pieces(server: Server, trouble: Failed) -> None:
    server.pages["/a"] = lambda request: time.sleep(1.2)
    started = time.monotonic()
    assert trouble(f"{server.url}/a").trouble is Trouble.TIMEOUT
    assert time.monotonic() - started < 1.1


def test_a_body_that_ends_early_is_refused(server: Server, trouble: Failed) -> None:
    server.raw("/a", b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
    assert trouble(f"{server.url}/a").trouble is Trouble.BROKEN


def test_chunks_that_end_early_are_refused(server: Server, trouble: Failed) -> None:
    server.raw("/a", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")
    assert trouble(f"{server.url}/a").trouble is Trouble.BROKEN


def test_a_body_without_a_length_ends_with_the_connection(server: Server, get: Get) -> None:
    server.raw("/a", b"HTTP/1.1 200 OK\r\n\r\nall of it")
    assert get(f"{server.url}/a").body == b"all of it"


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"hello\r\n\r\n",
        b"HTTP/1.1 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X-Long: " + b"a" * 300_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: a\r\n" % n for n in range(30_000)) + b"\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello",
    ],
    ids=["nothing", "no http", "no status", "a huge header", "many headers", "negative", "two lengths", "no chunk"],
)
def test_what_breaks_the_protocol_is_one_line(server: Server, trouble: Failed, answer: bytes) -> None:
    server.raw("/a", answer)
    error = trouble(f"{server.url}/a")
    assert error.trouble is Trouble.BROKEN
    assert "\n" not in str(error)
    assert len(str(error)) < 300


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "deflate", "identity", ""])
def test_codings_are_unpacked(server: Server, get: Get, coding: str) -> None:
    packed = {"deflate": zlib.compress(b"text" * 100), "": b"text" * 100, "identity": b"text" * 100}
    server.page(
        "/a", packed.get(coding, gzip.compress(b"text" * 50) + gzip.compress(b"text" * 50)), content_encoding=coding
    )
    assert get(f"{server.url}/a").body == b"text" * 100


def test_bare_deflate_is_unpacked(server: Server, get: Get) -> None:
    server.page("/a", zlib.compress(b"text" * 100)[2:-4], content_encoding="deflate")
    assert get(f"{server.url}/a").body == b"text" * 100


@pytest.mark.parametrize(
    ("body", "coding", "kind"),
    [
        (gzip.compress(bytes(5_000_000)), "gzip", Trouble.SIZE),
        (zlib.compress(bytes(5_000_000)), "deflate", Trouble.SIZE),
        (b"".join(gzip.compress(bytes(100_000)) for _ in range(50)), "gzip", Trouble.SIZE),
        (gzip.compress(gzip.compress(bytes(5_000_000))), "gzip, gzip", Trouble.BROKEN),
        (gzip.compress(b"text" * 100)[:-12], "gzip", Trouble.BROKEN),
        (b"no gzip", "gzip", Trouble.BROKEN),
        (b"anything", "br", Trouble.BROKEN),
        (bytes(300_000), "", Trouble.SIZE),
    ],
    ids=["bomb", "zlib bomb", "many bombs", "twice", "cut", "false", "not asked for", "large"],
)
def test_a_body_that_is_too_much_or_broken_is_refused(
    server: Server, trouble: Failed, body: bytes, coding: str, kind: Trouble
) -> None:
    server.page("/a", body, content_encoding=coding)
    assert trouble(f"{server.url}/a").trouble is kind


def test_a_host_without_an_address_cannot_be_reached(trouble: Failed) -> None:
    error = trouble("http://no-such-host.invalid/")
    assert error.trouble is Trouble.UNREACHABLE
    assert "no such host" in error.problem


def test_a_closed_port_cannot_be_reached(server: Server, trouble: Failed) -> None:
    assert trouble("http://127.0.0.1:9/").trouble is Trouble.UNREACHABLE


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org",
        "file:///etc/passwd",
        "http://",
        "http://a b/",
        "http://0177.0.0.1/",
        "https://u:p@example.org/",
    ],
)
def test_what_is_no_web_address_is_refused(trouble: Failed, url: str) -> None:
    assert trouble(url).trouble is Trouble.URL


def test_a_contact_must_be_a_mail_address() -> None:
    assert user_agent("1.0", None) == "Dateline/1.0"
    assert user_agent("1.0", "desk@example.org") == "Dateline/1.0 (+mailto:desk@example.org)"
    for wrong in ("desk", "a@b", "a@example.org\r\nX: 1", "x <a@example.org>"):
        with pytest.raises(InputError, match="no mail address"):
            user_agent("1.0", wrong)
