"""Abbreviations that a text defines itself: "the Northern Valley Defence League (NVDL)"."""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.model.span import Span

LONGEST_NAME = 120  # characters
_SMALL = r"of|the|for|and|in|on|to|de|la|el|del|al|ul|e|i|y|du|des|und|wal|bin"
_NAME = re.compile(rf"\b[A-Z][\w'’.-]*(?:[ \n](?:(?:{_SMALL})[ \n])*[A-Z][\w'’.-]*){{1,9}}$")
_BRACKETED = re.compile(r"[ \n]?[(\[](?P<short>[A-Z][A-Za-z0-9-]{1,9})[)\]]")
_BRACKETED_IN_ONE_CASE = re.compile(r"[ \n]?[(\[](?P<short>[A-Z]{2,8}|[a-z]{2,8})[)\]]")
_WORD = re.compile(r"[\w'’-]+")


class Abbreviation(NamedTuple):
    """A long name, where it stands, and the abbreviation that the text gives it."""

    name: Span
    short: str


def defined_abbreviations(text: str, folded: bool = False) -> tuple[Abbreviation, ...]:
    """The abbreviations that `text` defines in brackets after a name whose words they abbreviate, in text order.

    The name is capitalised; in a text all in one case (`folded`) each letter must be the first of a word, small words aside.
    """
    found = []
    for match in (_BRACKETED_IN_ONE_CASE if folded else _BRACKETED).finditer(text):
        words = _clause_before(text, match.start())
        start = (_first_word_in_one_case if folded else _first_word)(words.of(text), match["short"])
        if start is not None:
            found.append(Abbreviation(Span(words.start + start, words.end), match["short"]))
    return tuple(found)


def _clause_before(text: str, end: int) -> Span:
    """The words of the same clause before a bracket at `end`, in which a name that it abbreviates must lie."""
    earliest = max(0, end - LONGEST_NAME)
    return Span(max(earliest, *(text.rfind(stop, earliest, end) + 1 for stop in ";:,([)]")), end)


def _first_word(words: str, short: str) -> int | None:
    """Where in `words` the capitalised name at their end begins that `short` abbreviates, None when there is none.

    The capitals of `short` must be capitals of the name, in order, the first of them the first letter of a word.
    """
    name = _NAME.search(words)
    letters = [letter for letter in short if letter.isupper()]
    if name is None or len(letters) < 2:
        return None
    for capital in reversed(list(re.finditer(r"[A-Z]", name.group()))):
        if capital.group() == letters[-1]:
            letters.pop()
            if not letters:
                at = name.start() + capital.start()
                return at if at == 0 or not words[at - 1].isalnum() else None
    return None


def _first_word_in_one_case(words: str, short: str) -> int | None:
    """Where in `words` those begin whose first letters are `short`, small words left out or, failing that, counted too."""
    found = list(_WORD.finditer(words))
    large = [word for word in found if not re.fullmatch(_SMALL, word.group(), re.IGNORECASE)]
    for candidates in (large, found):
        last = candidates[-len(short) :]
        if [word.group()[0] for word in last] == list(short):
            return last[0].start()
    return None
