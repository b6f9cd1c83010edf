"""Numbers that count nobody: dates, clock times, ages, sums of money, measures, labels and idioms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dateline.coding.numerals import Numeral, alternatives
from dateline.knowledge.numbers import number_words
from dateline.knowledge.people import person_word
from dateline.knowledge.targets import target_word

CONTEXT = 48  # characters looked at on either side; the longest rule ("between the ages of ten and") needs fewer

_AGE_BEFORE = re.compile(r"\b([A-Za-z][\w'’.-]*),\s$")
_AGE_AFTER = re.compile(r"\s*(?:[,.;)]|$|\s(?:and|of|from|who|was|were)\b)")
_AGE_LIMIT = re.compile(
    r"\b(?:children|child|people|women|men|boys|girls|youths?|minors?|anyone|those|persons?|kids|males?|females?|citizens)\s+"
    r"(?:aged\s+)?(?:under|over|above|below|between)(?:\s+the\s+age\s+of)?\s$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:\s[A-Z][\w.]*){1,3}\s(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Way|Court|Ct|Place|Plaza)\b")
_CLOCK_BEFORE = re.compile(r"\b(?:at|by|until|till|since)\s(?:about\s|around\s|nearly\s)?$", re.IGNORECASE)
_CLOCK_AFTER = re.compile(r"\s*(?:[,.;]|$|\s(?:on|in the (?:morning|evening|afternoon|night)|at night|this|today|yesterday)\b)", re.IGNORECASE)
_RATIO_AFTER = re.compile(r"\s(?:in|out of)\s(?:every\s)?(?:two|three|four|five|six|seven|eight|nine|ten|twenty|\d+)\b", re.IGNORECASE)
_RATIO_BEFORE = re.compile(r"\b(?:one\s+in|out\s+of)(?:\s+every)?\s$", re.IGNORECASE)
_SCORE_AFTER = re.compile(r"[-–]\d")
_SCORE_BEFORE = re.compile(r"\d[-–]$")
_ONE_BEFORE = re.compile(
    r"\b(?:any|every|each|some|the|this|that|which|another|big|old|new|good|number|his|her|no|day|phase)[\s-]$", re.IGNORECASE
)
_ONE_AFTER = re.compile(
    r"['’]s\b|\s(?:another|by\sone|point|side|hand|way|thing|reason|to\sone|or\sother|after\sthe\sother|too\smany|must|can|should|cannot)\b"
    r"|\sof\s(?:the|its|his|her|their|our|those|these|my|[\w.]+['’]s)\s(?:\w+\s){0,2}?(?:most|least|best|worst|few|only|main|many|major|reasons"
    r"|[a-z]+est)\b",
    re.IGNORECASE,
)
_BOTH_AFTER = re.compile(
    r"\s(?:the\s)?[\w'’-]+(?:\s[\w'’-]+)?\sand\b|\s(?:in|at|on|by|for|from|to|with|before|during|against|inside|as|sides|countries|parties)\b", re.IGNORECASE
)
_SCORES_AFTER = re.compile(
    r"\s(?:of|more|others?|were|are|have|had|dead|injured|wounded|killed|hurt|missing|arrested|detained|homeless|trapped|people)\b", re.IGNORECASE
)
_MANY_BEFORE = re.compile(r"\b(?:how|as|too|not|that|in)\s$", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_NOT_YEAR_BEFORE = re.compile(r"\b(?:at least|more than|as many as|up to|nearly|almost|some|total of|killed|killing|wounded|arrested|displaced)\s$", re.IGNORECASE)
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|during|of|by|until|till|early|late|mid|from|to|year|between|and|the|spring|summer|autumn|fall|winter|before|after|through)[\s-]|[-/,]\s?)$",
    re.IGNORECASE,
)
_IN_MONTH = re.compile(r"\b(?:in|since|last|this)\s(?:[A-Za-z]+)\.?\s$", re.IGNORECASE)
_NEXT_WORDS = re.compile(r"\s([A-Za-z][\w'’]*)(?:\s([A-Za-z][\w'’]*))?")
_DAYS_IN_MONTH = 31
_OLDEST = 110
_RATIO_BASE = 10


@dataclass(frozen=True, slots=True)
class _Rules:
    unit: re.Pattern[str]
    joined: re.Pattern[str]
    label: re.Pattern[str]
    weak_label: re.Pattern[str]
    currency: re.Pattern[str]
    month_before: re.Pattern[str]
    month_after: re.Pattern[str]
    after_no: re.Pattern[str]
    after_zero: re.Pattern[str]
    before_zero: re.Pattern[str]


@cache
def _rules() -> _Rules:
    w = number_words()
    names = alternatives(m for m in w.months if m not in ("may", "march"))
    # "may" and "march" are verbs too: in lower case they are months only where a number or the end of the clause follows.
    month_after = rf"[\s-](?:of\s)?(?:(?i:{names})\b|(?:May|MAY|March|MARCH)\b|(?:may|march)(?=\s*(?:\d|[,.;]|$)))"
    month = alternatives(w.months)
    days = r"(?:\d{1,2}(?:st|nd|rd|th)?(?:\s?[,&-]\s?|\s(?:and|to|or|until|through)\s)){0,3}"
    listed = r"(?:[\dA-Z]+(?:\([^)]*\))?(?:/|,?\s?(?:and|to|or|&)\s|,\s?)){0,6}"
    return _Rules(
        unit=re.compile(rf"\s?%|[\s-]*(?:(?:{alternatives(w.measure_fillers)})[\s-]+){{0,2}}(?:{alternatives(w.measures)})(?!\w)", re.IGNORECASE),
        joined=re.compile(rf"-(?!(?:{alternatives(w.crewed)})\b)([A-Za-z]+)", re.IGNORECASE),
        label=re.compile(rf"(?<!\w)(?:{alternatives(w.labels)})\s?{listed}$", re.IGNORECASE),
        weak_label=re.compile(rf"(?<!\w)(?:{alternatives(w.weak_labels)})\s{listed}$", re.IGNORECASE),
        currency=re.compile(rf"(?:[$£€₹¥]|(?<!\w)(?:{alternatives(w.currencies)}))\s?$", re.IGNORECASE),
        month_before=re.compile(rf"(?<!\w)(?:{month})\b\.?\s(?:the\s)?{days}$|\d(?:st|nd|rd|th)?[\s-](?:{month})\b\.?,?[\s-]$", re.IGNORECASE),
        month_after=re.compile(month_after),
        after_no=re.compile(rf"\s(?:{alternatives(w.after_no)})\b|(?!\s[A-Za-z])", re.IGNORECASE),
        after_zero=re.compile(rf"[\s-](?:{alternatives(w.after_zero)})\b|(?!\s[A-Za-z])", re.IGNORECASE),
        before_zero=re.compile(rf"\b(?:{alternatives(w.before_zero)})[\s-]$", re.IGNORECASE),
    )


def counts_nobody(text: str, first: Numeral, last: Numeral) -> bool:
    """Whether the number from `first` to `last` (the same one, or the ends of a range) is no count of people or things."""
    before = text[max(0, first.start - CONTEXT) : first.start]
    after = text[last.end : last.end + CONTEXT]
    word = text[first.start : first.end].lower()
    if first.vague or word in ("one", "zero"):
        return _is_idiom(word, before, after) or _rules().unit.match(after) is not None
    if _rules().unit.match(after) or _rules().currency.search(before) or _rules().label.search(before):
        return True
    if _is_joined(after) or _is_ratio(last.best or 0, before, after) or _is_score(text, first, last):
        return True
    people_follow = _people_follow(after)
    if _rules().weak_label.search(before) and not people_follow:
        return True
    return first.digits and _is_date_or_age(text, first, last, before, after, people_follow)


def _is_date_or_age(text: str, first: Numeral, last: Numeral, before: str, after: str, people_follow: bool) -> bool:
    digits = text[first.start : first.end]
    value = last.best or 0
    if ("." in digits and first.scale == 1) or digits.startswith("0"):
        return True
    if _is_day(value, before, after, people_follow) or _is_year(digits, before, people_follow):
        return True
    if value <= 12 and _CLOCK_BEFORE.search(before) and _CLOCK_AFTER.match(after):
        return True
    return _is_age(text, value, before, after) or bool(_ADDRESS.match(after))


def _is_day(value: int, before: str, after: str, people_follow: bool) -> bool:
    if value <= _DAYS_IN_MONTH and _rules().month_after.match(after):
        return True
    # "in March 12 people died" counts; "on March 12 gunmen came" is a date, as is the year of "3 Jan 90".
    month = _rules().month_before.search(before)
    return month is not None and value < 100 and not (people_follow and _IN_MONTH.search(before))


def _is_year(digits: str, before: str, people_follow: bool) -> bool:
    if not _YEAR.fullmatch(digits) or _NOT_YEAR_BEFORE.search(before):
        return False
    return not people_follow or _YEAR_BEFORE.search(before) is not None


def _is_age(text: str, value: int, before: str, after: str) -> bool:
    if value > _OLDEST:
        return False
    if (before.endswith("(") and after.startswith((")", ","))) or _AGE_LIMIT.search(before):
        return True
    name = _AGE_BEFORE.search(before)
    if name is None or not _AGE_AFTER.match(after):
        return False
    # Old archives are all in lower case; there any word may be a name.
    return name.group(1)[0].isupper() or text.islower()


def _is_joined(after: str) -> bool:
    joined = _rules().joined.match(after)
    if joined is None:
        return False
    noun = joined.group(1).lower()
    return person_word(noun) is None and target_word(noun) is None


def _is_ratio(value: int, before: str, after: str) -> bool:
    return 0 < value <= _RATIO_BASE and (_RATIO_AFTER.match(after) is not None or _RATIO_BEFORE.search(before) is not None)


def _is_score(text: str, first: Numeral, last: Numeral) -> bool:
    """Whether digits stand in a result such as "2-1" (an ascending pair is a range and comes as one)."""
    if not first.digits or first is not last:
        return False
    return _SCORE_AFTER.match(text, last.end) is not None or _SCORE_BEFORE.search(text, max(0, first.start - CONTEXT), first.start) is not None


def _people_follow(after: str) -> bool:
    words = _NEXT_WORDS.match(after)
    found = [person_word(w.lower()) for w in words.groups() if w is not None] if words is not None else []
    return any(p is not None and p.plural for p in found)  # singulars are adjectives too ("2014 general elections")


def _is_idiom(word: str, before: str, after: str) -> bool:
    if word == "one":
        return bool(_ONE_BEFORE.search(before) or _ONE_AFTER.match(after) or _RATIO_AFTER.match(after) or after.startswith("-") or _label(before))
    if word == "no":
        return bool(_rules().after_no.match(after))
    if word == "zero":
        return bool(_rules().after_zero.match(after) or _rules().before_zero.search(before))
    if word == "both":
        return bool(_BOTH_AFTER.match(after))
    if word == "scores":
        return not _SCORES_AFTER.match(after)
    if word == "many":
        return bool(_MANY_BEFORE.search(before))
    return False


def _label(before: str) -> bool:
    return bool(_rules().label.search(before) or _rules().weak_label.search(before))
