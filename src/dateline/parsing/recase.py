"""Gives a text that is all in capitals, or all in small letters, its case back, so that what is read from case can be read."""

from __future__ import annotations

import re

from dateline.knowledge.casing import capitals_of_names, is_small
from dateline.knowledge.gazetteer import fold as fold_place
from dateline.knowledge.gazetteer import load_gazetteer
from dateline.knowledge.sources import load_source_words

_SAMPLE = 4000  # characters that tell whether a text has its case
_WORD = re.compile(r"[^\W\d_]+(?:['’](?=[^\W\d_])[^\W\d_]+)?")
_STARTS = re.compile(
    r"(?:^|(?<![.\s(][^\W\d_])[.!?]['\"”’)\]]*\s+|\n\s*|\[(?:text|report|excerpts?)\]\s+|[:,] (?=[\"“]))['\"“(\[]*(?=[^\W\d_])"
)
_BRACKETED = re.compile(r"[(\[](?P<short>[^\W\d_]{2,8})[)\]]")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_MAY = re.compile(r"\bmay(?= \d)|(?<=\d )may\b")
_LINKS = frozenset("de la del las los el of the and y e da do dos bin al ul".split())
_SHORTEST_NAME, _LONGEST_SHORT = 3, 5  # letters: an unknown word of up to five after "the" is an abbreviation
_OFFICES = frozenset(
    "president minister senator governor mayor secretary king queen prime deputy vice mr mrs ms dr".split()
)
_VOWELS = frozenset("aeiouyáéíóúàèìòùâêîôûäëïöü")


def lost_case(text: str) -> bool:
    """Whether nearly all letters of the text's beginning are small, or most are large."""
    letters = [c for c in text[:_SAMPLE] if c.isalpha()]
    large = sum(c.isupper() for c in letters)
    return not letters or large < 0.008 * len(letters) or large > 0.7 * len(letters)


def recased(text: str) -> str:
    """`text` as English would write it, of the same length; a text that has its case is returned as it is.

    Large are: the first letter of a sentence, names that the knowledge base knows as it writes them, words that no list of small
    words has, and abbreviations: words in brackets, without a vowel, or unknown and short after "the".
    """
    if not lost_case(text):
        return text
    small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    letters = list(small)
    words = list(_WORD.finditer(small))
    shorts = {m["short"] for m in _BRACKETED.finditer(small) if not is_small(m["short"])}
    large = [_is_large(small, words, k) for k in range(len(words))]
    _join_places(words, large)
    _raise_titles(words, large)
    for k, match in enumerate(words):
        word = match.group()
        if word in shorts or (large[k] and _is_short(words, k)):
            _raise(letters, range(match.start(), match.start() + len(word.removesuffix("'s").removesuffix("’s"))))
        elif large[k]:
            _raise(letters, (match.start(),))
    for start, end, capitals in capitals_of_names(small):
        if capitals:
            letters[start:end] = small[start:end]
            _raise(letters, capitals)
    for match in (*_STARTS.finditer(small), *_MAY.finditer(small)):
        _raise(letters, (match.end() if match.re is _STARTS else match.start(),))
    for match in _DOTTED.finditer(small):
        if match.group() not in ("a.m.", "p.m.", "e.g.", "i.e."):
            _raise(letters, range(match.start(), match.end()))
    return "".join(letters)


def _raise(letters: list[str], places: range | tuple[int, ...]) -> None:
    for at in places:
        if at < len(letters) and len(letters[at].upper()) == 1:
            letters[at] = letters[at].upper()


def _is_large(text: str, words: list[re.Match[str]], k: int) -> bool:
    """Whether the word is a name by itself: "I", or one that no list of small words has; the links of Spanish names are not."""
    word = words[k].group()
    if word == "i":
        return True
    if len(word) < 2 or word in _LINKS:
        return False
    return not is_small(word)


def _join_places(words: list[re.Match[str]], large: list[bool]) -> None:
    """Makes the small words of a known place large, where another of its words is: "new" before "york", "la" before "union"."""
    gazetteer = load_gazetteer()
    for k in range(len(words) - 1):
        for last in (k + 2, k + 1):
            if last >= len(words) or not any(large[k : last + 1]) or all(large[k : last + 1]):
                continue
            if words[last].start() - words[k].end() > 1 + sum(len(w.group()) + 1 for w in words[k + 1 : last]):
                continue
            name = " ".join(w.group() for w in words[k : last + 1])
            if words[k].group() not in ("of", "the", "and", "in") and fold_place(name) in gazetteer:
                large[k : last + 1] = [True] * (last + 1 - k)
                break


def _raise_titles(words: list[re.Match[str]], large: list[bool]) -> None:
    """Makes an office large right before a name: "president" before "cerezo"; not after "the"."""
    titles = load_source_words().address | _OFFICES
    for k in range(len(words) - 2, -1, -1):
        beside = words[k + 1].start() - words[k].end() <= 2
        if (
            words[k].group() in titles
            and large[k + 1]
            and beside
            and not (k and words[k - 1].group() in ("the", "a", "an"))
        ):
            large[k] = True


def _is_short(words: list[re.Match[str]], k: int) -> bool:
    """Whether an unknown word is an abbreviation: no vowel in it, or short and after "the"."""
    word = words[k].group().removesuffix("'s").removesuffix("’s")
    if len(word) < 2 or word in _LINKS:
        return False
    if not _VOWELS & set(word):
        return len(word) > 2 or word not in ("mr", "ms", "dr", "st", "jr", "sr", "lt", "mt", "ft", "sgt")
    after_the = k > 0 and words[k - 1].group() == "the" and words[k].start() - words[k - 1].end() == 1
    return (
        after_the
        and _SHORTEST_NAME <= len(word) <= _LONGEST_SHORT
        and not is_small(word)
        and fold_place(word) not in load_gazetteer()
    )
