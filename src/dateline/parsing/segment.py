"""Splits a report's text into paragraphs and sentences without a parser, keeping exact offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator

ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof gen lt col maj capt sgt cpl pvt adm cmdr brig gov sen rep rev hon pres st mt ft jr sr no nos vs inc ltd co corp
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun u.s u.n u.k e.u a.m p.m i.e e.g etc dept
    est approx sgts gens supt insp det spc fig al ave blvd rd
    """.split()
)
_BREAK = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+|$)")


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield `(start, end)` of each non-empty line block; a newline ends a paragraph."""
    for match in re.finditer(r"[^\n\r\v\f\x85\u2028\u2029]+", text):
        start, end = match.span()
        stripped = match.group()
        start += len(stripped) - len(stripped.lstrip())
        end -= len(stripped) - len(stripped.rstrip())
        if start < end:
            yield start, end


def sentences(text: str, dateline_end: int = 0) -> Iterator[tuple[int, int, int]]:
    """Yield `(start, end, paragraph)` of each sentence; a stop ends one unless an abbreviation or initial stands before it.

    The report's dateline, up to `dateline_end`, is a piece of its own: "KABUL (Reuters) -" is no subject of what follows.
    """
    for index, (start, end) in enumerate(paragraphs(text)):
        begin = start
        if start < dateline_end < end:
            yield start, dateline_end, index
            begin = dateline_end
            while begin < end and text[begin].isspace():
                begin += 1
            start = begin
        for match in _BREAK.finditer(text, start, end):
            stop = match.end()
            if stop >= end or not _ends_sentence(text, begin, match.start(), stop, end):
                continue
            yield begin, stop, index
            begin = stop
            while begin < end and text[begin].isspace():
                begin += 1
        if begin < end:
            yield begin, end, index


def _ends_sentence(text: str, begin: int, dot: int, stop: int, end: int) -> bool:
    if text[dot] != ".":
        return True
    word_start = dot
    while word_start > begin and not text[word_start - 1].isspace():
        word_start -= 1
    word = text[word_start:dot].lstrip("\"'“‘([").lower()
    after = stop
    while after < end and text[after].isspace():
        after += 1
    following = text[after : after + 1]
    if word in ABBREVIATIONS or (len(word) == 1 and word.isalpha() and word != "i"):
        # "Gen. Khan", "J. Smith" go on; "at 5 p.m. The ..." and "in the U.S. The ..." may end.
        return (
            "." in word
            and following.isupper()
            and bool(re.match(r"(?:The|A|An|In|On|It|He|She|They|But|At)\b", text[after:end]))
        )
    if re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
        return following.isupper() and bool(re.match(r"(?:The|A|An|In|On|It|He|She|They|But|At)\b", text[after:end]))
    # A lower-case text (old archives) still breaks after a stop; a decimal or ellipsis inside a sentence does not.
    return not (text[dot:stop].startswith("..") and following.islower())
