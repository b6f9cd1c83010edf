"""Undoes hard wrapping: line ends that only keep lines short become spaces, at the same offsets."""

from __future__ import annotations

import re
from collections.abc import Sequence

NARROWEST, WIDEST = 40, 120  # characters: the widths at which mail, wires and old archives were wrapped
FEWEST = 2  # line ends without a blank line after them, below which a text says nothing about its wrapping
AGREE = 0.85  # share of line ends at which the next word would not have fitted
FULL = 0.75  # of the width: a shorter line ends a paragraph
_LINE = re.compile(r"[^\n\r]*(?:\r\n|\n|\r|$)")
_FIRST_WORD = re.compile(r"\S+")


def unwrapped(text: str) -> str:
    """`text` with the line ends inside its paragraphs made spaces, of the same length; a text that is not hard-wrapped is returned as it is.

    It is hard-wrapped where nearly every line is so long that the first word of the next would have gone beyond the longest.
    Indented lines and lines after a blank one begin a paragraph.
    """
    lines = [match.span() for match in _LINE.finditer(text) if match.end() > match.start()]
    bodies = [text[a:b].rstrip() for a, b in lines]
    joints = [k for k in range(len(lines) - 1) if _may_continue(bodies[k], bodies[k + 1])]
    if len(joints) < FEWEST:
        return text
    width = _width([len(bodies[k]) for k in joints])
    if not NARROWEST <= width <= WIDEST:
        return text
    full = [k for k in joints if _filled(bodies, k) > width]
    if len(full) < AGREE * len(joints):
        return text
    pieces, done = [], 0
    for k in joints:
        if _filled(bodies, k) <= FULL * width:
            continue
        start, end = lines[k][0] + len(bodies[k]), lines[k][1]
        pieces += [text[done:start], " " * (end - start)]
        done = end
    return "".join((*pieces, text[done:]))


def _width(lengths: Sequence[int]) -> int:
    """The longest of the lines, but for one in twenty that somebody typed longer."""
    return sorted(lengths)[-1 - len(lengths) // 20]


def _may_continue(line: str, following: str) -> bool:
    """Whether both lines hold words and the second is not indented more than the first."""
    return bool(line.strip()) and bool(following.strip()) and _indent(following) <= _indent(line)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _filled(bodies: Sequence[str], k: int) -> int:
    """The length that line `k` would have with the first word of the next."""
    word = _FIRST_WORD.search(bodies[k + 1])
    return len(bodies[k]) + 1 + (len(word.group()) if word else 0)
