"""Digits that date or age: days of the month, years, clock times and ages."""

from __future__ import annotations

import re
from functools import cache

from dateline.coding.numerals import alternatives
from dateline.knowledge.numbers import number_words
from dateline.knowledge.people import person_word

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_NOT_YEAR_BEFORE = re.compile(
    r"\b(?:at least|more than|as many as|up to|nearly|almost|some|total of|killed|killing|wounded|arrested|displaced)\s$",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|during|of|by|until|till|early|late|mid|from|to|year|between|and|the|spring|summer|autumn|fall|winter|before|after|through)[\s-]"
    r"|[-/,]\s?)$",
    re.IGNORECASE,
)
_IN_MONTH = re.compile(r"\b(?:in|since|last|this)\s[A-Za-z]+\.?\s$", re.IGNORECASE)
_CLOCK_BEFORE = re.compile(r"\b(?:at|by|until|till|since)\s(?:about\s|around\s|nearly\s)?$", re.IGNORECASE)
_CLOCK_AFTER = re.compile(
    r"\s*(?:[,.;\[(]|$|\s(?:on|in the (?:morning|evening|afternoon|night)|at night|this|today|yesterday)\b)",
    re.IGNORECASE,
)
_AGE_BEFORE = re.compile(r"\b([A-Za-z][\w'’.-]*),\s(?:then\s|now\s|just\s|only\s|about\s)?$")
_AGE_AFTER = re.compile(r"\s*(?:[,.;)]|$|\s(?:(?:and|of|from|who|was|were)\b|[-–—]))")
_AGE_LIMIT = re.compile(
    r"\b(?:children|child|people|women|men|boys|girls|youths?|minors?|anyone|those|persons?|kids|males?|females?|citizens)\s+"
    r"(?:aged\s+)?(?:under|over|above|below|between)(?:\s+the\s+age\s+of)?\s$",
    re.IGNORECASE,
)
_DAYS_IN_MONTH = 31
_TWO_DIGIT_YEARS = 100
_HOURS_IN_HALF_DAY = 12
_CLOCK_DIGITS = 4
_OLDEST = 110  # years


def is_day(value: int, before: str, after: str, people_follow: bool) -> bool:
    """Whether `value` is a day of the month, or the year after one ("3 Jan 90")."""
    if value <= _DAYS_IN_MONTH and _month_after().match(after):
        return True
    # "in March 12 people died" counts; "on March 12 gunmen came" is a date.
    month = _month_before().search(before)
    return month is not None and value < _TWO_DIGIT_YEARS and not (people_follow and _IN_MONTH.search(before))


def is_year(digits: str, before: str, people_follow: bool) -> bool:
    """Whether the plain four digits name a year: so they do unless people follow them or a hedge or a verb of harm leads to them."""
    if not _YEAR.fullmatch(digits) or _NOT_YEAR_BEFORE.search(before):
        return False
    return not people_follow or _YEAR_BEFORE.search(before) is not None


def is_clock(digits: str, before: str, after: str) -> bool:
    """Whether the digits are a time of day ("at 10 on Tuesday", "at 2230 [0230 GMT]")."""
    hours = digits.isdecimal() and (len(digits) == _CLOCK_DIGITS or int(digits) <= _HOURS_IN_HALF_DAY)
    return hours and _CLOCK_BEFORE.search(before) is not None and _CLOCK_AFTER.match(after) is not None


def is_age(value: int, before: str, after: str, lower_case_text: bool) -> bool:
    """Whether `value` is somebody's age ("Name, 23, was", "another man, 21, was", "children under 12")."""
    if value > _OLDEST:
        return False
    if _AGE_LIMIT.search(before):
        return True
    name = _AGE_BEFORE.search(before)
    if name is None or not _AGE_AFTER.match(after):
        return False
    # Old archives are all in lower case; there any word may be a name.
    word = name.group(1)
    if word[0].isupper() or lower_case_text:
        return True
    person = person_word(word)
    return person is not None and person.number == 1


@cache
def _month_before() -> re.Pattern[str]:
    months = alternatives(number_words().months)
    days = r"(?:\d{1,2}(?:st|nd|rd|th)?(?:\s?[,&-]\s?|\s(?:and|to|or|until|through)\s)){0,3}"
    return re.compile(
        rf"(?<!\w)(?:{months})\b\.?\s(?:the\s)?{days}$|\d(?:st|nd|rd|th)?[\s-](?:{months})\b\.?,?[\s-]$", re.IGNORECASE
    )


@cache
def _month_after() -> re.Pattern[str]:
    names = alternatives(m for m in number_words().months if m not in ("may", "march"))
    # "may" and "march" are verbs too: in lower case they are months only where a number or the end of the clause follows.
    return re.compile(rf"[\s-](?:of\s)?(?:(?i:{names})\b|(?:May|MAY|March|MARCH)\b|(?:may|march)(?=\s*(?:\d|[,.;]|$)))")
