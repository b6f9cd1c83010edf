"""HTML pages: the article, its metadata, and dates that are stated, never guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from dateline.model.errors import InputError
from dateline.reading.page import declared_encoding, read_page

BODY = (
    "<p>KARVAL, June 3 (Agency) - Gunmen opened fire on a checkpoint near the town of Karval on Monday, killing three "
    "soldiers and wounding five, police said.</p><p>No group has claimed responsibility. A similar attack on 12 March 2019 "
    "killed four people, and a bombing last year left nine dead, officials said.</p><p>The governor said that the attackers "
    "had fled on motorcycles towards the border and that a search was under way.</p>"
)


def page(head: str = "", *, before: str = "", after: str = "") -> str:
    """A news page with the given parts around its article."""
    return (
        f"<html><head><title>Gunmen kill three</title>{head}</head><body><nav><ul><li><a href='/'>Home</a></li></ul></nav>"
        f"<article><h1>Gunmen kill three</h1>{before}{BODY}</article>{after}</body></html>"
    )


def test_the_article_and_its_metadata_are_read() -> None:
    head = (
        "<meta property='og:site_name' content='The Daily Example'>"
        "<link rel='canonical' href='https://daily.example/world/three-killed'>"
        "<meta property='article:published_time' content='2024-06-03T18:00:00+05:00'>"
    )
    read = read_page(page(head, after="<footer>All rights reserved</footer><script>var killed = 99;</script>"), "p")
    assert "KARVAL, June 3 (Agency) - Gunmen opened fire" in read.text
    assert "search was under way." in read.text
    assert "Home" not in read.text
    assert "99" not in read.text
    assert read.metadata.title == "Gunmen kill three"
    assert read.metadata.publisher == "The Daily Example"
    assert read.metadata.url == "https://daily.example/world/three-killed"
    assert read.metadata.published == datetime(2024, 6, 3, 18, tzinfo=timezone(timedelta(hours=5)))


@pytest.mark.parametrize(
    ("head", "before", "stated"),
    [
        ("<meta name='pubdate' content='2024-06-03'>", "", date(2024, 6, 3)),
        ("<meta itemprop='datePublished' content='20240603'>", "", date(2024, 6, 3)),
        ("<meta name='DC.date.issued' content='2024-06-03T10:00:00Z'>", "", datetime(2024, 6, 3, 10, tzinfo=UTC)),
        ("<meta name='date' content='Mon, 03 Jun 2024 10:00:00 GMT'>", "", datetime(2024, 6, 3, 10, tzinfo=UTC)),
        ("<meta name='date' content='June 3, 2024'>", "", date(2024, 6, 3)),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished": "2020-01-01"}, '
            '{"@type": ["NewsArticle"], "datePublished": "2024-06-03"}]}</script>',
            "",
            date(2024, 6, 3),
        ),
        ("", "<time class='published' datetime='2024-06-03'>3 June</time>", date(2024, 6, 3)),
        ("", "<div class='byline'>By A B <time datetime='2024-06-03'>3 June</time></div>", date(2024, 6, 3)),
        ("<meta name='date' content='nonsense'><meta name='pubdate' content='2024-06-03'>", "", date(2024, 6, 3)),
        (
            '<script type="application/ld+json">{broken</script><meta name="date" content="2024-06-03">',
            "",
            date(2024, 6, 3),
        ),
    ],
)
def test_a_stated_publication_date_is_taken(head: str, before: str, stated: date) -> None:
    found = read_page(page(head, before=before), "p").metadata.published
    assert found == stated
    assert type(found) is type(stated)


@pytest.mark.parametrize(
    ("head", "before", "after"),
    [
        ("", "", ""),  # the text names a day: it is not the day of publication
        ("", "", "<footer>Copyright 2021 The Daily. Last updated 4 May 2021</footer>"),
        ("<link rel='canonical' href='https://daily.example/2020/05/06/three.html'>", "", ""),
        ("<meta property='article:modified_time' content='2024-07-03T18:00:00Z'>", "", ""),
        ("", "<p>The attack on <time datetime='2019-03-12'>12 March 2019</time> is recalled.</p>", ""),
        ("", "<p class='byline updated'><time datetime='2024-07-03'>3 July</time></p>", ""),
        ("<meta name='date' content='03/04/2024'>", "", ""),
        ("<meta name='date' content='2024-02-30'>", "", ""),
        ("<meta name='date' content='0025-06-03'>", "", ""),
        (
            '<script type="application/ld+json">{"@type": "ItemList", "itemListElement": '
            '[{"@type": "NewsArticle", "datePublished": "2024-06-03"}]}</script>',
            "",
            "",
        ),
    ],
)
def test_no_publication_date_is_guessed(head: str, before: str, after: str) -> None:
    assert read_page(page(head, before=before, after=after), "p").metadata.published is None


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        ("<p>Gunmen killed three people.<p>Police <b>said so", "Gunmen killed three people.\nPolice said so"),
        ("<p>Gunmen killed three people.</p>", "Gunmen killed three people."),
        ("<html><body><div><p>Gunmen killed <b>three</p></div></b></table>", "Gunmen killed three"),
        ("<?xml version='1.0' encoding='latin-1'?><html><body><p>Gunmen killed three.</p>", "Gunmen killed three."),
        ("Gunmen &amp; thieves killed three<br>people", "Gunmen & thieves killed three people"),
        ("<html><body><p>Gunmen\0 killed\r\nthree.</p></body></html>", "Gunmen killed three."),
    ],
)
def test_malformed_pages_are_read(markup: str, kept: str) -> None:
    assert " ".join(read_page(markup, "p").text.split()) == " ".join(kept.split())


@pytest.mark.parametrize(
    "markup", ["<html></html>", "<html><body><script>var x = 1</script></body></html>", "<!-- -->"]
)
def test_a_page_without_text_is_an_error(markup: str) -> None:
    with pytest.raises(InputError, match="no article text"):
        read_page(markup, "p")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"<meta charset='windows-1252'>", "windows-1252"),
        (b'<META http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">', "ISO-8859-1"),
        (b"<?xml version='1.0' encoding='koi8-r'?>", "koi8-r"),
        (b"<p>no declaration", None),
    ],
)
def test_the_declared_encoding_is_found(data: bytes, encoding: str | None) -> None:
    assert declared_encoding(data) == encoding
