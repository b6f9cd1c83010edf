"""The inspection page: a report's text with its layers marked, as one self-contained HTML file without scripts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from html import escape
from importlib.resources import files

from dateline.model.inspection import Inspection
from dateline.model.span import Span
from dateline.publishing.layer_rows import Entry, Layer, layers

# Parts from the outermost mark to the innermost: long passages hold short ones.
_PARTS = ("content", "source", "cue", "mention", "count", "date", "place")
_PART_WORDS = {
    "content": "what is said",
    "source": "who says so",
    "cue": "saying words",
    "mention": "mention of an incident",
    "count": "count",
    "date": "date",
    "place": "place",
}
_CSP = "default-src 'none'; style-src 'unsafe-inline'"


def page(inspection: Inspection, text: str) -> str:
    """The whole page; raises ValueError where `text` is not the text that the inspection quotes."""
    found = layers(inspection, text)
    report = inspection.report
    title = _safe(report.title or report.ref)
    about = " · ".join(
        _safe(x) for x in (report.ref, report.publisher, report.published and str(report.published)) if x
    )
    notes = "".join(f"<p class=note>{_safe(n)}</p>" for n in inspection.notes)
    tables = "\n".join(_section(layer) for layer in found)
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_CSP}">\n<meta name="color-scheme" content="light dark">\n'
        f"<title>{title} - layers</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#report">Skip to the text</a>\n<header><h1>{title}</h1><p>{about}</p>{notes}</header>\n'
        f"{_legend()}\n<main>\n"
        f'<article id="report" tabindex="-1" aria-label="The report">{_marked(found, text)}</article>\n'
        f"<div class=tables>\n{tables}\n</div>\n</main>\n</body>\n</html>\n"
    )


def _safe(text: str) -> str:
    """`text` escaped for HTML; characters that no page may hold (controls, lone surrogates) become U+FFFD."""
    kept = "".join("\ufffd" if _is_barred(c) else c for c in text)
    return escape(kept, quote=True)


def _is_barred(c: str) -> bool:
    code = ord(c)
    return (
        (code < 0x20 and c not in "\n\t") or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code & 0xFFFE == 0xFFFE
    )


def _legend() -> str:
    """Switches for each part that work without a script, and show how the part is marked."""
    boxes = "".join(
        f'<label><input type="checkbox" id="show-{p}" checked><mark class="{p}">{escape(words)}</mark></label>'
        for p, words in _PART_WORDS.items()
    )
    return f"<fieldset class=legend><legend>Show</legend>{boxes}</fieldset>"


def _marked(found: Sequence[Layer], text: str) -> str:
    """The text cut at every edge of a mark; each piece is wrapped in the marks that cover it, so that overlaps stay valid HTML."""
    numbered = [(f"{layer.key}{i}", entry) for layer in found for i, entry in enumerate(layer.entries, 1)]
    marks = [(part, span) for _, entry in numbered for part, span in entry.marks if span.start < span.end]
    opened: dict[int, list[str]] = defaultdict(list)
    for key, entry in numbered:
        opened[entry.start].append(key)
    edges = sorted({0, len(text), *(e for _, span in marks for e in span), *opened})
    starting: dict[int, list[tuple[str, Span]]] = defaultdict(list)
    for mark in marks:
        starting[mark[1].start].append(mark)
    current: list[tuple[str, Span]] = []
    out: list[str] = []
    for start, end in zip(edges, [*edges[1:], len(text)], strict=True):
        current = [m for m in current if m[1].end > start] + starting[start]
        out += [_anchor(key) for key in opened[start]]
        out.append(_wrapped(_safe(text[start:end]), {part for part, _ in current}))
    return "".join(out)


def _wrapped(piece: str, parts: set[str]) -> str:
    for part in reversed(_PARTS):
        if part in parts and piece:
            piece = f'<mark class="{part}">{piece}</mark>'
    return piece


def _anchor(key: str) -> str:
    """The small number in the text that leads to its row."""
    return f'<a class="key k{key[0]}" id="in-{key}" href="#{key}">{key}</a>'


def _section(layer: Layer) -> str:
    head = "".join(f'<th scope="col">{escape(c)}</th>' for c in ("", *layer.columns))
    rows = "\n".join(_row(f"{layer.key}{i}", entry) for i, entry in enumerate(layer.entries, 1))
    body = f"<table><thead><tr>{head}</tr></thead><tbody>\n{rows}\n</tbody></table>" if rows else "<p>None found.</p>"
    return f'<details open><summary id="layer-{layer.name}">{escape(layer.title)} ({len(layer.entries)})</summary>\n{body}\n</details>'


def _row(key: str, entry: Entry) -> str:
    cells = "".join(f"<td>{_safe(c)}</td>" for c in entry.cells)
    return f'<tr id="{key}"><th scope="row"><a href="#in-{key}">{key}</a></th>{cells}</tr>'


@cache
def _style() -> str:
    return files("dateline.publishing").joinpath("inspection.css").read_text("utf-8")
