"""Abbreviations that a text defines itself: "the Northern Valley Defence League (NVDL)"."""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.model.span import Span

_SMALL = r"of|the|for|and|in|on|to|de|la|el|del|al|ul|e|i|y|du|des|und|wal|bin"
_NAME = re.compile(
    rf"\b(?P<name>[A-Z][\w'’.-]*(?:[ \n](?:(?:{_SMALL})[ \n])*[A-Z][\w'’.-]*){{1,9}})"
    r"[ \n]?[(\[](?P<short>[A-Z][A-Za-z0-9-]{1,9})[)\]]"
)
_IN_ONE_CASE = re.compile(r"(?P<name>[\w'’-]+(?:[ \n][\w'’-]+){1,11})[ \n]?[(\[](?P<short>[A-Z]{2,8}|[a-z]{2,8})[)\]]")
_WORD = re.compile(r"[\w'’-]+")


class Abbreviation(NamedTuple):
    """A long name, where it stands, and the abbreviation that the text gives it."""

    name: Span
    short: str


def defined_abbreviations(text: str, folded: bool = False) -> tuple[Abbreviation, ...]:
    """The abbreviations that `text` defines in brackets after a name whose words they abbreviate, in text order.

    The name is capitalised; in a text all in one case (`folded`) each letter must be the first of a word, small words aside.
    """
    first_word = _first_word_in_one_case if folded else _first_word
    found = []
    for match in (_IN_ONE_CASE if folded else _NAME).finditer(text):
        start = first_word(match["name"], match["short"])
        if start is not None:
            found.append(Abbreviation(Span(match.start("name") + start, match.end("name")), match["short"]))
    return tuple(found)


def _first_word(name: str, short: str) -> int | None:
    """Where in `name` the words begin that `short` abbreviates, None when they do not.

    The capitals of `short` must be capitals of the name, in order, the first of them the first letter of a word.
    """
    letters = [letter for letter in short if letter.isupper()]
    if len(letters) < 2:
        return None
    for capital in reversed(list(re.finditer(r"[A-Z]", name))):
        if capital.group() == letters[-1]:
            letters.pop()
            if not letters:
                at = capital.start()
                return at if at == 0 or not name[at - 1].isalnum() else None
    return None


def _first_word_in_one_case(name: str, short: str) -> int | None:
    letters = list(short)
    for word in reversed(list(_WORD.finditer(name))):
        if word.group()[0] == letters[-1]:
            letters.pop()
            if not letters:
                return word.start()
        elif not re.fullmatch(_SMALL, word.group(), re.IGNORECASE):
            return None
    return None
