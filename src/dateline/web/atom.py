"""An Atom feed (RFC 4287) of incidents that came in or changed, with tag URIs (RFC 4151) as ids that never change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from dateline.book.changes import Changed
from dateline.publishing.wording import range_words
from dateline.web.paths import incident_path

MEDIA = "application/atom+xml"
_ATOM, _GEO = "http://www.w3.org/2005/Atom", "http://www.georss.org/georss"
_TAG = "tag:dateline,2026:"
_BARRED = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2
_NEVER = "1970-01-01T00:00:00Z"  # of a feed in which nothing has happened yet


@dataclass(frozen=True, slots=True)
class Feed:
    """Where a feed is, what its title says, and where its query is shown to people; `base` is the server's address."""

    base: str
    path: str
    page: str
    title: str


def atom(feed: Feed, changed: Sequence[Changed]) -> bytes:
    """The feed's document; an entry is an incident, which stays the same entry when it changes."""
    root = Element("feed", {"xmlns": _ATOM, "xmlns:georss": _GEO, "xml:lang": "en"})
    _text(root, "id", f"{_TAG}feed{feed.path}")
    _text(root, "title", feed.title)
    _text(root, "updated", max((c.moment for c in changed), default=_NEVER))
    SubElement(root, "link", rel="self", type=MEDIA, href=feed.base + feed.path)
    SubElement(root, "link", rel="alternate", type="text/html", href=feed.base + feed.page)
    author = SubElement(root, "author")
    _text(author, "name", "Dateline")
    _text(root, "generator", "Dateline")
    for change in changed:
        _entry(root, feed.base, change)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _entry(root: Element, base: str, change: Changed) -> None:
    incident = change.incident
    entry = SubElement(root, "entry")
    _text(entry, "id", f"{_TAG}incident/{incident.id}")
    _text(entry, "title", incident.headline)
    _text(entry, "updated", change.moment)
    _text(entry, "published", change.first)
    path = incident_path(incident.id)
    SubElement(entry, "link", rel="alternate", type="text/html", href=base + path)
    SubElement(entry, "link", rel="alternate", type="application/json", href=f"{base}{path}.json")
    SubElement(entry, "category", term=incident.type)
    _text(entry, "summary", "\n".join(_words(change)))
    if incident.latitude is not None and incident.longitude is not None:
        _text(entry, "georss:point", f"{incident.latitude} {incident.longitude}")


def _words(change: Changed) -> list[str]:
    """What is new, a line each."""
    incident = change.incident
    ends = (incident.deaths_low, incident.deaths_best, incident.deaths_high)
    killed = f"Killed: {range_words(*ends)}. " if any(e is not None for e in ends) else ""
    told = f"{killed}{incident.reports} report{'s' if incident.reports != 1 else ''}, {incident.sources} of them independent."
    if change.is_new:
        return ["New.", told]
    before = [f"{c.field}: {_value(c.before)} -> {_value(c.after)}" for c in change.changes]
    return ["Changed.", *before, told]


def _value(text: str | None) -> str:
    return "unknown" if text is None else text


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _BARRED.sub("\ufffd", text)
