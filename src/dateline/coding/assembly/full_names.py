"""The full names of the people of one report, for those it later calls by their surname alone."""

from __future__ import annotations

import re

from dateline.knowledge.casing import is_small
from dateline.knowledge.people import person_word

_RUN = re.compile(
    r"[A-Z][\w'’-]+(?:[ \n]+(?:(?:de|del|la|las|los|y|bin|al|van|von|der)[ \n]+){0,2}(?:[A-Z]\.|[A-Z][\w'’-]*))+"
)
_POSSESSIVE = re.compile(r"['’]s?$")


class FullNames:
    """Every run of two capitalised words or more in a text, titles taken off."""

    def __init__(self, text: str) -> None:
        self._by_word: dict[str, list[tuple[str, ...]]] = {}
        for run in {_untitled(m.group()) for m in _RUN.finditer(text)}:
            for word in set(run):
                self._by_word.setdefault(word.lower(), []).append(run)

    def fullest(self, name: str) -> str:
        """The longest name in the text that `name` (a title before it aside) is part of; `name` itself where several people share it."""
        words = _untitled(name)
        if not words:
            return name
        low = [w.lower() for w in words]
        found = [run for run in self._by_word.get(low[-1], ()) if _is_part(low, [w.lower() for w in run])]
        longest = max(found, key=len, default=words)
        if len(longest) <= len(words) or not all(
            _is_part([w.lower() for w in run], [w.lower() for w in longest]) for run in found
        ):
            return name
        return " ".join(longest)


def _untitled(run: str) -> tuple[str, ...]:
    """The words of a name without titles, words for people and small words before it, and without a possessive."""
    words = _POSSESSIVE.sub("", run.strip()).split()
    while words and (
        person_word(words[0].lower().strip(".")) is not None or is_small(words[0].lower()) or words[0].endswith(".")
    ):
        words = words[1:]
    return tuple(words)


def _is_part(part: list[str], whole: list[str]) -> bool:
    """Whether the words of `part` stand in `whole` in order, at its end or its beginning or inside."""
    rest = iter(whole)
    return all(word in rest for word in part)
