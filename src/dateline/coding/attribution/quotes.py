"""Finds quoted stretches in a report's text, over sentences and paragraphs, without a parser."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.model.span import Span

_MARK = re.compile(r"\"+|[“”„«»]|``|''")
_OPENING = frozenset({"“", "„", "«", "``"})
_CLOSING = frozenset({"”", "»"})
_STRAIGHT = frozenset({'"', '""', '"""', "''"})
_PARAGRAPH = re.compile(r"[^\n]+")
_LAST = re.compile(r"[,.!?;:…—–-]$")
_LONGEST = 3000  # characters without a closing mark before a quote is taken for a stray mark


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted stretch with its marks; `direct` when it reads as a clause of its own rather than a word or two in quotes.

    `opens` is True where a paragraph begins with it; a quote running over paragraphs is one `Quote` per paragraph, and
    `goes_on` marks those whose paragraph ends without a closing mark.
    """

    span: Span
    direct: bool
    opens: bool
    goes_on: bool


def find_quotes(text: str) -> tuple[Quote, ...]:
    """Every quoted stretch in text order; quotes never overlap and never cross a line break."""
    if not _MARK.search(text):
        return ()
    found: list[Quote] = []
    for line in _PARAGRAPH.finditer(text):
        found.extend(_in_paragraph(text, *line.span()))
    return tuple(found)


def _in_paragraph(text: str, start: int, end: int) -> list[Quote]:
    found: list[Quote] = []
    opened: int | None = None
    for mark in _MARK.finditer(text, start, end):
        if opened is None:
            if not _is_closing(text, mark, start, end):
                opened = mark.start()
        elif not (mark.group() in _OPENING or (mark.group() in _STRAIGHT and _opens(text, mark, start, end))):
            found.append(_quote(text, Span(opened, mark.end()), start, goes_on=False))
            opened = None
    if opened is not None and end - opened <= _LONGEST:
        found.append(_quote(text, Span(opened, end), start, goes_on=True))
    return found


def _opens(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    before = text[mark.start() - 1 : mark.start()] if mark.start() > start else " "
    after = text[mark.end() : mark.end() + 1] if mark.end() < end else " "
    return (before.isspace() or before in "([—–-") and not after.isspace()


def _is_closing(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    if mark.group() in _OPENING:
        return False
    if mark.group() in _CLOSING:
        return True
    return not _opens(text, mark, start, end) and mark.start() != start


def _quote(text: str, span: Span, paragraph: int, goes_on: bool) -> Quote:
    inside = text[span.start + 1 : span.end if goes_on else span.end - 1].strip("'\" ”“")
    opens = not text[paragraph : span.start].strip()
    words = inside.count(" ") + 1
    before = text[paragraph : span.start].rstrip()[-1:]
    after = text[span.end : span.end + 1]
    ends = bool(_LAST.search(inside)) or (after in ",.!?" and after != "")
    led_in = before in ",:" or before in '.!?”"' or not before
    direct = (led_in and (words >= 3 or ends)) or (ends and words >= 5)
    return Quote(span, direct=direct, opens=opens, goes_on=goes_on)
