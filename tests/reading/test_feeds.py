"""Feeds and lists of feeds as they are found in the world: every dialect, escaped twice, without dates, hostile."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dateline.model.errors import InputError
from dateline.reading.feeds import Entry, read_feed, read_opml

HERE = "http://news.example/world/feed.xml"


def rss(items: str, channel: str = "<title>The Gazette</title>") -> bytes:
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{channel}{items}</channel></rss>'.encode()


def entry(markup: str) -> Entry:
    (found,) = read_feed(rss(f"<item>{markup}</item>"), HERE).entries
    return found


def test_rss_is_read() -> None:
    found = entry(
        "<title>Three killed</title><link>http://news.example/a</link><guid>7</guid>"
        "<pubDate>Wed, 12 Mar 2025 18:00:00 +0300</pubDate><description>Police said so.</description>"
    )
    assert (found.url, found.title, found.text) == ("http://news.example/a", "Three killed", "Police said so.")
    assert found.published == datetime(2025, 3, 12, 15, tzinfo=UTC)


def test_atom_is_read() -> None:
    feed = read_feed(
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><id>tag:1</id><title type="html">A &amp;amp; B</title>'
        b'<link rel="enclosure" href="/a.mp3"/><link href="/a"/><published>2025-03-12T18:00:00Z</published>'
        b"<updated>2025-03-13T09:00:00Z</updated><summary>Short</summary>"
        b'<content type="html">&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</content></entry></feed>',
        HERE,
    )
    (found,) = feed.entries
    assert (feed.title, found.url, found.title, found.text) == ("Wire", "http://news.example/a", "A & B", "One.\nTwo.")
    assert found.published == datetime(2025, 3, 12, 18, tzinfo=UTC)


def test_rdf_is_read() -> None:
    feed = read_feed(
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        b'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Old</title></channel>'
        b"<item><title>One</title><link>http://news.example/1</link><dc:date>2025-03-12</dc:date></item></rdf:RDF>",
        HERE,
    )
    assert [(e.title, e.published) for e in feed.entries] == [("One", date(2025, 3, 12))]


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("/a", "http://news.example/a"),
        ("a?x=1&amp;y=2", "http://news.example/world/a?x=1&y=2"),
        ("//other.example/a", "http://other.example/a"),
        ("  http://news.example/a\n", "http://news.example/a"),
    ],
)
def test_relative_links_are_made_whole(link: str, url: str) -> None:
    assert entry(f"<title>T</title><link>{link}</link>").url == url


@pytest.mark.parametrize(
    ("markup", "title"),
    [
        ("Police &amp;amp; army", "Police & army"),
        ("Police &amp;#8211; army", "Police – army"),
        ("&lt;b&gt;Police&lt;/b&gt;  army\n", "Police army"),
        ("<![CDATA[Police & <i>army</i>]]>", "Police & army"),
        ("5 &lt; 6", "5 < 6"),
    ],
)
def test_titles_are_one_line_without_markup(markup: str, title: str) -> None:
    assert entry(f"<title>{markup}</title><link>/a</link>").title == title


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("12 Mar 2025 18:00:00 +0000", datetime(2025, 3, 12, 18, tzinfo=UTC)),
        ("2025-03-12T18:00:00Z", datetime(2025, 3, 12, 18, tzinfo=UTC)),
        ("2025-03-12", date(2025, 3, 12)),
        ("12/03/2025", None),  # March or December
        ("yesterday", None),
    ],
)
def test_a_date_is_taken_only_where_it_cannot_be_misread(written: str, moment: datetime | None) -> None:
    assert entry(f"<title>T</title><link>/a</link><pubDate>{written}</pubDate>").published == moment


@pytest.mark.parametrize(
    "text", ["Gunmen attacked ...", "Gunmen attacked […]", "Gunmen attacked. Read more", "Continue reading →"]
)
def test_a_text_that_breaks_off_is_not_the_articles(text: str) -> None:
    assert entry(f"<title>T</title><link>/a</link><description>{text}</description>").text is None


def test_the_feeds_own_text_is_without_scripts() -> None:
    found = entry(
        "<title>T</title><description>&lt;p&gt;One&lt;br&gt;two &amp;amp; three&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;</description>"
    )
    assert found.text == "One\ntwo & three"


def test_an_entry_that_was_updated_is_another_version_under_the_same_key() -> None:
    def at(moment: str, title: str = "T") -> Entry:
        body = f"<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id><title>{title}</title><updated>{moment}</updated></entry></feed>"
        return read_feed(body.encode(), HERE).entries[0]

    first, later, renamed = at("2025-03-12T18:00:00Z"), at("2025-03-12T19:00:00Z"), at("2025-03-12T18:00:00Z", "U")
    assert first.key == later.key == renamed.key
    assert len({first.version, later.version, renamed.version}) == 3
    assert first == at("2025-03-12T18:00:00Z")


def test_broken_xml_is_read_as_far_as_it_goes() -> None:
    feed = read_feed(b"<rss version='2.0'><channel><title>A & B</title><item><title>One</title><link>/1</link>", HERE)
    assert [(e.title, e.url) for e in feed.entries] == [("One", "http://news.example/1")]


def test_the_declared_encoding_is_used() -> None:
    body = (
        '<?xml version="1.0" encoding="windows-1252"?><rss version="2.0"><channel><title>“Süd”</title></channel></rss>'
    )
    assert read_feed(body.encode("cp1252"), HERE).title == "“Süd”"


def test_entities_neither_explode_nor_read_files() -> None:
    nested = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY e0 "ha"><!ENTITY f SYSTEM "file:///etc/passwd">{nested}]>'
    feed = read_feed(f"{head}<rss version='2.0'><channel><title>&e9;&f;</title></channel></rss>".encode(), HERE)
    assert len(feed.title or "") < 100
    assert "root:" not in (feed.title or "")


@pytest.mark.parametrize("data", [b"", b"text", b"\0\1\2", b"{}", b"<html><body><p>Hello</p></body></html>"])
def test_what_is_no_feed_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(InputError, match="not a feed"):
        read_feed(data, HERE)


def test_an_empty_feed_is_a_feed() -> None:
    assert read_feed(rss(""), HERE).entries == ()


def test_opml_lists_feeds_at_every_depth_once() -> None:
    data = (
        b'<opml version="2.0"><body><outline text="All"><outline xmlUrl="http://a.example/f"/><outline xmlurl=" http://b.example/f "/>'
        b'</outline><outline xmlUrl="http://a.example/f"/><outline text="no feed"/></body></opml>'
    )
    assert read_opml(data, "feeds.opml") == ["http://a.example/f", "http://b.example/f"]


@pytest.mark.parametrize(
    "data", [b"", b"text", b"<opml/>", b"\0", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><opml>&b;</opml>']
)
def test_opml_without_feeds_is_an_error(data: bytes) -> None:
    with pytest.raises(InputError, match="lists no feeds"):
        read_opml(data, "feeds.opml")
