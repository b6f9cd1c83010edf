"""Resolves expressions that name a year, a stretch of years, a decade or a century, and tells years from other numbers."""

from __future__ import annotations

from dateline.coding.dates.hits import Anchors, Hit, Value
from dateline.coding.dates.lexicon import lexicon
from dateline.coding.dates.numeric import century_of
from dateline.coding.dates.periods import edge, third_of
from dateline.coding.dates.values import Moment

# Classes of the word before a number that make it a year.
_CUES = tuple("IN SINCE UNTIL BY DURING OF FROM BETWEEN TO AND OR BEFORE AFTER LP THE S MONTH COMMA DASH".split())
# Words before a number that make it an amount or a name.
_COUNTING = frozenset("flight no number rs room route nearly about over than some least almost".split())
# "Early", "mid" and "late" name years of a decade.
_THIRDS_OF_DECADE = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}


def decade(hit: Hit, anchors: Anchors) -> Value | None:
    """A decade as 199X, or a third of it as an interval of years; two figures name the nearest past one."""
    digits = "".join(filter(str.isdecimal, hit.word("DECADE") or ""))
    if len(digits) == 2:
        place = hit.find("DECADE") or 0
        written = hit.neighbour(place)
        if not (written[0] in "'’" or hit.is_class(place - 1, "THE", "EARLY", "LATE", "MID", "DASH", "APOS")):
            return None
        if hit.is_class(place - 1, "THE") and not hit.is_class(place - 2, "IN", "OF", "DURING", "SINCE", "FROM"):
            return None
        digits = str(century_of(int(digits), anchors.published))
    if len(digits) != 4 or not 1500 <= int(digits) <= 2099:
        return None
    third = edge(hit)
    if third is None:
        return Value(digits[:3] + "X")
    first, last = _THIRDS_OF_DECADE[third]
    return Value(f"{digits[:3]}{first}/{digits[:3]}{last}")


def decade_in_words(hit: Hit, anchors: Anchors) -> Value | None:
    """The nineties: the nearest past decade of that name."""
    tens = lexicon().numbers[hit.word("TIES") or ""]
    first = century_of(tens, anchors.published) // 10
    third = edge(hit)
    if third is None:
        return Value(f"{first}X")
    low, high = _THIRDS_OF_DECADE[third]
    return Value(f"{first}{low}/{first}{high}")


def century(hit: Hit, anchors: Anchors) -> Value | None:
    """A century as 19XX."""
    ordinal = hit.word("ORDN", "DAYTH") or ""
    number = int("".join(filter(str.isdecimal, ordinal)) or 0)
    if not (hit.word("BIGUNIT") == "century" and 2 <= number <= 21):
        return None
    return Value(f"{number - 1:02d}XX")


def year_range(hit: Hit, anchors: Anchors) -> Value | None:
    """Two years with a dash, the second in four figures or two."""
    if not hit.touches(hit.first) and hit.is_class(hit.first + 1, "SLASH"):
        return None
    first, last = hit.tokens.word(hit.first), hit.tokens.word(hit.last - 1)
    last = first[: 4 - len(last)] + last
    is_number = hit.touches(hit.last - 1) and hit.is_class(hit.last, "DASH")
    if not first < last or is_number or _is_quantity(hit, hit.first, hit.last):
        return None
    return Value(f"{first}/{last}")


def year(hit: Hit, anchors: Anchors) -> Value | None:
    """A year, or a third of it; None where the number is an amount, a telephone number or an address."""
    place = hit.find("YEAR")
    if place is None or _is_quantity(hit, place, hit.last):
        return None
    number = int(hit.tokens.word(place))
    cue = hit.is_class(place - 1, *_CUES) or place > hit.first
    if not cue and not 1900 <= number <= 2035:
        return None
    if (
        number % 100 == 0
        and not hit.is_class(place - 1, "IN", "SINCE", "OF", "UNTIL", "BY", "FROM")
        and place == hit.first
    ):
        return None
    if number < 1700 and not hit.is_class(place - 1, "IN", "SINCE", "OF", "UNTIL"):
        return None
    return Value(third_of(Moment(number), edge(hit)))


def year_in_words(hit: Hit, anchors: Anchors) -> Value | None:
    """A year spoken in full: nineteen ninety-six."""
    words = [word for word in map(hit.tokens.word, range(hit.first, hit.last)) if word.isalpha()]
    values = [lexicon().numbers[word] for word in words]
    ones = values[2] if len(values) == 3 else 0
    if not 10 <= values[1] < 100 or ones > 9 or (ones and values[1] % 10):
        return None
    return Value(Moment(values[0] * 100 + values[1] + ones).edtf())


def _is_quantity(hit: Hit, first: int, last: int) -> bool:
    """Whether signs beside a four-digit number make it an amount: a currency, "No.", a dash of a telephone number, a noun counted."""
    if hit.neighbour(last) in ("%", "°"):
        return True
    if hit.is_class(last, "COUNTED") and (
        hit.tokens.word(last - 1).endswith("00") or not hit.is_class(first - 1, "IN", "SINCE", "EARLY", "LATE", "MID")
    ):
        return True
    if hit.is_class(last, "OF") and first == hit.first and hit.is_class(first - 1, "OTHER"):
        return True
    before = hit.neighbour(first - 1)
    if before in "$£€#+=" and before:
        return True
    if hit.touches(first - 1) and before and (before in "-./–:" or before.isdecimal()):
        return not (before == "-" and hit.neighbour(first - 2).isalpha())
    if (
        hit.touches(last - 1)
        and hit.neighbour(last) in ("/", "-", "–", ":", ".")
        and hit.neighbour(last + 1)[:1].isdecimal()
    ):
        return hit.touches(last)
    return before.lower() in _COUNTING


RESOLVERS = (year, year_in_words, year_range, decade, decade_in_words, century)
