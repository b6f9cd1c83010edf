"""Shares of a known number told in words: "half of the 40", "two thirds of the 30", "most of the 12 hostages"."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.coding.numerals import Numeral, find_numerals
from dateline.model.layers import Quantity
from dateline.model.span import Span
from dateline.parsing.document import Sentence

_REACH = 60  # characters before a number that can hold the words for its share
_SHARE = re.compile(
    r"\b(?:(?P<more>more\s+than|over|at\s+least)\s+|(?P<less>less\s+than|fewer\s+than|under)\s+|(?P<about>nearly|almost|about|around)\s+)?"
    r"(?:(?:a\s+)?(?P<half>half)|(?:a|one)[\s-](?P<third>third)|two[\s-](?P<thirds>thirds)|(?:a|one)[\s-](?P<quarter>quarter)"
    r"|three[\s-](?P<quarters>quarters)|(?P<most>most|(?:a|the|the\s+vast)\s+majority)|(?P<some>some|part|a\s+number|many|others))"
    r"(?:\s+of)?\s+(?:the|their|its|his|her|these|those)\s+(?:other\s+|remaining\s+|first\s+|original\s+)?$",
    re.IGNORECASE,
)
_PARTS = {"half": (1, 2), "third": (1, 3), "thirds": (2, 3), "quarter": (1, 4), "quarters": (3, 4)}

_OF_ALL = re.compile(r"\bof\s+(?:(?:the|these|those|their|its|his|her|all)\s+)*(?P<all>.+)$", re.IGNORECASE | re.DOTALL)


def whole_behind(s: Sentence, q: Quantity, head: int) -> Numeral | None:
    """The exact number of all of whom `q` is a share, told between it and the noun at `head`: 5 in "three of five drivers"."""
    found = _OF_ALL.search(s.text[q.span.start - s.start : s.starts[head] - s.start])
    numbers = [n for n in find_numerals(found["all"]) if n.low == n.best == n.high] if found is not None else []
    return numbers[0] if numbers and numbers[0].start == 0 else None


def share_of(s: Sentence, q: Quantity) -> Quantity:
    """The share of `q` that the words right before it tell, rounded down; `q` itself where they tell none."""
    first = q.span.start - s.start
    found = _SHARE.search(s.text, max(0, first - _REACH), first)
    if found is None or q.best is None or q.best < 2:
        return q
    span = Span(s.start + found.start(), q.span.end)
    told = replace(q, span=span, text=s.text[found.start() : q.span.end - s.start], exact=False)
    if found["some"]:
        return replace(told, low=2, best=None, high=q.best - 1 if q.best > 2 else q.best)
    if found["most"]:
        return replace(told, low=q.best // 2 + 1, best=None, high=q.best)
    over, under = next(part for name, part in _PARTS.items() if found[name])
    part = q.best * over // under
    if found["more"]:
        least = part if found["more"].lower().startswith("at") else part + 1
        return replace(told, low=least, best=least, high=q.best)
    if found["less"]:
        return replace(told, low=None, best=None, high=part)
    return (
        replace(told, low=None, best=part, high=None)
        if found["about"]
        else replace(told, low=part, best=part, high=part)
    )
