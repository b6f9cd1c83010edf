"""Tells a source's kind by its own words: who lay under the bench saw it, whose brother was shot is a relative."""

from __future__ import annotations

import re

from dateline.knowledge.sources import SourceWords
from dateline.model.vocabulary import SourceKind

_OWN = re.compile(r"\b(?:I|we|We|me|us)\b[ ,]+(?:(?:all|both|just|then|only|had|was|were|could) ){0,2}(?P<verb>[a-z]+)")
_MINE = re.compile(
    r"\b(?:[Mm]y|[Oo]ur)\s+(?:\w+\s+)?(?P<who>[a-z]+)\s+(?:was|were|had|is|did|has|never|died|came|went)\b"
)


def kind_of_words(said: str, words: SourceWords) -> SourceKind | None:
    """The kind that a quotation tells: a relative's where "my brother was shot", an eyewitness's where "we heard a blast"; else None."""
    kin = (words.kind([m["who"]], 0) for m in _MINE.finditer(said))
    if SourceKind.RELATIVES in kin:
        return SourceKind.RELATIVES
    seen = any(m["verb"] in words.witnessing for m in _OWN.finditer(said))
    return SourceKind.EYEWITNESS if seen else None
