"""Undoes hard wrapping: line ends that only keep lines short become spaces, at the same offsets."""

from __future__ import annotations

import re
from collections.abc import Sequence

NARROWEST, WIDEST = 40, 120  # characters: the widths at which mail, wires and old archives were wrapped
FEWEST = 2  # line ends without a blank line after them, below which a text says nothing about its wrapping
AGREE = 0.85  # share of line ends at which the next word would not have fitted
FULL = 0.75  # of the width: a shorter line ends a paragraph
MIDST = 0.6  # share of line ends inside a sentence, above which paragraphs may each have a width of their own
_LINE = re.compile(r"[^\n\r]*(?:\r\n|\n|\r|$)")
_FIRST_WORD = re.compile(r"\S+")
_STOP = re.compile(r"[.!?:][\"'”’)\]]*$")


def unwrapped(text: str) -> str:
    """`text` with the line ends inside its paragraphs made spaces, of the same length; a text that is not hard-wrapped is returned as it is.

    It is hard-wrapped where nearly every line is so long that the first word of the next would have gone beyond the longest
    of the text or, where most line ends cut a sentence, of its block of lines (archives that were typed by several hands).
    Indented lines and lines after a blank one begin a paragraph.
    """
    lines = [match.span() for match in _LINE.finditer(text) if match.end() > match.start()]
    bodies = [text[a:b].rstrip() for a, b in lines]
    joints = [k for k in range(len(lines) - 1) if _may_continue(bodies[k], bodies[k + 1])]
    widths = _widths(bodies, joints)
    if widths is None:
        return text
    pieces, done = [], 0
    for k in joints:
        if _filled(bodies, k) <= FULL * widths[k]:
            continue
        start, end = lines[k][0] + len(bodies[k]), lines[k][1]
        pieces += [text[done:start], " " * (end - start)]
        done = end
    return "".join((*pieces, text[done:]))


def _widths(bodies: Sequence[str], joints: Sequence[int]) -> dict[int, int] | None:
    """The width at which each line that may go on was wrapped, by line; None where the text is not hard-wrapped."""
    if len(joints) < FEWEST:
        return None
    width = _width([len(bodies[k]) for k in joints])
    if not NARROWEST <= width <= WIDEST:
        return None
    if sum(_filled(bodies, k) > width for k in joints) >= AGREE * len(joints):
        return dict.fromkeys(joints, width)
    inside = sum(_STOP.search(bodies[k]) is None for k in joints)
    own = {k: max(len(bodies[j]) for j in block) for block in _blocks(joints) for k in block}
    full = [k for k in joints if _filled(bodies, k) > own[k] >= FULL * width]
    return own if inside >= MIDST * len(joints) and len(full) >= AGREE * len(joints) else None


def _blocks(joints: Sequence[int]) -> list[list[int]]:
    """The lines that may go on, those one after the other together."""
    blocks: list[list[int]] = []
    for k in joints:
        if blocks and blocks[-1][-1] == k - 1:
            blocks[-1].append(k)
        else:
            blocks.append([k])
    return blocks


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
