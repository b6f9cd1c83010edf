"""A brief as one self-contained page: no script, nothing loaded, drawings inside; what reports say never becomes markup."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files

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
    Row,
    Sentence,
    Source,
    Table,
)
from dateline.publishing.drawing.svg import style


def to_html(brief: Brief) -> str:
    """The whole page."""
    css = _css()
    policy = (
        f"default-src 'none'; style-src 'sha256-{b64encode(sha256(css.encode()).digest()).decode()}'; base-uri 'none'"
    )
    body = "\n".join(part for block in brief.blocks for part in _block(block))
    known = brief.as_of if brief.as_of == "today" else f"on {brief.as_of}"
    sources = "\n".join(_source(s) for s in brief.sources)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{_text(brief.title)}: {_text(brief.subtitle)}</title>
<style>{css}</style>
</head>
<body>
<main>
<header><h1>{_text(brief.title)}</h1><p class="subtitle"><bdi>{_text(brief.subtitle)}</bdi>, as known {_text(known)}.</p></header>
{body}
<h2 id="sources">Sources</h2>
<ol class="sources">
{sources}
</ol>
</main>
</body>
</html>
"""


@cache
def _css() -> str:
    return files("dateline.publishing.brief").joinpath("brief.css").read_text("utf-8") + style()


def _text(text: str) -> str:
    return escape(text)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"<h{block.level}>{_text(block.text)}</h{block.level}>"
        case Paragraph():
            yield f"<p>{_sentences(block.sentences)}</p>"
        case Bullets():
            yield "<ul>" + "".join(f"<li>{_sentences(one)}</li>" for one in block.items) + "</ul>"
        case Items():
            yield '<ul class="incidents">' + "".join(_item(i) for i in block.items) + "</ul>"
        case Table():
            yield _table(block)
        case Drawing():
            yield f"<figure>{block.picture}<figcaption>{_text(block.caption)}</figcaption></figure>"


def _item(item: Item) -> str:
    parts = '<ul class="parts">' + "".join(_item(p) for p in item.parts) + "</ul>" if item.parts else ""
    head = f'<strong dir="auto">{_text(item.title)}</strong> <span class="when">{_text(item.when_where)}</span>'
    return f'<li id="{escape(item.incident)}"><p>{head}</p><p>{_sentences(item.sentences)}</p>{parts}</li>'


def _sentences(sentences: Sequence[Sentence]) -> str:
    return " ".join(f"<bdi>{_text(s.text)}</bdi>{_cites(s.cites)}" for s in sentences)


def _cites(cites: Sequence[int]) -> str:
    """The numbers in brackets, the first of each run a link to its source."""
    if not cites:
        return ""
    runs = [f'<a href="#s{run.split("–")[0]}">{run}</a>' for run in ranges(cites).split(", ")]
    return f'<sup class="cites">[{", ".join(runs)}]</sup>'


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col"{_number(table, n)}>{_text(h)}</th>' for n, h in enumerate(table.header))
    rows = "".join(f"<tr>{_cells(table, row)}</tr>" for row in table.rows)
    return (
        f"<table><caption>{_text(table.caption)}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _cells(table: Table, row: Row) -> str:
    first, *rest = row.cells
    cells = "".join(f"<td{_number(table, n)}><bdi>{_text(c)}</bdi></td>" for n, c in enumerate(rest, 1))
    return f'<th scope="row"><bdi>{_text(first)}</bdi></th>{cells[:-5]}{_cites(row.cites)}</td>'


def _number(table: Table, column: int) -> str:
    return ' class="number"' if column in table.numbers else ""


def _source(source: Source) -> str:
    linked = source.url is not None and source.url.startswith(("https://", "http://"))
    url = f' <a href="{escape(source.url or "")}" rel="noreferrer">{_text(source.url or "")}</a>' if linked else ""
    copies = f' <span class="copies">Same text: {_text(", ".join(source.copies))}.</span>' if source.copies else ""
    return f'<li id="s{source.number}" value="{source.number}"><bdi>{_text(source.text)}</bdi>.{url}{copies}</li>'
