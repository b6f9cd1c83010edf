"""A brief as plain Markdown; what reports say never becomes markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")
_START = re.compile(r"^(\d+)([.)])|^([-+=])")


def to_markdown(brief: Brief) -> str:
    """The whole brief, ended by a line feed."""
    head = [f"# {plain(brief.title)}", f"**{plain(brief.subtitle)}**, as known {plain(_known(brief))}."]
    body = [part for block in brief.blocks for part in _block(block)]
    sources = ["## Sources", "\n".join(_source(s) for s in brief.sources) or "None."]
    return "\n\n".join([*head, *body, *sources]) + "\n"


def _known(brief: Brief) -> str:
    return brief.as_of if brief.as_of == "today" else f"on {brief.as_of}"


def plain(text: str) -> str:
    """Text that Markdown shows as it is."""
    escaped = _MARKUP.sub(r"\\\1", text)
    return _START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", escaped)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {plain(block.text)}"
        case Paragraph():
            yield _sentences(block.sentences)
        case Bullets():
            yield "\n".join(f"- {_sentences(one)}" for one in block.items)
        case Items():
            yield "\n".join(line for item in block.items for line in _item(item, ""))
        case Table():
            yield f"*{plain(block.caption)}*"
            yield "\n".join(_table(block))
        case Drawing():
            yield f"*{plain(block.picture.title)}:* {plain(block.picture.description)}"


def _item(item: Item, indent: str) -> Iterator[str]:
    yield f"{indent}- **{plain(item.title)}** ({plain(item.when_where)}). {_sentences(item.sentences)}"
    for part in item.parts:
        yield from _item(part, indent + "  ")


def _sentences(sentences: Sequence[Sentence]) -> str:
    return " ".join(f"{plain(s.text)}{_cites(s.cites)}" for s in sentences)


def _cites(cites: Sequence[int]) -> str:
    return f" \\[{ranges(cites)}\\]" if cites else ""


def ranges(numbers: Sequence[int]) -> str:
    """ "1, 3–5" for 1, 3, 4, 5."""
    runs: list[list[int]] = []
    for n in numbers:
        if runs and n == runs[-1][-1] + 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    return ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]}{'–' if len(r) > 2 else ', '}{r[-1]}" for r in runs)


def _table(table: Table) -> Iterator[str]:
    rows: list[Sequence[str]] = [
        table.header,
        ["---:" if n in table.numbers else "---" for n in range(len(table.header))],
    ]
    rows += [_cells(row) for row in table.rows]
    for number, row in enumerate(rows):
        yield "| " + " | ".join(cell if number == 1 else plain(cell) for cell in row) + " |"


def _cells(row: Row) -> Sequence[str]:
    return (*row.cells[:-1], f"{row.cells[-1]}{f' [{ranges(row.cites)}]' if row.cites else ''}")


def _source(source: Source) -> str:
    copies = f" Same text: {plain(', '.join(source.copies))}." if source.copies else ""
    url = f" <{source.url}>" if source.url and re.fullmatch(r"https?://[^\s<>]+", source.url) else ""
    return f"{source.number}. {plain(source.text)}.{url}{copies}"
