"""Reads RSS, RDF and Atom feeds: their entries with address, dates and whatever text they hold themselves."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from html import unescape
from typing import Any

from dateline.model.errors import InputError
from dateline.reading.cleaning import clean_line
from dateline.reading.dates import stated_date
from dateline.reading.page import text_of_fragment

# RFC 822 without the day's name, as many feeds write it
_WRITTEN = ("%d %b %Y %H:%M:%S %z", "%d %b %Y %H:%M %z", "%d %b %Y %H:%M:%S %Z", "%Y-%m-%d %H:%M:%S")
_REMEDY = "give the address of an RSS or Atom feed"
_CUT_OFF = re.compile(r"(\.\.\.|…|\[(…|\.\.\.|&hellip;)\]|\b(read|continue|more|full story)\b.{0,20})\W*\Z", re.I)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed.

    `key` tells it from the feed's other entries; `version` changes when the feed says that it was updated; `text` is what the
    feed itself holds of the article, None where that is nothing or breaks off.
    """

    key: str
    version: str
    url: str | None
    title: str | None
    published: date | datetime | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its title, the minutes that it asks to be left alone between two looks, and its entries, in its own order."""

    title: str | None
    minutes: float | None
    entries: tuple[Entry, ...]


def read_feed(data: bytes, url: str, content_type: str | None = None) -> Feed:
    """The feed in `data`, which came from `url` with that Content-Type; raises InputError for what is no feed.

    Of entries with one key the first stands. What is no valid XML is read as far as it can be.
    """
    import feedparser

    headers = {"content-location": url} | ({"content-type": content_type} if content_type else {})
    parsed = feedparser.parse(io.BytesIO(data), response_headers=headers)
    if not parsed.get("version") and not parsed.entries:
        what = "is a page, not a feed" if b"<html" in data[:2000].lower() else "is not a feed"
        raise InputError(url, what, _REMEDY)
    entries: dict[str, Entry] = {}
    for raw in parsed.entries:
        entry = _entry(raw)
        entries.setdefault(entry.key, entry)
    return Feed(_line(parsed.feed.get("title")), _minutes(parsed.feed), tuple(entries.values()))


def _entry(raw: Any) -> Entry:
    """The entry with a key of guid and address: feeds give several articles one guid, and one guid several addresses."""
    url = str(raw.get("link") or "").strip() or None
    guid = str(raw.get("id") or "").strip()
    title = _line(raw.get("title"))
    published = raw.get("published")
    # get() would give the publication date in place of a missing one
    updated = raw["updated"] if "updated" in raw else None  # noqa: SIM401
    text = _own_text(raw)
    key = _digest(guid, url or "") if guid or url else _digest(title or "", published or "", text or "")
    return Entry(
        key=key,
        version=_digest(updated or "", published or "", title or ""),
        url=url,
        title=title,
        published=_moment(published) or _moment(updated if published is None else None),
        text=text,
    )


def _own_text(raw: Any) -> str | None:
    """The longest text that the entry holds, without its markup."""
    parts = [str(part.get("value") or "") for part in raw.get("content") or []]
    texts = (text_of_fragment(part) for part in [*parts, str(raw.get("summary") or "")] if part.strip())
    text = max(texts, key=len, default="")
    return text if text and not _CUT_OFF.search(text) else None


def _moment(written: str | None) -> date | datetime | None:
    """The moment that a feed states; None where it cannot be read for sure."""
    return stated_date(written, _WRITTEN) if written else None


def _minutes(feed: Any) -> float | None:
    """<ttl> of RSS 2.0, in minutes."""
    said = str(feed.get("ttl") or "").strip()
    return float(said) if re.fullmatch(r"\d{1,6}", said) else None


def _line(markup: str | None) -> str | None:
    """A title on one line, without markup; entities are resolved once more, for feeds that escape twice."""
    return clean_line(unescape(re.sub(r"</?[a-zA-Z][^<>]{0,300}>", "", markup))) if markup else None


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def read_opml(data: bytes, ref: str) -> list[str]:
    """The addresses of the feeds that an OPML file lists, in its order, each once; raises InputError where it lists none."""
    from lxml import etree  # type: ignore[import-untyped]  # it ships no types

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    found = list(dict.fromkeys(_addresses(root))) if root is not None else []
    if not found:
        raise InputError(ref, "lists no feeds", "give an OPML file whose outlines have an xmlUrl")
    return found


def _addresses(root: Any) -> Iterator[str]:
    for element in root.iter("{*}outline", "outline"):
        for name, value in element.attrib.items():
            if name.lower() == "xmlurl" and value.strip():
                yield value.strip()
