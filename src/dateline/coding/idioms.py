"""Number words that count nobody in the phrase they stand in ("one of the worst", "ground zero", "both police and rebels")."""

from __future__ import annotations

import re
from functools import cache

from dateline.coding.numerals import alternatives
from dateline.knowledge.numbers import number_words

# "another one was killed" and "said that one soldier" count; "each one" and "the one" do not.
_ONE_BEFORE = re.compile(
    r"\b(?:one\sby|any|every|each|some|the|this|which|big|old|new|good|number|his|her|day|phase|an?\s[\w-]+)[\s-]$",
    re.IGNORECASE,
)
_ONE_AFTER = re.compile(
    r"['’]s\b|-|\s(?:another|by\sone|point|side|hand|way|thing|reason|to\sone|or\sother|after\sthe\sother|too\smany|must|can|could|should|cannot)\b"
    r"|\sin\s(?:every\s)?(?:two|three|four|five|six|seven|eight|nine|ten|twenty|\d+)\b"
    r"|\sof\s(?:the|its|his|her|their|our|those|these|my|[\w.]+['’]s)\s(?:[\w'’.]+\s){0,2}?(?:most|least|best|worst|few|only|main|many|major|final|reasons"
    r"|[a-z]+est)\b",
    re.IGNORECASE,
)
_BOTH_AFTER = re.compile(
    r"\s(?:the\s)?[\w'’-]+\sand\s(?!\d|an?\b|one\b|two\b|three\b|their\b|his\b|her\b)"
    r"|\s(?:in|at|on|by|for|from|to|with|before|during|against|inside|as|sides|countries|parties|ways)\b",
    re.IGNORECASE,
)
_SCORES_AFTER = re.compile(
    r"\s(?:of|more|others?|were|are|have|had|dead|injured|wounded|killed|hurt|missing|arrested|detained|homeless|trapped|people)\b",
    re.IGNORECASE,
)
_MANY_BEFORE = re.compile(r"\b(?:how|as|too|not|that|in)\s$", re.IGNORECASE)


def is_idiom(word: str, before: str, after: str) -> bool:
    """Whether the number `word` (lower case) counts nobody between the characters `before` and `after` it."""
    match word.split()[0]:
        case "one":
            return _ONE_BEFORE.search(before) is not None or _ONE_AFTER.match(after) is not None
        case "no" if word == "no":
            return _after_no().match(after) is not None
        case "zero":
            return _after_zero().match(after) is not None or _before_zero().search(before) is not None
        case "both":
            return _BOTH_AFTER.match(after) is not None
        case "scores":
            return _SCORES_AFTER.match(after) is None
        case "many":
            return _MANY_BEFORE.search(before) is not None
        case _:
            return False


@cache
def _after_no() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{alternatives(number_words().after_no)})\b|(?!\s[A-Za-z])", re.IGNORECASE)


@cache
def _after_zero() -> re.Pattern[str]:
    return re.compile(rf"[\s-](?:{alternatives(number_words().after_zero)})\b|(?!\s[A-Za-z])", re.IGNORECASE)


@cache
def _before_zero() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(number_words().before_zero)})[\s-]$", re.IGNORECASE)
