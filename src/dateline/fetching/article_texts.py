"""The report of an article: from its page, or, where that cannot be had, from what its feed holds of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dateline.fetching.article_rows import Article
from dateline.fetching.client import Asked
from dateline.fetching.errors import FetchError, Trouble
from dateline.fetching.polite import Polite
from dateline.model.errors import InputError, NotEnglishError
from dateline.model.report import Report
from dateline.reading.content import Content, read_content
from dateline.reading.making import Metadata, Place, make_report
from dateline.reading.options import ReadingOptions

LONG_ENOUGH = 600  # characters of a feed's own text that are taken for an article: about a hundred words
_WALLED = 0.5  # of the feed's own text: a page that holds less of the article than that is a wall before it
_PAGES = "text/html, application/xhtml+xml, text/plain;q=0.8, application/pdf;q=0.7, */*;q=0.1"


def report_of(
    article: Article, publisher: str | None, polite: Polite, begin: Callable[[], None], *, last: bool
) -> tuple[Report, bool]:
    """The report of an article, and whether its text is the feed's own, which its `ref` then says.

    `begin` is called when the page is there and is going to be read. Raises FetchError where the page cannot be had and the feed's own text will not do: it breaks off, is shorter than
    LONG_ENOUGH, or the page may still be had on another try and this is not the `last`. Raises InputError for what is no report.
    """
    known = Metadata(article.title, article.url if article.has_page else None, publisher, article.published)
    own = article.own_text if article.own_text and len(article.own_text) >= LONG_ENOUGH else None
    try:
        report = _from_page(article, known, polite, begin)
    except NotEnglishError:
        raise
    except (FetchError, InputError) as error:
        passing = isinstance(error, FetchError) and error.trouble.passing
        if own is None or (passing and not last):
            raise
        return _from_feed(own, article, known), True
    if own is not None and len(report.text) < _WALLED * len(own):
        return _from_feed(own, article, known), True
    return report, False


def _from_page(article: Article, known: Metadata, polite: Polite, begin: Callable[[], None]) -> Report:
    if not article.has_page:
        raise FetchError(article.url, Trouble.URL, "its entry names no page, and holds no long text itself")
    got = polite.get(Asked(article.url, _PAGES))
    begin()
    content = Content(got.body, got.headers.get("content-type", ""))
    return read_content(content, Place(got.url, article.url), ReadingOptions(), replace(known, url=got.url))


def _from_feed(text: str, article: Article, known: Metadata) -> Report:
    return make_report(text, Place(article.url, f"{article.url} (text of its feed)"), ReadingOptions(), known)
