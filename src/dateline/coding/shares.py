"""Shares of a number told right behind it: "30 others wounded, five of them critically", "shot four people, two fatally"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dateline.coding.parties import Party
from dateline.knowledge.arguments import argument_words
from dateline.model.layers import Quantity
from dateline.parsing.document import Sentence

_OF_THEM = r"\s*(?:more\s+|others\s+)?(?:of\s+(?:them|whom|those|these)\s*)?,?\s*"
_BEFORE = re.compile(r"(?:[,;:(–—]|\s-|\b(?:including|with|and|but|at least))\s*$", re.IGNORECASE)
_SPACE = 16  # characters before a number that can hold what sets it off


@cache
def _how_badly() -> re.Pattern[str]:
    adverbs = "|".join(sorted(argument_words("how_badly")))
    return re.compile(rf"{_OF_THEM}(?:{adverbs})\b(?!\s+(?:injured|wounded|hurt|ill|burn\w*|beaten)\b)", re.IGNORECASE)


@cache
def _fatally() -> re.Pattern[str]:
    return re.compile(rf"{_OF_THEM}(?:fatally|mortally)\b(?!\s+\w+ed\b)(?!\s+shot\b)", re.IGNORECASE)


def is_share(s: Sentence, party: Party) -> bool:
    """Whether the words behind a number only say how badly so many of those counted before were hurt ("17 critically")."""
    return party.quantity is not None and _told_behind(s, party.quantity, _how_badly())


def fatal_share(s: Sentence, quantities: Sequence[Quantity], start: int) -> Quantity | None:
    """The number after character `start` of those hurt who died ("four were shot, two fatally"), None where none is told."""
    return next((q for q in quantities if q.span.start >= start and _told_behind(s, q, _fatally())), None)


def _told_behind(s: Sentence, q: Quantity, pattern: re.Pattern[str]) -> bool:
    first = q.span.start - s.start
    set_off = _BEFORE.search(s.text[max(0, first - _SPACE) : first]) is not None
    return set_off and pattern.match(s.text, q.span.end - s.start) is not None
