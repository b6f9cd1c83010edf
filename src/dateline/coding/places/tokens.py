"""The words of a sentence as place names need them, parsed or not: hyphens apart, possessives cut, initials kept whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from dateline.parsing.document import Sentence

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}|(?:St|Ste|Ft|Mt|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Cpl|Adm|Brig|Gov|Sen|Rep|Rev)\.(?=\s+[A-Z])|[A-Z]\.(?=\s[A-Z])|(?<=[\w-]\s)['’‘ʿʻ`](?=[A-Z])(?![^\n]{0,300}['’](?![^\W\d_]))[^\W\d_]+|[^\W\d_]+(?:['’‘ʻ`][^\W\d_]+)*|\d+(?:[.,]\d+)*|[^\w\s]"
)
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_AYIN = "'’‘ʿʻ`"
_UPPER = re.compile(r"[A-Z]")
_LOWER = re.compile(r"[a-z]")


class Casing(Enum):
    """What capitals mean in a sentence: something (mixed), or nothing because all, none or every main word has them."""

    MIXED = "mixed"
    UPPER = "upper"
    LOWER = "lower"
    TITLE = "title"


@dataclass(slots=True)
class Line:
    """One sentence; word `i` is `words[i]` at report characters `starts[i]:ends[i]`, `linked[i]` says that only a blank or hyphen is before it."""

    index: int
    casing: Casing
    words: list[str]
    lowers: list[str]
    starts: list[int]
    ends: list[int]
    linked: list[bool]

    def lower(self, i: int) -> str:
        """Word `i` in lower case, "" outside the sentence."""
        return self.lowers[i] if 0 <= i < len(self.lowers) else ""

    def capital(self, i: int) -> bool:
        """Whether word `i` begins with a capital."""
        return 0 <= i < len(self.words) and capitalised(self.words[i])


def capitalised(word: str) -> bool:
    """Whether a word begins with a capital, its article or ayin apart ("d'Ivoire", "'Ali")."""
    if word[0].isupper():
        return True
    return len(word) > 2 and ((word[1] in "'’" and word[2].isupper()) or (word[0] in _AYIN and word[1].isupper()))


def line_of(sentence: Sentence, lower_case_report: bool) -> Line:
    """The words of a sentence with what its capitals mean; `lower_case_report` says that most of the report has none."""
    text, offset = sentence.text, sentence.start
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    linked: list[bool] = []
    last = -1
    for match in _TOKEN.finditer(text):
        word = match.group()
        start, end = match.span()
        if end - start > 2 and word[-1] in "sS" and _POSSESSIVE.search(word):
            word, end = word[:-2], end - 2
        between = text[last:start] if last >= 0 else "?"
        linked.append(not between.strip(" \t\u00a0"))
        words.append(word)
        starts.append(offset + start)
        ends.append(offset + end)
        last = end
    return Line(
        sentence.index,
        casing_of(text, words, lower_case_report),
        words,
        [_lower(w) for w in words],
        starts,
        ends,
        linked,
    )


def _lower(word: str) -> str:
    return word[:-1].lower() if len(word) > 2 and word[-1] == "." and "." not in word[:-1] else word.lower()


def casing_of(text: str, words: list[str], lower_case_report: bool) -> Casing:
    """Mixed unless over 70% of the letters are capitals, the report has none, or four in five longer words begin with one."""
    if lower_case_report and text.islower():
        return Casing.LOWER
    upper = len(_UPPER.findall(text))
    lower = len(_LOWER.findall(text))
    if upper > 8 and upper > 2.3 * lower:
        return Casing.UPPER
    if upper * 12 > lower and text.rstrip()[-1:] not in {".", "!", '"', "”", ","}:  # a title ends in no full stop
        long = [w for w in words if len(w) > 3]
        if len(long) >= 3 and sum(w[0].isupper() for w in long) >= 0.8 * len(long):
            return Casing.TITLE
    return Casing.MIXED
