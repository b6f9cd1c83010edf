"""How names are compared: case, accents, hyphens and apostrophes folded away, and the known other spellings of their words."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from dateline.knowledge.actors_tables import listed, read_rows


def fold(text: str) -> str:
    """`text` in lower case ASCII letters and digits, everything else between them a space; the length never changes.

    Letters without a plain one (other scripts) are kept.
    """
    return text.translate(_plain()).lower()


# Words at the end of a name that are also written small: "the Sinaloa cartel".
_SMALL_TOO = re.compile(
    r" (?:cartel|gang|group|militia|network|movement|faction|clan|crew|brigades?|battalion|organi[sz]ation|party|mission|force)$",
    re.IGNORECASE,
)
LONG_ACRONYM = (
    5  # letters from which an acronym is also written like a word ("Unita"); shorter ones are too often other words
)


def capitals(alias: str) -> tuple[int, ...]:
    """The positions in `alias` that a text which keeps case must have in upper case: its capital letters.

    Those of a general noun at the end may be small, and of an acronym of five letters and more all but the first.
    """
    if alias.isupper() and alias.isalpha() and len(alias) >= LONG_ACRONYM:
        return (0,)
    small = _SMALL_TOO.search(alias)
    end = (
        small.start() if small is not None and alias[: small.start()].lower() != alias[: small.start()] else len(alias)
    )
    return tuple(i for i, letter in enumerate(alias[:end]) if letter.isupper())


def spellings(folded: str) -> set[str]:
    """`folded` with each of its words in every known spelling (spellings.tsv), itself included."""
    first, rows = _spellings()
    if first.isdisjoint(folded.split()):
        return {folded}
    found = {f" {folded} "}
    for word, others in rows:
        if f" {word} " in f" {folded} ":
            found |= {name.replace(f" {word} ", f" {other} ") for name in found for other in others}
    return {name.strip() for name in found}


@cache
def _spellings() -> tuple[frozenset[str], tuple[tuple[str, tuple[str, ...]], ...]]:
    """The first words of what is spelt in several ways, and the rows of the table."""
    rows = tuple((row["word"], listed(row["also"])) for row in read_rows("spellings"))
    return frozenset(word.split()[0] for word, _ in rows), rows


@cache
def _plain() -> dict[int, str]:
    """One plain character for each of Latin script and punctuation, so that offsets in a folded text are those of the text."""
    table = {code: " " for code in range(0x80) if not chr(code).isalnum()}
    table |= dict.fromkeys(range(8192, 8304), " ")
    for code in (*range(0xA0, 0x250), *range(0x1E00, 0x1F00)):
        letter = unicodedata.normalize("NFD", chr(code))[0]
        table[code] = letter if letter.isalpha() else " "
    return table
