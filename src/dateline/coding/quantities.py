"""Quantities: every number in a sentence that could count people or things, with the range its words leave."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dateline.coding.fractions import share_of
from dateline.coding.hedges import LONGEST_HEDGE, Range, hedge_after, hedge_before
from dateline.coding.not_counts import counts_nobody
from dateline.coding.numerals import Numeral, alternatives, find_numerals
from dateline.knowledge.numbers import Hedge, number_words
from dateline.model.layers import Quantity
from dateline.model.span import Span
from dateline.parsing.document import Sentence

_RANGE_GAP = re.compile(r"\s?[-–]\s?|\s+(?:to|or)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:anywhere\s+|somewhere\s+)?between\s+$", re.IGNORECASE)
_BETWEEN_GAP = re.compile(r"\s+(?:and|to)\s+|\s?[-–]\s?", re.IGNORECASE)
_FROM_CHANGE = re.compile(
    r"\b(?:rose|rise|risen|rising|increas\w+|jump\w*|climb\w*|went|gone|go|going|up|down|fell|fall|fallen|drop\w*|revis\w+|rais\w+|lower\w*|grew"
    r"|grown|cut|reduc\w+|chang\w+|updat\w+|spurt|surge\w*|soar\w*|toll|tally)\b[^.;]{0,30}\bfrom\s+$",
    re.IGNORECASE,
)
_ALL = re.compile(r"\ball\s+(?:of\s+)?(?:the\s+)?$", re.IGNORECASE)
_WIDEST_RANGE = 10  # "10 to 150" is two numbers more often than one range
_MOST_HEDGES = 3  # "at least some 30"


def find_quantities(sentence: Sentence) -> tuple[Quantity, ...]:
    """The quantities of a sentence in text order, parsed or not; spans take in the hedge ("at least 35", "between 10 and 15").

    "one" is 1 and "no" is 0; "a" and "an" are left to `article_quantity`. Numbers that count nobody (dates, ages, money) are left out.
    """
    found = (share_of(sentence, q) for q in _quantities(sentence.text, sentence.start))
    return tuple(q for q in found if not _is_conjunction(sentence, q))


def article_quantity(sentence: Sentence, token: int) -> Quantity:
    """The quantity 1 that the article at index `token` states ("a soldier"); raises ValueError where no "a" or "an" stands."""
    if sentence.lowers[token] not in ("a", "an"):
        raise ValueError(f"token {token} of the sentence is not an indefinite article")
    return Quantity(sentence.chars(token, token), sentence.words[token], 1, 1, 1, exact=True)


def _is_conjunction(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a parsed "both" is the conjunction of "both X and Y" and counts nothing."""
    if not sentence.parsed or not quantity.text.lower().startswith("both"):
        return False
    start = quantity.span.start
    return any(sentence.deps[i] == "preconj" for i in sentence.tokens_in(Span(start, start + len("both"))))


def _quantities(text: str, offset: int) -> Iterator[Quantity]:
    numerals = list(find_numerals(text))
    i = 0
    while i < len(numerals):
        first = last = numerals[i]
        if i + 1 < len(numerals) and _is_range(text, first, numerals[i + 1]):
            last = numerals[i + 1]
            i += 1
        i += 1
        if not counts_nobody(text, first, last):
            yield _quantity(text, first, last, offset)


def _is_range(text: str, first: Numeral, second: Numeral) -> bool:
    low, high = _ends(first, second)
    if first.vague or second.vague or not 0 < low < high:
        return False
    gap = text[first.end : second.start]
    before = text[max(0, first.start - LONGEST_HEDGE) : first.start]
    if _BETWEEN.search(before):
        return _BETWEEN_GAP.fullmatch(gap) is not None
    return _RANGE_GAP.fullmatch(gap) is not None and high <= low * _WIDEST_RANGE and _FROM_CHANGE.search(before) is None


def _ends(first: Numeral, second: Numeral) -> tuple[int, int]:
    """The ends of a range of two plain numbers; "two or three dozen" scales both."""
    low, high = first.low, second.low
    if first.scale == 1 < second.scale and low < high // second.scale:
        low *= second.scale
    return low, high


def _quantity(text: str, first: Numeral, last: Numeral, offset: int) -> Quantity:
    """The quantity from numeral `first` to `last`, with the hedges around it and what it is joined to ("12-member")."""
    start, end = first.start, last.end
    if first is last:
        range_, exact = Range(first.low, first.best, first.high), first.exact
    else:
        low, high = _ends(first, last)
        range_, exact = Range(low, (low + high) // 2, high), False
        start -= _length(_BETWEEN, text, start)
    if range_.best != 0:
        start, end, hedges = _hedges(text, start, end)
        for hedge in hedges:
            range_, exact = range_.hedged(hedge), False
        start -= _length(_ALL, text, start)
    crewed = _crewed().match(text, end)
    end = crewed.end() if crewed is not None else end
    return Quantity(Span(start + offset, end + offset), text[start:end], range_.low, range_.best, range_.high, exact)


def _hedges(text: str, start: int, end: int) -> tuple[int, int, list[Hedge]]:
    """The hedges around `start:end`, innermost first, and where the whole expression begins and ends."""
    hedges: list[Hedge] = []
    if (after := hedge_after(text, end)) is not None:
        end = after[0]
        hedges.append(after[1])
    while len(hedges) < _MOST_HEDGES and (before := hedge_before(text, start)) is not None:
        start = before[0]
        hedges.append(before[1])
    return start, end, hedges


def _length(pattern: re.Pattern[str], text: str, end: int) -> int:
    match = pattern.search(text, max(0, end - LONGEST_HEDGE), end)
    return len(match.group()) if match is not None else 0


@cache
def _crewed() -> re.Pattern[str]:
    return re.compile(rf"-(?:{alternatives(number_words().crewed)})\b|\smember\b", re.IGNORECASE)
