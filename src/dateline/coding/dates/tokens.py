"""Splits a text into tokens and gives each the class that the patterns of time expressions are written in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.coding.dates.lexicon import Lexicon, lexicon

_TOKEN = re.compile(
    r"""
      \d{4}-\d\d-\d\d(?![\d-]) | \d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})(?!\d|[/.-]\d)      # 2025-03-11, 3/11/2025, 21.3.25
    | \d{1,2}:\d\d(?::\d\d)?(?![\d:]) | \d{1,3}(?:,\d{3})+ | \d{1,2}/\d{1,2}(?![\d/])      # 8:20, 1,200, 9/11
    | \d+\.\d+ | ['’]?\d?\d?\d0s\b | \d+(?:st|nd|rd|th)\b | \d+
    | [ap]\.\s?m\b\.? | [^\W\d_]+ | [\n\u2028\u2029][^\S\n\u2028\u2029]*[\n\u2028\u2029]\s* | [^\w\s]
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PUNCTUATION = {
    ",": "COMMA", ".": "DOT", "-": "DASH", "–": "DASH", "—": "DASH", "/": "SLASH", "'": "APOS", "’": "APOS", "`": "APOS",
    "(": "LP", "[": "LP", ")": "RP", "]": "RP", ":": "COLON",
}  # fmt: skip
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)", re.IGNORECASE)
# Words that are month or weekday names only when written as names, unless the whole text has one case.
_CASED = ("MAYBE_MONTH", "WEEKDAY_SHORT", "MONTH_SHORT")
FIRST_YEAR, LAST_YEAR = 1500, 2099


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text's tokens: words in lower case, their character offsets, and one class symbol each, joined in `classes`."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    classes: str
    one_case: bool


def tokenise(text: str) -> Tokens:
    """The tokens of `text` with their classes; a blank line is a token of no class, so nothing matches across it."""
    table = lexicon()
    lookup, other = table.words, table.symbols["OTHER"]
    one_case = has_one_case(text)
    cased = () if one_case else tuple(table.symbols[name] for name in _CASED)
    words, starts, ends, classes = [], [], [], []
    for match in _TOKEN.finditer(text):
        word = match.group()
        lower = word.lower()
        symbol = lookup.get(lower)
        if symbol is None:
            symbol = other if word[0].isalpha() and len(word) > 4 else _shape(lower, table)
        elif symbol in cased and not word[0].isupper():
            symbol = other
        start, end = match.span()
        words.append(lower)
        starts.append(start)
        ends.append(end)
        classes.append(symbol)
    return Tokens(text, words, starts, ends, "".join(classes), one_case)


def has_one_case(text: str) -> bool:
    """Whether the text is all lower case or nearly all capitals, so that case tells names from words nowhere."""
    sample = text[:2000]
    capitals, small = sum(map(str.isupper, sample)), sum(map(str.islower, sample))
    return capitals == 0 or capitals > 1.5 * small


def _shape(word: str, table: Lexicon) -> str:
    symbols = table.symbols
    if word[0].isdecimal() or (word[-1:] == "s" and word[1:2].isdecimal()):
        return symbols[_number_class(word)]
    if name := _PUNCTUATION.get(word):
        return symbols[name]
    if word[0] in "ap" and word[1:2] == ".":
        return symbols["AMPM"]
    return symbols["OTHER"]


def _number_class(word: str) -> str:
    if word.isdecimal():
        return _whole_number_class(word)
    if ordinal := _ORDINAL.fullmatch(word):
        return "DAYTH" if 1 <= int(ordinal.group(1)) <= 31 else "ORDN"
    if word[-1] == "s":
        return "DECADE"
    if ":" in word:
        return "CLOCK"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", word):
        return "ISO"
    if len(re.findall(r"\d+", word)) == 3 and "," not in word:
        return "DATE3"
    if re.fullmatch(r"[012]?\d\.[0-5]\d", word):
        return "CLOCK_DOT"
    return "OTHER" if "/" in word else "NUM"


def _whole_number_class(word: str) -> str:
    value = int(word) if len(word) <= 4 else 0
    if len(word) <= 2:
        return "D2" if 1 <= value <= 31 else "NUM2"
    if len(word) == 4 and FIRST_YEAR <= value <= LAST_YEAR:
        return "YEAR"
    return "CLOCK4" if len(word) == 4 and value < 2400 and value % 100 < 60 else "NUM"
