"""Forces named after their country: "Pakistan's military", "the Pakistani army", "Nigerian troops", "the Army of Chad"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dateline.knowledge.actors_spelling import fold
from dateline.knowledge.actors_tables import listed, read_rows

MOST_MODIFIERS = 4
LONGEST_BEFORE = 48  # characters looked at for "the armed forces of the ..."
GENERIC = frozenset({"MIL", "ARM"})  # what they are is said better by a word before them


@dataclass(frozen=True, slots=True)
class _Grammar:
    after: re.Pattern[str]
    before: re.Pattern[str]
    word: re.Pattern[str]
    heads: dict[str, str]
    modifiers: dict[str, str]


def force_after(folded: str, end: int, abbreviated: bool) -> tuple[int, str] | None:
    """The end and suffix of the force named right after a country's name that ends at `end` of a folded text, or None.

    `abbreviated` names ("U.S.") may be followed by two spaces, the first of them their full stop.
    """
    grammar = _grammar()
    start = end + 1 if abbreviated and folded.startswith("  ", end) else end
    match = grammar.after.match(folded, start)
    if match is None:
        return None
    return match.end(), _suffix(match.group("words"))


def force_before(folded: str, start: int) -> tuple[int, str] | None:
    """The start and suffix of a force named with "of" right before a country's name ("the armed forces of"), or None."""
    if not folded.endswith((" of ", " of the "), 0, start):
        return None
    match = _grammar().before.search(folded, max(0, start - LONGEST_BEFORE), start)
    return (match.start("words"), _suffix(match.group("words"))) if match is not None else None


def _suffix(words: str) -> str:
    """The suffix that a force's words give it (see forces.tsv)."""
    grammar = _grammar()
    found = grammar.word.findall(words)
    suffix = grammar.heads[found[-1]]
    if suffix in GENERIC:
        earlier = {grammar.heads.get(word, grammar.modifiers.get(word, "-")) for word in found[:-1]} - {
            "-",
            "GOV",
            "MIL",
        }
        suffix = sorted(earlier - {suffix})[0] if earlier - {suffix} else suffix
    return suffix


@cache
def _grammar() -> _Grammar:
    heads: dict[str, str] = {}
    modifiers: dict[str, str] = {}
    for row in read_rows("forces"):
        words = heads if row["role"] == "head" else modifiers
        words.update((fold(word), row["suffix"]) for word in listed(row["words"]))
    head, any_word = _one_of(heads), _one_of({**modifiers, **heads})
    words_group = rf"(?P<words>(?:{any_word} ){{0,{MOST_MODIFIERS}}}{head})"
    return _Grammar(
        after=re.compile(rf"(?: s)? {words_group}(?= |$)"),
        before=re.compile(rf"(?<= ){words_group} of (?:the )?$"),
        word=re.compile(rf"(?:{any_word})(?= |$)"),
        heads=heads,
        modifiers=modifiers,
    )


def _one_of(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"
