"""Numbers that count nobody: dates, ages, sums of money, measures, labels, codes and idioms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dateline.coding.dated_numbers import is_age, is_clock, is_day, is_year
from dateline.coding.idioms import is_idiom
from dateline.coding.numerals import Numeral, alternatives
from dateline.knowledge.numbers import number_words
from dateline.knowledge.people import person_word
from dateline.knowledge.targets import target_word

_CONTEXT = 48  # characters looked at on either side; the longest rule ("between the ages of ten and") needs fewer

_ADDRESS = re.compile(
    r"(?:\s[A-Z][\w.]*){1,3}\s(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Way|Court|Ct|Place|Plaza)\b|\s[NSEW]\.\s"
)
_POSTCODE_BEFORE = re.compile(r"\b[A-Z]{2}\s$")
_SUMMIT_BEFORE = re.compile(r"\b(?:Group|Gang|GROUP|GANG)\s(?:of|OF)\s$")
_RATIO_AFTER = re.compile(
    r"\s(?:in|out of)\s(?:every\s)?(?:two|three|four|five|six|seven|eight|nine|ten|twenty|\d+)\b", re.IGNORECASE
)
_RATIO_BEFORE = re.compile(r"\b(?:one\s+in|out\s+of)(?:\s+every)?\s$", re.IGNORECASE)
_SCORE_AFTER = re.compile(r"[-–]\d")
_SCORE_BEFORE = re.compile(r"\d\)?\s?[-–]$|\(\d{3}\)\s$")
_TELEPHONE = re.compile(r"\d{3}[-–]\d{4}")
_CALL_BEFORE = re.compile(r"\b(?:call\w*|dial\w*|phon\w+|rang|ring|to)\s$", re.IGNORECASE)
_CALL_AFTER = re.compile(r"\s(?:call|dispatch|operator|cent|tape|record)", re.IGNORECASE)
_CODE_LIST_BEFORE = re.compile(r"\b\d{4,},\s$")
_CODE_LIST_AFTER = re.compile(r",\s\d{4,}\b")
_NEXT_WORDS = re.compile(r"\s([A-Za-z][\w'’]*)(?:\s([A-Za-z][\w'’]*))?")
_RATIO_BASE = 10
_LONGEST_PLAIN = 4  # digits: a count of five digits is written with a comma, a postcode is not


@dataclass(frozen=True, slots=True)
class _Rules:
    unit: re.Pattern[str]
    joined: re.Pattern[str]
    label: re.Pattern[str]
    weak_label: re.Pattern[str]
    currency: re.Pattern[str]


@cache
def _rules() -> _Rules:
    w = number_words()
    units = rf"\+?[\s-]*(?:of\s+)?(?:(?:{alternatives(w.measure_fillers)})[\s-]+){{0,2}}(?:{alternatives(w.measures)})(?![A-Za-z\d])"
    listed = r"(?:[\dA-Z]+(?:\([^)]*\))?(?:/|,?\s?(?:and|to|or|&)\s|,\s?)){0,6}"
    return _Rules(
        unit=re.compile(rf"\s?[%°′″]|['’]\d|{units}", re.IGNORECASE),
        joined=re.compile(rf"-(?!(?:{alternatives(w.crewed)})\b)([A-Za-z]+)", re.IGNORECASE),
        label=re.compile(rf"(?<!\w)(?:{alternatives(w.labels)})s?\s?{listed}$", re.IGNORECASE),
        weak_label=re.compile(rf"(?<!\w)(?:{alternatives(w.weak_labels)})\s{listed}$", re.IGNORECASE),
        currency=re.compile(rf"(?:[$£€₹¥]|(?<!\w)(?:{alternatives(w.currencies)}))\s?$", re.IGNORECASE),
    )


def counts_nobody(text: str, first: Numeral, last: Numeral) -> bool:
    """Whether the number from `first` to `last` (the same one, or the ends of a range) is no count of people or things."""
    before = text[max(0, first.start - _CONTEXT) : first.start]
    after = text[last.end : last.end + _CONTEXT]
    rules = _rules()
    if rules.unit.match(after):
        return True
    word = text[first.start : first.end].lower()
    if first.vague:
        return is_idiom(word, before, after)
    if (
        rules.currency.search(before)
        or rules.label.search(before)
        or _is_joined(after)
        or is_idiom(word, before, after)
    ):
        return True
    people_follow = _people_follow(after)
    if not people_follow and (rules.weak_label.search(before) or _SUMMIT_BEFORE.search(before)):
        return True
    if word not in ("one", "no", "zero") and _is_ratio(last.best or 0, before, after):
        return True
    return first.digits and (_is_code(text, first, last, before, after) or _is_dated(text, first, last, people_follow))


def _is_dated(text: str, first: Numeral, last: Numeral, people_follow: bool) -> bool:
    before = text[max(0, first.start - _CONTEXT) : first.start]
    after = text[last.end : last.end + _CONTEXT]
    digits = text[first.start : first.end]
    value = last.best or 0
    return (
        is_day(value, before, after, people_follow)
        or is_year(digits, before, people_follow)
        or is_clock(digits, before, after)
        or is_age(value, before, after, text.islower())
    )


def _is_code(text: str, first: Numeral, last: Numeral, before: str, after: str) -> bool:
    """Whether the digits are a decimal, a footnote or age in brackets, an address, a telephone number, a result or one of a list of codes."""
    digits = text[first.start : last.end]
    if ("." in digits and first.scale == 1) or digits.startswith("0") or _ADDRESS.match(after):
        return True
    if before.endswith(("(", "[")) and after.startswith((")", "]", ", ")):
        return True
    if _TELEPHONE.search(digits) or (digits in number_words().emergency and _is_call(before, after)):
        return True
    if digits.isdecimal() and len(digits) > _LONGEST_PLAIN and _POSTCODE_BEFORE.search(before):
        return True
    if (
        digits.isdecimal()
        and len(digits) >= _LONGEST_PLAIN
        and (_CODE_LIST_BEFORE.search(before) or _CODE_LIST_AFTER.match(after))
    ):
        return True
    return _SCORE_AFTER.match(after) is not None or _SCORE_BEFORE.search(before) is not None


def _is_call(before: str, after: str) -> bool:
    return _CALL_BEFORE.search(before) is not None or _CALL_AFTER.match(after) is not None


def _is_joined(after: str) -> bool:
    """Whether a hyphen joins the number to a word that is not what it counts ("two-wheeler", not "three-judge")."""
    joined = _rules().joined.match(after)
    if joined is None:
        return False
    noun = joined.group(1).lower()
    return person_word(noun) is None and target_word(noun) is None


def _is_ratio(value: int, before: str, after: str) -> bool:
    return 0 < value <= _RATIO_BASE and (
        _RATIO_AFTER.match(after) is not None or _RATIO_BEFORE.search(before) is not None
    )


def _people_follow(after: str) -> bool:
    words = _NEXT_WORDS.match(after)
    found = [person_word(w.lower()) for w in words.groups() if w is not None] if words is not None else []
    return any(p is not None and p.plural for p in found)  # singulars are adjectives too ("2014 general elections")
