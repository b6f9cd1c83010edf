"""Abbreviations that a text defines itself: "the Northern Valley Defence League (NVDL)"."""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.model.span import Span

_SMALL = r"of|the|for|and|in|on|to|de|la|el|del|al|ul|e|i|y|du|des|und|wal|bin"
_NAME = re.compile(
    rf"\b(?P<name>[A-Z][\w'’.-]*(?:[ \n](?:(?:{_SMALL})[ \n])*[A-Z][\w'’.-]*){{1,9}})[ \n]?[(\[](?P<short>[A-Z][A-Za-z0-9-]{{1,9}})[)\]]"
)


class Abbreviation(NamedTuple):
    """A long name, where it stands, and the abbreviation that the text gives it."""

    name: Span
    short: str


def defined_abbreviations(text: str) -> tuple[Abbreviation, ...]:
    """The abbreviations that `text` defines in brackets after a capitalised name whose words they abbreviate, in text order."""
    found = []
    for match in _NAME.finditer(text):
        short = match["short"]
        if sum(letter.isupper() for letter in short) < 2:
            continue
        start = _first_word(match["name"], short)
        if start is not None:
            found.append(Abbreviation(Span(match.start("name") + start, match.end("name")), short))
    return tuple(found)


def _first_word(name: str, short: str) -> int | None:
    """Where in `name` the words begin that `short` abbreviates, None when they do not.

    The capitals of `short` must be first letters of words (or capitals inside them), in order, the first and the last word included.
    """
    letters = [letter for letter in short if letter.isalpha() and letter.isupper()]
    capitals = [(m.start(), m.group()) for m in re.finditer(r"[A-Z]", name)]
    wanted = len(letters) - 1
    for position, letter in reversed(capitals):
        if letter == letters[wanted]:
            wanted -= 1
            if wanted < 0:
                return position if position == 0 or not name[position - 1].isalnum() else None
    return None
