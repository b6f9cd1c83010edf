"""Bare numbers in a text, in digits or words, before anything around them is looked at ("two hundred and five", "2.5 million", "dozens")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from dateline.knowledge.numbers import NumberWords, number_words

_DIGITS = r"(?<![A-Za-z\d_#/])(?<![A-Za-z]-)(?<!\d[.,:/])(?:\d{1,3}(?:,\d{2,3})+|\d{1,3}(?: 000)+|\d+(?:\.\d+)?)(?![A-Za-z\d_])(?![.,:/]\d)"
_LONGEST = 15  # digits: a longer run counts nothing
_WORD = re.compile(r"[A-Za-z]+|[\d.,]+(?: 000)*")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at characters `start:end` of a text; None is an open end.

    `scale` is the factor its last word multiplied by ("three thousand" 1000, else 1); `digits` and `vague` say how it is written.
    """

    start: int
    end: int
    low: int
    best: int | None
    high: int | None
    scale: int = 1
    digits: bool = False
    vague: bool = False
    exact: bool = True


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of `words`, longest first, with any run of white space between the words of a phrase."""
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=lambda w: (-len(w), w)))


@cache
def _pattern() -> re.Pattern[str]:
    w = number_words()
    scale = alternatives([*w.scales, *(f"{s}s" for s in w.scales)])
    number = alternatives([*w.units, *w.tens])
    token = rf"(?:{number}|{scale}|{alternatives(w.plurals)})"
    run = rf"{token}(?:(?:\s+|-|\s+and\s+){token}\b)*"
    scaled = rf"(?:{alternatives(v for v, r in w.vague.items() if r.scaled)})\s+(?:{scale})"
    half = rf"(?:half|a\s+half)(?:\s+an?\s+|[\s-]+)(?:{scale})"
    parts = (
        rf"(?P<half>\b{half}\b)",
        rf"(?P<scaled>\b(?:{scaled})\b)",
        rf"(?P<vague>\b(?:{alternatives(w.vague)})\b)",
        rf"(?P<of>\b(?:{alternatives(w.plurals)})\s+of\s+(?:{alternatives(w.plurals)})\b)",
        rf"(?P<run>\b(?:an?\s+(?={scale}\b))?{run}\b)",
        rf"(?P<digits>{_DIGITS}(?:[\s-]+(?:{scale})\b)*)",
    )
    # Every branch begins with a digit or one of a few letters, which spares most positions the whole alternation.
    first = "".join(sorted({x[0] for x in (*w.units, *w.tens, *w.scales, *w.plurals, *w.vague)} | {"a", "h"}))
    return re.compile(rf"(?=[\d{first}])(?:{'|'.join(parts)})", re.IGNORECASE)


def find_numerals(text: str) -> Iterator[Numeral]:
    """Yield every number of `text` in order; offsets are into `text`."""
    words = number_words()
    for match in _pattern().finditer(text):
        kind = match.lastgroup
        if kind in ("run", "digits"):
            yield from _read(words, match.group(), match.start())
        else:
            yield _fixed(words, str(kind), " ".join(match.group().lower().split()), match)


def _fixed(words: NumberWords, kind: str, text: str, match: re.Match[str]) -> Numeral:
    start, end = match.span()
    scale = _scale(words, re.split(r"[\s-]", text)[-1])
    if kind == "half":
        return Numeral(start, end, scale // 2, scale // 2, scale // 2, scale=scale)
    if kind == "of":
        plural, factor = text.split(" of ")
        return Numeral(
            start,
            end,
            words.plurals[plural] * scale // (2 if factor == "tens" else 1),
            None,
            None,
            vague=True,
            exact=False,
        )
    range_ = words.vague[text if kind == "vague" else text.rpartition(" ")[0]]
    if kind == "vague":
        return Numeral(start, end, range_.low, range_.best, range_.high, vague=True, exact=range_.exact)
    best = None if range_.best is None else range_.best * scale
    high = None if range_.high is None else range_.high * scale
    return Numeral(start, end, range_.low * scale, best, high, scale=scale, vague=True, exact=False)


def _scale(words: NumberWords, word: str) -> int:
    if word == "tens":
        return 10
    if word == "scores":
        return 20
    return words.scales.get(word) or words.scales.get(word.removesuffix("s")) or 1


def _read(words: NumberWords, text: str, offset: int) -> Iterator[Numeral]:
    """Split a run of number words into the longest well-formed numbers ("ten and five" is two)."""
    tokens = [(m.group().lower(), m.start() + offset, m.end() + offset) for m in _WORD.finditer(text)]
    i = 0
    while i < len(tokens):
        reading = _Reading(words)
        start, j = tokens[i][1], i
        last = i
        while j < len(tokens):
            if tokens[j][0] == "and" and j > i:
                j += 1
                continue
            if not reading.takes(tokens[j][0], joined_by_and=j > i and tokens[j - 1][0] == "and"):
                break
            last = j
            j += 1
        if reading.started:
            yield replace(reading.numeral(), start=start, end=tokens[last][2])
        i = max(last, i) + 1


class _Reading:
    """A number as its words come in: `takes` a word or refuses it."""

    def __init__(self, words: NumberWords) -> None:
        self._words = words
        self._total = 0.0
        self._current: float | None = None
        self._room = 0  # how large a number may still be added to the current one
        self._above = float("inf")
        self._scale = 1
        self._digits = False
        self._vague = False
        self.started = False

    def takes(self, word: str, joined_by_and: bool) -> bool:
        w = self._words
        if not self.started and word in w.plurals:
            self._vague, self._scale = True, _scale(w, word)
            return self._begin(float(w.plurals[word]))
        if self._vague:
            return False
        if not self.started and word in ("a", "an"):
            return self._begin(1.0)
        if word in w.units:
            return self._add(w.units[word], room=0, joined_by_and=joined_by_and)
        if word in w.tens:
            return self._add(w.tens[word], room=10, joined_by_and=joined_by_and)
        if word[0].isdigit():
            digits = word.replace(",", "").replace(" ", "")
            return not self.started and len(digits) <= _LONGEST and self._begin(float(digits), digits=True)
        factor = w.scales.get(word) or w.scales.get(word.removesuffix("s"))
        return factor is not None and not joined_by_and and self._multiply(factor)

    def _begin(self, value: float, digits: bool = False) -> bool:
        self._current, self._digits, self._room, self.started = value, digits, 0, True
        return True

    def _add(self, value: int, room: int, joined_by_and: bool) -> bool:
        if not self.started:
            self._current, self._room, self.started = float(value), room, True
            return True
        if value >= self._room or value == 0 or (joined_by_and and self._room == 10):
            return False
        self._current = (self._current or 0.0) + value
        self._room = min(room, self._room)
        return True

    def _multiply(self, factor: int) -> bool:
        if factor in (12, 100):
            if (
                (self._current is not None and self._current >= 100)
                or (self._digits and self._scale > 1)
                or self._scale == factor
            ):
                return False
            self._current = (self._current or 1.0) * factor
        else:
            if factor >= self._above or (self._current is None and self.started):
                return False
            self._total += (self._current or 1.0) * factor
            self._current, self._above = None, factor
        self._scale, self.started = factor, True
        self._room = 0 if factor == 12 or self._digits else min(factor, 1000)
        return True

    def numeral(self) -> Numeral:
        """The number read, at no place yet; a decimal that is no whole number has low, best and high rounded down."""
        value = int(round(self._total + (self._current or 0.0), 6))
        if self._vague:
            return Numeral(0, 0, value, None, None, scale=self._scale, vague=True, exact=False)
        return Numeral(0, 0, value, value, value, scale=self._scale, digits=self._digits)
