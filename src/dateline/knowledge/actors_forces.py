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
    after_place: re.Pattern[str]
    before: re.Pattern[str]
    word: re.Pattern[str]
    heads: dict[str, str]
    modifiers: dict[str, str]


def force_after(folded: str, end: int, adjective: bool) -> tuple[int, str] | None:
    """The end and suffix of the force named right after a country's name that ends at `end` of a folded text, or None.

    After an abbreviation ("U.S.") two spaces may stand, the first of them its full stop. Not after an `adjective`, nor a possessive, a
    deed is no force: "Syria air strikes" are strikes in Syria.
    """
    grammar = _grammar()
    abbreviated = folded[end - 2 : end - 1] == " "
    start = end + 1 if abbreviated and folded.startswith("  ", end) else end
    own = adjective or folded.startswith(" s ", start)
    match = (grammar.after if own else grammar.after_place).match(folded, start)
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
    roles: dict[str, dict[str, str]] = {role: {} for role in ("head", "deed", "of", "modifier")}
    for row in read_rows("forces"):
        roles[row["role"]].update((fold(word), row["suffix"]) for word in listed(row["words"]))
    heads, modifiers = roles["head"], roles["modifier"]
    any_word = _one_of({**modifiers, **heads})
    before_head = rf"(?:{any_word} ){{0,{MOST_MODIFIERS}}}"
    own_heads = _one_of({**heads, **roles["deed"]})
    return _Grammar(
        after=re.compile(rf"(?: s)? (?P<words>{before_head}{own_heads})(?= |$)"),
        after_place=re.compile(rf" (?P<words>{before_head}{_one_of(heads)})(?= |$)"),
        before=re.compile(rf"(?<= )(?P<words>{before_head}{_one_of(roles['of'])}) of (?:the )?$"),
        word=re.compile(rf"(?:{_one_of({**modifiers, **heads, **roles['deed']})})(?= |$)"),
        heads={**roles["deed"], **heads},
        modifiers=modifiers,
    )


def _one_of(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"
