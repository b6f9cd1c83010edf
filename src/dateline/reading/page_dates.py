"""Finds the publication date that an HTML page states in its metadata, never one of its text, address or copyright line.

Trafilatura's own date (htmldate) is not used: even without its extensive search it returns the copyright date, the day of
the last change or a date in the address.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

from dateline.reading.dates import stated_date

HtmlElement: TypeAlias = Any  # lxml ships no types


@dataclass(frozen=True, slots=True)
class _Places:
    article_types: frozenset[str]
    meta_names: tuple[str, ...]
    time_classes: tuple[str, ...]
    not_time_classes: tuple[str, ...]
    written_formats: tuple[str, ...]


@cache
def _places() -> _Places:
    raw = tomllib.loads((files("dateline.reading") / "data" / "page_dates.toml").read_text("utf-8"))
    return _Places(
        article_types=frozenset(raw["article_types"]),
        meta_names=tuple(raw["meta_names"]),
        time_classes=tuple(raw["time_classes"]),
        not_time_classes=tuple(raw["not_time_classes"]),
        written_formats=tuple(raw["written_formats"]),
    )


def page_date(tree: HtmlElement) -> date | datetime | None:
    """The stated publication date: JSON-LD, then <meta>, then a marked <time>; None where none of them can be read."""
    for text in (*_linked_data(tree), *_meta(tree), *_marked_times(tree)):
        found = stated_date(text, _places().written_formats)
        if found is not None:
            return found
    return None


def _linked_data(tree: HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            try:
                value = json.loads(script.text or "", strict=False)
            except (ValueError, RecursionError):
                continue  # a broken script says nothing; the page's other metadata may
            yield from _published_dates(value)


def _published_dates(value: Any) -> Iterator[str]:
    """`datePublished` of the page's own articles: those of lists of other articles lie deeper and are not followed."""
    nodes = value if isinstance(value, list) else [value]
    found: list[tuple[bool, str]] = []
    for node in nodes:
        if not isinstance(node, dict):
            continue
        graph = node.get("@graph")
        for part in [node, *(graph if isinstance(graph, list) else [])]:
            if isinstance(part, dict) and isinstance(part.get("datePublished"), str):
                kinds = part.get("@type")
                names = {k for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)}
                if names & _places().article_types:
                    found.append((names == {"WebPage"}, part["datePublished"]))
    yield from (text for _, text in sorted(found, key=lambda f: f[0]))


def _meta(tree: HtmlElement) -> list[str]:
    names = {name: rank for rank, name in enumerate(_places().meta_names)}
    found = []
    for meta in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            rank = names.get((meta.get(attribute) or "").strip().lower())
            if rank is not None and meta.get("content"):
                found.append((rank, meta.get("content") or ""))
    return [content for _, content in sorted(found, key=lambda f: f[0])]


def _marked_times(tree: HtmlElement) -> Iterator[str]:
    for element in tree.iter("time"):
        value = element.get("datetime")
        if not value:
            continue
        marks = " ".join(e.get("class") or "" for e in _with_parents(element, 2)).lower()
        if any(word in marks for word in _places().not_time_classes):
            continue
        stated = element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
        if stated or any(word in marks for word in _places().time_classes):
            yield value


def _with_parents(element: HtmlElement, levels: int) -> Iterator[HtmlElement]:
    current: HtmlElement | None = element
    for _ in range(levels + 1):
        if current is None:
            return
        yield current
        current = current.getparent()
