"""Forces named after their country: "Pakistan's military", "the Pakistani army", "Nigerian troops", "the army of Chad"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline.knowledge.actors_spelling import fold
from dateline.knowledge.actors_tables import listed, read_rows

MOST_WORDS = 8
LONGEST_PHRASE = 3  # words in one entry of forces.tsv ("border security force")
WINDOW = 80  # characters looked at on either side of a country's name
FIGHTERS = frozenset({"MIL", "ARM", "REB", "MLT", "POL", "SEC"})
OF_GOVERNMENT = frozenset({"OFF", "DIP"})  # officials and diplomats are no actors of their own but their government's
GENERIC = frozenset({"MIL", "ARM"})  # what they are is said better by a word before them


@dataclass(frozen=True, slots=True)
class _Words:
    """The folded words of forces.tsv by role, each with its suffix."""

    modifiers: dict[str, str]
    heads: dict[str, str]
    deeds: dict[str, str]
    of: dict[str, str]


def force_after(folded: str, end: int, adjective: bool) -> tuple[int, str] | None:
    """The end and suffix of the force named right after a country's name that ends at `end` of a folded text, or None.

    After an abbreviation ("U.S.") two spaces may stand, the first of them its full stop. Not after an `adjective`, nor a
    possessive, a deed is no force: "Syria air strikes" are strikes in Syria.
    """
    abbreviated = folded[end - 2 : end - 1] == " "
    start = end + 1 if abbreviated and folded.startswith("  ", end) else end
    possessive = folded.startswith(" s ", start)
    if possessive:
        start += 2
    phrases = _phrases(folded[start : start + WINDOW].split(" ")[1:])
    words = _words()
    while phrases and phrases[-1] not in words.heads and not (phrases[-1] in words.deeds and (adjective or possessive)):
        phrases.pop()
    if not phrases:
        return None
    return start + sum(len(phrase) + 1 for phrase in phrases), _suffix(phrases)


def force_before(folded: str, start: int) -> tuple[int, str] | None:
    """The start and suffix of a force named with "of" right before a country's name ("the armed forces of"), or None."""
    end = start - 3 if folded.endswith(" of ", 0, start) else start - 7 if folded.endswith(" of the ", 0, start) else 0
    if end <= 0:
        return None
    words, before = _words(), folded[max(0, end - WINDOW) : end - 1].split(" ")
    for length in range(LONGEST_PHRASE, 0, -1):
        phrase = " ".join(before[-length:])
        if phrase in words.of:
            return end - 1 - len(phrase), words.of[phrase]
    return None


def names_fighters(folded: str, end: int) -> bool:
    """Whether the name that ends at `end` of a folded text ends with a word for fighters, or one follows ("Taliban fighters")."""
    after = force_after(folded, end, adjective=False)
    last = folded[: after[0] if after is not None else end].rpartition(" ")[2]
    return _words().heads.get(last) in FIGHTERS


def _phrases(words: list[str]) -> list[str]:
    """The modifiers, heads and deeds that `words` begin with, the longest at each place."""
    known, found, at = _words(), [], 0
    while at < min(len(words), MOST_WORDS):
        for length in range(LONGEST_PHRASE, 0, -1):
            phrase = " ".join(words[at : at + length])
            if phrase in known.heads or phrase in known.modifiers or phrase in known.deeds:
                found.append(phrase)
                at += length
                break
        else:
            break
    return found


def _suffix(phrases: list[str]) -> str:
    """The suffix that a force's words give it (see forces.tsv)."""
    words = _words()
    suffix = words.heads.get(phrases[-1]) or words.deeds[phrases[-1]]
    if suffix not in GENERIC:
        return suffix
    earlier = (words.heads.get(phrase) or words.modifiers.get(phrase, "-") for phrase in reversed(phrases[:-1]))
    return next((other for other in earlier if other not in ("-", "GOV", "MIL", suffix)), suffix)


@cache
def _words() -> _Words:
    roles: dict[str, dict[str, str]] = {"modifier": {}, "head": {}, "deed": {}, "of": {}, "office": {}, "title": {}}
    for row in read_rows("forces"):
        for word in listed(row["words"]):
            if len(word.split()) > LONGEST_PHRASE:
                raise ValueError(f"forces.tsv: {word!r} has more than {LONGEST_PHRASE} words")
            roles[row["role"]][fold(word)] = row["suffix"]
    heads, of = (roles["office"] | roles["head"], roles["title"] | roles["of"])
    return _Words(roles["modifier"], heads, roles["deed"], of)


@cache
def civil_suffixes() -> frozenset[str]:
    """The suffixes of what bears no arms: courts, parliaments, officials, diplomats."""
    return frozenset(row["suffix"] for row in read_rows("forces") if row["role"] == "office")
