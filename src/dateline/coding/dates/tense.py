"""Whether a clause looks into the future, judged by the nearest verb forms around a time expression (no parse)."""

from __future__ import annotations

import re

_SIGN = re.compile(
    r"""
    (?P<ahead0>\b(?:(?i:is|are|was|were)\ )?(?i:will|would|shall|should|must|can|could|may|might|to|not)\ (?:[a-z]+ly\ |also\ |not\ |then\ )?(?i:be)\ (?i:[a-z]+(?:ed|en)|held|sent|met|made|set|put|heard|paid|sworn)\b)
    | (?P<past0>\b(?i:had\ (?:been\ )?(?:due|scheduled|expected|set|planned|hoped)|was\ to\ have|were\ to\ have)\b)
    | (?P<past>\b(?i:said|says|told|was|were|had|has|have|did|went|came|took|left|shot|fled|struck|hit|broke|began|blew|rose|fell
      |held|met|gave|found|saw|sent|set\ (?:off|aside)|fought|made|won|lost|had\ been\ \w+)\b(?!\ (?:to|due|scheduled|expected|set)\b)
      | (?<!\bbe\ )(?<!\bget\ )\b(?!united|hundred|need|indeed|armed|scheduled|expected|planned|BE)(?:[a-z]{2,}ed|[A-Z]{2,}ED)\b(?!\ to\b))
    | (?P<ahead>\b(?i:will|wo|shall|would|could\ \w+|scheduled|due\ (?=on|to\ [a-z]+\b)|upcoming|forthcoming|plans?|planned\ (?:to|for)
      |planning|expects?|expected|going\ to|(?:is|are|was|were)\ to|set\ to|postponed|tomorrow|next|ahead\ of|as\ (?:early|soon)\ as)\b)
    """,
    re.VERBOSE,
)
_STOP = re.compile(r"[.!?;]\s|\n\s*\n")
_POSSESSIVE = re.compile(r"['’]s\b")
_REACH = 160


def looks_ahead(text: str, start: int, end: int) -> bool | None:
    """Whether the clause around `text[start:end]` is about the future: the last sign before it in the sentence, else the first after.

    None without a sign. "Wednesday's ruling" is taken for past whatever the tense around it.
    """
    if _POSSESSIVE.match(text, end):
        return False
    before = _STOP.split(text[max(0, start - _REACH) : start])[-1]
    signs = list(_SIGN.finditer(before))
    sign = signs[-1] if signs else _SIGN.search(_STOP.split(text[end : end + _REACH], maxsplit=1)[0])
    return None if sign is None else sign.lastgroup in ("ahead", "ahead0")
