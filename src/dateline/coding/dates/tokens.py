"""Splits a text into tokens and gives each the class that the patterns of time expressions are written in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.coding.dates.lexicon import Lexicon, lexicon

# Whole words come first, since nearly every token is one.
_TOKEN = re.compile(
    r"""
      [^\W\d_]{2,}
    | \d{4}-\d\d-\d\d(?![\d-]) | \d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})(?!\d|[/.-]\d)      # 2025-03-11, 3/11/2025, 21.3.25
    | \d{1,2}:\d\d(?::\d\d)?(?![\d:]) | \d{1,3}(?:,\d{3})+ | \d{1,2}/\d{1,2}(?![\d/])      # 8:20, 1,200, 9/11
    | \d{6}[zZ]?(?=\s+[A-Za-z]{3}\b) | \d+\.\d+ | ['’]?\d?\d?\d0[sS]\b | \d+(?:st|nd|rd|th|ST|ND|RD|TH|St|Nd|Rd|Th)\b | \d+
    | [apAP]\.\s?[mM]\b\.? | [\n\u2028\u2029][^\S\n\u2028\u2029]*[\n\u2028\u2029]\s* | [^\W\d_] | [^\w\s]
    """,
    re.VERBOSE,
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
    """A text's tokens as matches, with one class symbol each, joined in `classes`."""

    text: str
    found: list[re.Match[str]]
    classes: str
    one_case: bool

    def word(self, place: int) -> str:
        """The token at `place` in lower case."""
        return self.found[place].group().lower()

    def start(self, place: int) -> int:
        """Offset of the first character of the token at `place`."""
        return self.found[place].start()

    def end(self, place: int) -> int:
        """Offset after the last character of the token at `place`."""
        return self.found[place].end()


def tokenise(text: str) -> Tokens:
    """The tokens of `text` with their classes; a blank line is a token of no class, so nothing matches across it."""
    table = lexicon()
    lookup, other = table.words, table.symbols["OTHER"]
    one_case = has_one_case(text)
    cased = () if one_case else tuple(table.symbols[name] for name in _CASED)
    found = list(_TOKEN.finditer(text))
    classes = []
    for match in found:
        word = match.group()
        lower = word.lower()
        symbol = lookup.get(lower)
        if symbol is None:
            symbol = other if len(word) > 4 and word[0].isalpha() else _shape(lower, table)
        elif symbol in cased and not word[0].isupper():
            symbol = other
        classes.append(symbol)
    return Tokens(text, found, "".join(classes), one_case)


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
    if "/" in word:
        return "FRACTION" if word in ("1/2", "1/4", "3/4") else "OTHER"
    return "DTG" if re.fullmatch(r"\d{6}z", word) else "NUM"


def _whole_number_class(word: str) -> str:
    if len(word) == 6 and 1 <= int(word[:2]) <= 31:
        return "DTG"
    value = int(word) if len(word) <= 4 else 0
    if len(word) <= 2:
        return "D2" if 1 <= value <= 31 else "NUM2"
    if len(word) == 4 and FIRST_YEAR <= value <= LAST_YEAR:
        return "YEAR"
    return "CLOCK4" if len(word) == 4 and value < 2400 and value % 100 < 60 else "NUM"
