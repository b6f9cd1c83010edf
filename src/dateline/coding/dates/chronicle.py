"""Whether a text narrates history, giving a year once for the dates that follow, and which year such dates get."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from dateline.coding.dates.bounds import bounds
from dateline.coding.dates.hits import Anchors, Hit
from dateline.coding.dates.values import Moment

# Names of a rule's match that count from publication, as news does and a history does not.
_NEWS = ("TODAY", "YESTERDAY", "TOMORROW", "TONIGHT", "AGO")
_BARE = ("LAST", "THIS", "NEXT", "PAST")
_YEARS_STATED = 3  # fewer dates with a year do not tell a history from a report that recalls one event
_NEWS_SHARE = 4  # one expression of the news for so many stated years is a slip
_PAST_YEARS = 1  # a history lies at least so many whole years before publication


def is_chronicle(hits: Sequence[Hit], published_year: int | None) -> bool:
    """Whether the years stated lie in the past and hardly anything is counted from publication, as in an encyclopaedia's war."""
    apart = list(_apart(hits))
    years = [int(word[:4]) for hit in apart if (word := hit.word("YEAR", "DECADE")) and word[:4].isdecimal()]
    years = [year for year in years if year % 100]  # most whole hundreds are house numbers and amounts
    if len(years) < _YEARS_STATED:
        return False
    if published_year is not None and median(years) >= published_year - _PAST_YEARS:
        return False
    recent = 0 if published_year is None else sum(year >= published_year - _PAST_YEARS for year in years)
    return (sum(map(_is_of_news, apart)) + recent) * _NEWS_SHARE <= len(years)


def _apart(hits: Sequence[Hit]) -> Iterator[Hit]:
    """The matches that do not begin inside the one before."""
    end = 0
    for hit in hits:
        if hit.first >= end:
            end = hit.last
            yield hit


def _is_of_news(hit: Hit) -> bool:
    if hit.has(*_NEWS):
        return True
    if (
        hit.has(*_BARE)
        and not hit.is_class(hit.first, "THE")
        and hit.has("WEEKUNIT", "MONTHUNIT", "YEARUNIT", "WEEKEND", "WEEKDAY", "PART")
    ):
        return True
    return hit.weekday is not None and hit.month is None and not hit.has("DAYTH", "SAME", "FOLLOWING", "PREVIOUS")


def _narrated(edtf: str) -> Moment | None:
    """The moment narrated, the first day of an interval."""
    moment = Moment.read(edtf)
    first = bounds(edtf)[0] if moment is None and "/" in edtf else None
    return Moment.of(first) if first else moment


def narrated_year(month: int, anchors: Anchors) -> int | None:
    """The year that a month without one has beside the date narrated; None where that is not to be known.

    In a history it is the year narrated, the next where the months start over; in news only the very month just told keeps its year.
    """
    reference = _narrated(anchors.reference) if anchors.reference else None
    if reference is None or reference.year is None:
        return None
    if anchors.chronicle:
        wraps = reference.month is not None and reference.month <= 12 and month - reference.month <= -7
        return reference.year + wraps
    return reference.year if anchors.stated and reference.month == month else None
