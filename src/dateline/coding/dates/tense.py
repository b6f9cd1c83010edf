"""Whether a clause looks into the future, judged by the nearest verb forms around a time expression (no parse)."""

from __future__ import annotations

import re

_SIGN = re.compile(
    r"""
    (?P<ahead>\b(?:will|wo|shall|would|scheduled|due(?!\ to\ the)|upcoming|forthcoming|plans?|planned|planning|expects?|expected
      |going\ to|(?:is|are|was|were)\ to\ (?=\w)|set\ to|postponed|tomorrow|next)\b)
    | (?P<past>\b(?:said|says|told|was|were|had|has|have|did|went|came|took|left|shot|fled|struck|hit|broke|began|blew|rose|fell
      |held|met|gave|found|saw|sent|set\ off|fought|made)\b | (?<!\bbe\ )(?<!\bget\ )\b\w+ed\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_STOP = re.compile(r"[.!?;]\s|\n")
_REACH = 160


def looks_ahead(text: str, start: int, end: int) -> bool:
    """Whether the clause around `text[start:end]` is about the future: the last sign before it in the sentence, else the first after."""
    before = _STOP.split(text[max(0, start - _REACH) : start])[-1]
    signs = list(_SIGN.finditer(before))
    if signs:
        return signs[-1].lastgroup == "ahead"
    after = _STOP.split(text[end : end + _REACH], maxsplit=1)[0]
    first = _SIGN.search(after)
    return first is not None and first.lastgroup == "ahead"
