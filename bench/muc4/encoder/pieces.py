"""Cuts text into the word pieces of the encoder's vocabulary (WordPiece, Wu et al. 2016, uncased as in BERT, Devlin et al. 2019)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

UNKNOWN, START, END = "[UNK]", "[CLS]", "[SEP]"
OPEN, CLOSE = "[unused0]", "[unused1]"  # around the words that tell of the instance
_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
_LONGEST = 100  # characters; a longer word is unknown


def pieces(text: str, vocabulary: Mapping[str, int]) -> Iterator[tuple[int, int, int]]:
    """Each piece as (id, start, end) with offsets into `text`; those of one word follow each other without a gap."""
    for word in _WORD.finditer(text):
        plain, places = _plain(word.group())
        at = 0
        found = _greedy(plain, vocabulary)
        for piece, length in found:
            start, end = places[at], places[at + length - 1] + 1
            yield piece, word.start() + start, word.start() + end
            at += length


def _plain(word: str) -> tuple[str, list[int]]:
    """The word in lower case without accents, and for each character the place that it comes from."""
    letters = [
        (letter, k)
        for k, character in enumerate(word)
        for letter in unicodedata.normalize("NFD", character.lower())
        if unicodedata.category(letter) != "Mn"
    ]
    if not letters:  # a lone accent
        return word, list(range(len(word)))
    return "".join(letter for letter, _ in letters), [k for _, k in letters]


def _greedy(word: str, vocabulary: Mapping[str, int]) -> list[tuple[int, int]]:
    """The longest piece at each point, as (id, characters); the whole word as unknown where the vocabulary cannot spell it."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(word) <= _LONGEST:
        lead = "##" if at else ""
        end = next((e for e in range(len(word), at, -1) if lead + word[at:e] in vocabulary), None)
        if end is None:
            break
        found.append((vocabulary[lead + word[at:end]], end - at))
        at = end
    return found if at == len(word) else [(vocabulary[UNKNOWN], len(word))]
