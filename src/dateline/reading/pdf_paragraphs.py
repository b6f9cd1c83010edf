"""Puts printed lines together to paragraphs, as their places and sizes tell, and leaves out what is repeated on every page."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from statistics import median

from dateline.reading.pdf_lines import BROKEN_WORD, Line

_EDGE = 2  # lines at the top and at the bottom of a page that may be running heads or feet
_LARGER = 1.12  # sizes that differ by more are of a heading and of text
_GAP = 1.35  # lines further apart than so many usual distances are of two paragraphs
_INDENT = 0.8  # of the size, by which a first line is set in
_SHORT = 0.85  # of the width of its column: a line that ends before it, and a sentence with it, ends a paragraph
_VERY_SHORT = 0.6  # a line that ends before it ends a paragraph also without a full stop, where a capital follows
_SENTENCE_END = re.compile(r"[.!?:][\"'”’)\]]*$")
_PAGE_NUMBER = re.compile(r"(page|seite|p\.)?\s*[-–—]?\s*\d{1,4}\s*[-–—]?(\s*(of|/)\s*\d{1,4})?$", re.I)


def without_running_heads(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """The pages without page numbers and without lines at their edges that stand on at least half of them, and on two."""
    seen = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    repeated = {key for key, times in seen.items() if times >= max(2, len(pages) / 2)}

    def runs(line: Line) -> bool:
        return _key(line) in repeated or _PAGE_NUMBER.match(line.text) is not None

    return [[line for k, line in enumerate(page) if not (_at_edge(k, page) and runs(line))] for page in pages]


def paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[str]:
    """The paragraphs of a document in order, each on one line; those that go on over a page or column are whole."""
    lines = [line for page in pages for line in page]
    layout = _Layout(lines)
    held = ""
    before: Line | None = None
    for line in lines:
        if before is not None and layout.parts(before, line):
            yield held
            held = ""
        held = _joined(held, line.text)
        before = line
    if held:
        yield held.removesuffix(BROKEN_WORD)


def _at_edge(place: int, page: Sequence[Line]) -> bool:
    return place < _EDGE or place >= len(page) - _EDGE


def _edges(page: Sequence[Line]) -> list[Line]:
    return [line for place, line in enumerate(page) if _at_edge(place, page)]


def _key(line: Line) -> str:
    """The line without its numbers, which count the pages."""
    return re.sub(r"\d+", "#", " ".join(line.text.lower().split()))


class _Layout:
    """How the lines of a document usually stand: how far apart, and how far to the right those reach that begin at one place."""

    def __init__(self, lines: Sequence[Line]) -> None:
        down = [(a.base - b.base) / a.size for a, b in pairwise(lines) if a.size and _follows(a, b)]
        self._pitch = median(down) if down else 1.2  # in sizes; 1.2 is what most programs set
        self._reach: dict[tuple[int, float], float] = {}
        for line in lines:
            for place in self._places(line):
                self._reach[place] = max(self._reach.get(place, 0.0), line.right)

    def parts(self, line: Line, following: Line) -> bool:
        """Whether a paragraph ends with `line`."""
        if line.text.endswith(BROKEN_WORD):
            return False
        sizes = sorted((line.size, following.size))
        if sizes[0] <= 0 or sizes[1] > _LARGER * sizes[0]:
            return True
        ends = _SENTENCE_END.search(line.text) is not None
        share = self._share(line)
        if not _follows(line, following):  # another column or page
            return ends and share < _SHORT
        if line.base - following.base > _GAP * self._pitch * line.size:
            return True
        capital = following.text[:1].isupper()
        indent = following.left - line.left > _INDENT * line.size
        return ((ends or capital) and indent) or (ends and share < _SHORT) or (capital and share < _VERY_SHORT)

    def _share(self, line: Line) -> float:
        """How much of its column's width a line fills."""
        width = max(self._reach[place] for place in self._places(line)) - line.left
        return (line.right - line.left) / width if width > 0 else 1.0

    @staticmethod
    def _places(line: Line) -> Iterator[tuple[int, float]]:
        """Where a line begins, roughly: lines set in by a little begin at the same place."""
        step = max(1.0, 2 * line.size)
        return ((round(line.left / step) + near, round(line.size, 1)) for near in (-1, 0, 1))


def _follows(line: Line, following: Line) -> bool:
    """Whether a line stands right below another in the same column."""
    overlap = min(line.right, following.right) - max(line.left, following.left)
    return 0 < line.base - following.base < 4 * max(line.size, following.size) and overlap > 0


def _joined(held: str, text: str) -> str:
    """Lines joined by a space; a word broken at the end of a line by nothing, or by the hyphen that belongs to it."""
    if not held:
        return text
    if held.endswith(BROKEN_WORD):
        return held[:-1] + ("-" if _is_compound(held[:-1], text) else "") + text
    return f"{held} {text}"


def _is_compound(held: str, text: str) -> bool:
    """Whether the hyphen between two lines is part of the word: before a capital or number, after another hyphen, after some words."""
    first, second = re.search(r"[^\s(“\"]*$", held), re.match(r"\w*", text)
    before, after = (first[0] if first else "").lower(), (second[0] if second else "").lower()
    if not text[:1].islower() or "-" in before:
        return True
    keep_after, but_not = _hyphens()
    return before in keep_after and not (before + after).startswith(but_not)


@cache
def _hyphens() -> tuple[frozenset[str], tuple[str, ...]]:
    raw = tomllib.loads((files("dateline.reading") / "data" / "hyphens.toml").read_text("utf-8"))
    return frozenset(raw["keep_after"]), tuple(raw["but_not"])
