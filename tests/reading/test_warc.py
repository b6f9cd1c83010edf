"""Web archives: each page is a report; what is whole in a damaged archive is read, and the rest is one error."""

from __future__ import annotations

import gzip
import io
import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dateline.model.errors import InputError
from dateline.model.report import Report
from dateline.reading import read
from dateline.reading.making import Place
from dateline.reading.options import ReadingOptions
from dateline.reading.warc import read_warc

STORY = "Gunmen killed three soldiers near the town of Karval on Monday, police said. No group claimed the attack. "
PAGE = f"<html><head><title>Attack</title></head><body><article><p>{STORY * 3}</p></article></body></html>"
HTML = ("Content-Type", "text/html; charset=utf-8")

Record = tuple[str, bytes, list[tuple[str, str]]]


def archive(
    records: Sequence[Record], *, packed: bool, status: str = "200 OK", kind: str = "response"
) -> tuple[bytes, list[int]]:
    """A WARC file and where each of its records ends."""
    stream, ends = io.BytesIO(), []
    writer = WARCWriter(stream, gzip=packed)
    for url, body, headers in records:
        http = StatusAndHeaders(status, headers, protocol="HTTP/1.1") if kind == "response" else None
        named = None if http else dict(headers)["Content-Type"]
        writer.write_record(
            writer.create_warc_record(
                url, kind, payload=io.BytesIO(body), http_headers=http, warc_content_type=named or ""
            )
        )
        ends.append(stream.tell())
    return stream.getvalue(), ends


def outcomes(data: bytes) -> tuple[list[Report], list[InputError]]:
    found = list(read_warc(io.BytesIO(data), Place("a.warc", "a.warc"), ReadingOptions()))
    return [o for o in found if isinstance(o, Report)], [o for o in found if isinstance(o, InputError)]


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc", "other.bin"])
def test_a_file_is_known_by_its_content(tmp_path: Path, packed: bool, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(archive([("http://news.example/a", PAGE.encode(), [HTML])], packed=packed)[0])
    (report,) = read([path])
    assert isinstance(report, Report)
    assert (report.title, report.url, report.ref) == ("Attack", "http://news.example/a", "http://news.example/a")
    assert report.text.count("Karval") == 3
    assert report.published is None  # the date of capture is not that of publication


def test_only_pages_that_were_there_are_reports() -> None:
    page = PAGE.encode()
    records = [
        ("http://x.example/a.png", b"\x89PNG", [("Content-Type", "image/png")]),
        ("http://x.example/robots.txt", b"User-agent: *", [("Content-Type", "text/plain")]),
        ("http://x.example/a", page, [HTML]),
    ]
    reports, errors = outcomes(archive(records, packed=True)[0])
    assert ([r.url for r in reports], errors) == (["http://x.example/a"], [])
    for other in (
        archive(records, packed=True, status="404 Not Found"),
        archive(records, packed=False, kind="metadata"),
    ):
        reports, errors = outcomes(other[0])
        assert reports == []
        assert "holds no pages" in str(errors[0])


def test_resources_are_pages_too() -> None:
    reports, _ = outcomes(archive([("http://x.example/a", PAGE.encode(), [HTML])], packed=True, kind="resource")[0])
    assert len(reports) == 1


def test_bodies_are_unpacked_and_decoded() -> None:
    packed = gzip.compress(PAGE.replace("Karval", "Kärval").encode("cp1252"))
    chunked = b"".join(
        b"%x\r\n%s\r\n" % (len(packed[k : k + 50]), packed[k : k + 50]) for k in range(0, len(packed), 50)
    )
    headers = [
        ("Content-Type", "text/html; charset=windows-1252"),
        ("Content-Encoding", "gzip"),
        ("Transfer-Encoding", "chunked"),
    ]
    reports, errors = outcomes(archive([("http://x.example/a", chunked + b"0\r\n\r\n", headers)], packed=True)[0])
    assert errors == []
    assert "Kärval" in reports[0].text


def test_a_page_that_is_no_report_is_an_error_with_its_address() -> None:
    records = [
        ("http://x.example/1", b"<html><body></body></html>", [HTML]),
        ("http://x.example/2", PAGE.encode(), [HTML]),
        ("http://x.example/3", PAGE.encode(), [HTML, ("Content-Encoding", "br")]),
    ]
    reports, errors = outcomes(archive(records, packed=True)[0])
    assert [r.url for r in reports] == ["http://x.example/2"]
    assert [e.ref for e in errors] == ["a.warc: http://x.example/1", "a.warc: http://x.example/3"]
    assert "is compressed as 'br'" in str(errors[1])


def test_a_page_that_unpacks_to_too_much_is_refused() -> None:
    bomb = gzip.compress(bytes(30_000_000))
    _, errors = outcomes(archive([("http://x.example/1", bomb, [HTML, ("Content-Encoding", "gzip")])], packed=True)[0])
    assert "holds more than 5 MB" in str(errors[0])


TEXTS = [(f"http://x.example/{n}", f"{STORY}{n}\n".encode(), [("Content-Type", "text/plain")]) for n in range(3)]
_TAIL = {True: 12, False: 4}  # bytes of a record after its text: a gzip member's end, two line ends


@pytest.mark.parametrize("packed", [True, False])
def test_of_an_archive_cut_anywhere_the_whole_records_are_read(packed: bool) -> None:
    data, ends = archive(TEXTS, packed=packed)
    for cut in range(20, len(data), 7):
        reports, errors = outcomes(data[:cut])
        assert sum(end <= cut for end in ends) <= len(reports) <= sum(end - _TAIL[packed] <= cut for end in ends)
        if not any(end - _TAIL[packed] <= cut <= end for end in ends) or (packed and cut not in ends):
            (error,) = errors
            assert "ends in the middle of a record" in str(error)
    reports, errors = outcomes(data)
    assert (len(reports), errors) == (3, [])


@pytest.mark.parametrize("packed", [True, False])
def test_damage_is_an_error_and_never_a_fault(packed: bool, capfd: pytest.CaptureFixture[str]) -> None:
    data, _ = archive(TEXTS, packed=packed)
    chance = random.Random(7)
    for _ in range(300):
        spoilt = bytearray(data)
        for _ in range(chance.randint(1, 4)):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        outcomes(bytes(spoilt))
    assert capfd.readouterr() == ("", "")  # the library's own complaints are not printed
