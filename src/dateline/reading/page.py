"""Reads an HTML page: its article's text through trafilatura, and the metadata that it states."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass

from dateline.model.errors import InputError
from dateline.reading.cleaning import clean_text
from dateline.reading.making import Metadata
from dateline.reading.page_dates import HtmlElement, page_date

# An encoding named in an XML declaration is of the bytes, which are decoded by now; lxml refuses such text.
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)""", re.I
)
_HEAD_BYTES = 4096  # HTML standard: the declaration stands in the first 1024 bytes; older pages are laxer

_BLOCKS = (
    "p",
    "div",
    "br",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "blockquote",
    "tr",
    "figure",
    "hr",
    "pre",
    "ul",
    "ol",
    "table",
)

for _name in ("trafilatura", "htmldate", "courlan", "justext", "readability"):
    logging.getLogger(_name).addHandler(logging.NullHandler())  # their complaints become InputErrors here


@dataclass(frozen=True, slots=True)
class Page:
    """An HTML page's article text and the metadata that it states."""

    text: str
    metadata: Metadata


def declared_encoding(data: bytes) -> str | None:
    """The encoding that the page names in <meta charset> or its XML declaration."""
    found = _DECLARED.search(data[:_HEAD_BYTES])
    return (found[1] or found[2]).decode("ascii") if found else None


def read_page(markup: str, ref: str) -> Page:
    """The article of a page, however malformed; raises InputError where there is no text in it."""
    from trafilatura.metadata import extract_metadata

    tree = _tree(markup)
    if tree is None:
        raise _no_article(ref)
    published = page_date(tree)
    stated = extract_metadata(tree, date_config={"extensive_search": False, "original_date": True})
    text = clean_text(_article(tree)).strip("\n")
    if not text.strip():
        raise _no_article(ref)
    return Page(text, Metadata(stated.title, stated.url, stated.sitename, published))


def text_of_fragment(markup: str) -> str:
    """The text of a piece of HTML, a paragraph or other block to a line; text without markup as it is."""
    tree = _tree(f"<html><body><div>{markup}</div></body></html>") if "<" in markup or "&" in markup else None
    if tree is None:
        return clean_text(markup).strip()
    for element in tree.iter("script", "style", "figcaption"):
        element.text = None
    for element in tree.iter(*_BLOCKS):
        element.tail = "\n" + (element.tail or "")
        element.text = "\n" + (element.text or "")
    lines = (" ".join(line.split()) for line in clean_text(tree.text_content()).splitlines())
    return "\n".join(line for line in lines if line)


def _tree(markup: str) -> HtmlElement | None:
    from trafilatura.utils import load_html

    markup = _XML_DECLARATION.sub("", clean_text(markup), count=1)
    tree = load_html(markup)
    # Trafilatura refuses a lone block such as "<p>...</p>" unless something stands around it.
    return tree if tree is not None else load_html(f"<html><body><div>{markup}</div></body></html>")


def _article(tree: HtmlElement) -> str:
    """The main text; where trafilatura finds none, all visible text of the page."""
    from trafilatura import bare_extraction, html2txt

    found = bare_extraction(tree, include_comments=False)
    text = getattr(found, "text", None)
    return str(text) if text else str(html2txt(tree))


def _no_article(ref: str) -> InputError:
    return InputError(ref, "no article text in this page", "save the article's text as a .txt file")
