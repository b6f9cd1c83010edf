"""Human targets: a noun phrase parted into name and description, with how many it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.coding.numerals import find_numerals
from dateline.knowledge.casing import is_small
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
            return len(other.name) > len(self.name) and other.name.endswith(self.name)
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
    titles = load_source_words().titles
    start = len(words)
    while start and words[start - 1][:1].isupper() and words[start - 1].lower().strip(".") not in titles:
        start -= 1
    run = words[start:]
    if not run or is_small(run[-1].lower()) or (len(run) == 1 and run[0].lower().endswith("s") and start == 0):
        return len(words)
    return start


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
