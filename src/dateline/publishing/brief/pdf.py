"""A brief as PDF, set by Typst without network; all text goes to the template as data, so no report's words become markup."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from importlib.resources import as_file, files
from typing import Any

from dateline.publishing.brief.markdown import ranges
from dateline.publishing.brief.model import (
    Block,
    Brief,
    Bullets,
    Drawing,
    Heading,
    Item,
    Items,
    Paragraph,
    Sentence,
    Source,
    Table,
)
from dateline.publishing.drawing.svg import Picture

_FONT = "Libertinus Serif"  # comes with Typst
_MEDIA = re.compile(r"@media[^{]*\{(?:[^{}]|\{[^{}]*\})*\}")
_VARIABLE = re.compile(r"(--[\w-]+):\s*([^;]+);")
_USE = re.compile(r"var\((--[\w-]+)\)")
_ELSEWHERE = re.compile(r"[\u0590-\u08ff\u0900-\u1fff\u2e80-\ud7ff\uf900-\ufdff\ufe70-\ufeff]")


def to_pdf(brief: Brief) -> bytes:
    """The whole document; the same brief gives the same bytes where its letters are those of the font that comes with Typst.

    Letters of other scripts (Arabic, Chinese) are taken from the system's fonts, and only then are these looked at.
    """
    import typst

    data = json.dumps(content(brief), ensure_ascii=False)
    with as_file(files("dateline.publishing.brief").joinpath("brief.typ")) as template:
        made = typst.compile(
            template,
            format="pdf",
            sys_inputs={"brief": data},
            ignore_system_fonts=not _ELSEWHERE.search(data),
            timestamp=0,
        )
    assert isinstance(made, bytes)
    return made


def content(brief: Brief) -> dict[str, Any]:
    """What the template reads."""
    return {
        "title": brief.title,
        "subtitle": brief.subtitle,
        "known": brief.as_of if brief.as_of == "today" else f"on {brief.as_of}",
        "blocks": [_block(b) for b in brief.blocks],
        "sources": [_source(s) for s in brief.sources],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "text": block.text}
        case Paragraph():
            return {"kind": "paragraph", "sentences": _sentences(block.sentences)}
        case Bullets():
            return {"kind": "bullets", "items": [_sentences(one) for one in block.items]}
        case Items():
            return {"kind": "items", "items": [_item(i) for i in block.items]}
        case Table():
            return _table(block)
        case Drawing():
            picture = block.picture
            return {"kind": "drawing", "svg": flattened(picture), "alt": _alt(picture), "caption": block.caption}


def _alt(picture: Picture) -> str:
    return f"{picture.title}. {picture.description}"


def _table(table: Table) -> dict[str, Any]:
    columns = range(len(table.header))
    widest = 1 if len(table.header) > 1 and 1 not in table.numbers else 0
    return {
        "kind": "table",
        "caption": table.caption,
        "header": list(table.header),
        "rows": [{"cells": list(r.cells), "cites": _cites(r.cites)} for r in table.rows],
        "numbers": [n in table.numbers for n in columns],
        "columns": [n == widest for n in columns],
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "title": item.title,
        "when_where": item.when_where,
        "sentences": _sentences(item.sentences),
        "parts": [_item(p) for p in item.parts],
    }


def _sentences(sentences: Sequence[Sentence]) -> list[dict[str, Any]]:
    return [{"text": s.text, "cites": _cites(s.cites)} for s in sentences]


def _cites(cites: Sequence[int]) -> list[dict[str, Any]]:
    return [{"first": int(run.split("–")[0]), "text": run} for run in ranges(cites).split(", ")] if cites else []


def _source(source: Source) -> dict[str, Any]:
    url = source.url if source.url is not None and source.url.startswith(("https://", "http://")) else None
    return {"number": source.number, "text": source.text, "url": url, "copies": ", ".join(source.copies)}


def flattened(picture: Picture) -> str:
    """A drawing whose colours are plain values, as Typst knows no custom properties or media queries, in the font of the page."""
    svg = picture.standalone()
    plain = _MEDIA.sub("", svg)
    values = dict(_VARIABLE.findall(plain))
    plain = _VARIABLE.sub("", plain)
    plain = re.sub(r"font-family:[^;]+;", f'font-family: "{_FONT}";'.replace('"', "&quot;"), plain)
    return _USE.sub(lambda m: values[m[1]], plain)
