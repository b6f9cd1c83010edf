"""Human targets: a noun phrase parted into name and description, with how many it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.coding.numerals import find_numerals
from dateline.knowledge.actors import find_adjectives
from dateline.knowledge.casing import is_small
from dateline.knowledge.people import person_word
from dateline.knowledge.sources import load_source_words

_DROPPED = re.compile(
    r"^(?:the|a|an|some|several|many|about|at least|more than|his|her|their|another|other|all|whose|these|those|this|that|up to|over|nearly|almost|more than|between|its|our|my|life of|lives of|body of|bodies of)\s+",
    re.IGNORECASE,
)
_SHARED = re.compile(r"\s*,.*$")
PLURAL = "PLURAL"


@dataclass(frozen=True, slots=True)
class Person:
    """Name and description as the text words them (either may be empty), and how many."""

    name: str
    description: str
    number: str

    def is_shorter_than(self, other: Person) -> bool:
        """Whether another names or describes the same in more words."""
        if self.name:
            rest = iter(other.name.lower().split())
            return len(other.name) > len(self.name) and all(word in rest for word in self.name.lower().split())
        mine, theirs = self.description.lower(), other.description.lower()
        return not other.name and len(theirs) > len(mine) and theirs.split()[-1:] == mine.split()[-1:]


def person(text: str, core: str) -> Person | None:
    """The human target that a noun phrase names or describes, `core` being its words up to its head; None for words that say nothing."""
    words = core.strip("\"'“” ").split()
    number = _number(core)
    words = bare(" ".join(words)).split()
    if not words:
        return None
    start = _name_start(words)
    name = " ".join(words[start:])
    if name:
        return Person(name, " ".join(words[:start]), "1")
    return Person("", bare(text), number or (PLURAL if _is_plural(words) else "1"))


def bare(text: str) -> str:
    """The words without the articles, numbers and quantities before them, as the task's keys have them."""
    words = text.split()
    while words and (words[0][0].isdigit() or _DROPPED.match(words[0] + " ") or words[0].lower() in _NUMBERS):
        words = words[1:]
    return " ".join(words)


_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve dozen dozens scores hundreds thousands".split()
)


def _name_start(words: list[str]) -> int:
    """Where the name at the end of the words begins; their number where there is none."""
    start = len(words)
    while start and _goes_before(words, start):
        start -= 1
    while start < len(words) and words[start].lower() in PARTICLES:
        start += 1
    run = words[start:]
    if not run or is_small(run[-1].lower()) or (len(run) == 1 and run[0].lower().endswith("s") and start == 0):
        return len(words)
    return start


def _goes_before(words: list[str], start: int) -> bool:
    """Whether the word before `start` is part of the name that begins there: a capital that is no word for a person, a particle
    between two capitals, or a first name that lost its capital after a word for a person ("sergeant victor Salazar")."""
    word, left = words[start - 1], words[start - 2] if start > 1 else ""
    if _is_title(word) or any(find_adjectives(word)):
        return False
    if word[:1].isupper():
        return True
    if start == len(words):
        return False
    if word.lower() in PARTICLES:
        return (left[:1].isupper() or left.lower() in PARTICLES) and not _is_title(left)
    return word.isalpha() and _is_title(left) and word.lower() not in _AFTER_TITLES


def _is_title(word: str) -> bool:
    low = word.lower().strip(".[(")
    return low in load_source_words().titles or low in _ADDRESSED or person_word(low) is not None


PARTICLES = frozenset("de del la las los y e da do dos di von van".split())
_ADDRESSED = frozenset("col gen sgt lt capt maj msgr dr mr mrs ing lic don dona comrade comrades".split())
_AFTER_TITLES = frozenset("elect general designate chief emeritus".split())


def _is_plural(words: list[str]) -> bool:
    head = next((w for w in words if w.lower() in ("men", "women", "people", "children")), words[-1])
    return head.lower().endswith("s") or head.lower() in ("men", "women", "people", "children", "police")


def _number(text: str) -> str:
    found = next(find_numerals(text), None)
    if found is None or (found.best is None and found.low is None):
        return ""
    if found.vague or (found.low is not None and found.high is None):
        return PLURAL if found.vague else f"{found.low}-"
    return str(found.best) if found.low == found.high else f"~{found.best}"
