"""Finds a report's dateline: the place, date and agency that stand before its first sentence, which date no incident."""

from __future__ import annotations

import re

from dateline.coding.dates.hits import Anchors
from dateline.coding.dates.matching import matches, resolve
from dateline.coding.dates.tokens import has_one_case, tokenise
from dateline.model.span import Span

_HEAD = 600
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:(?:[A-Z][a-z]+day,?\s+)?(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+(?:\d{{4}}|\d{{2}}))?)"
_NAME = r"[A-Z][\w.'’-]*(?:[ ][A-Z(][\w.'’)-]*|[ ](?:al|de|of|el|la|del|and|the)(?=[ ])){0,4}"
_PLACE = rf"{_NAME}(?:,[ ]{{0,2}}{_NAME}){{0,2}}"
_DASH = r"(?:--+|[-–—_:]+)"
_BRACKET = r"[(\[][^()\[\]\n]{2,40}[)\]]"
_FORMS = (
    rf"{_PLACE}[,:]?[ ]+\(?(?P<date1>{_DATE})\)?[ ]*(?:{_BRACKET}[ ]*)?(?:{_DASH}|(?<=[\])])(?=\s))",
    rf"{_PLACE}[ ]*(?:{_BRACKET}[ ]*){_DASH}",
    rf"(?-i:[A-Z][A-Z.'’ -]{{2,30}}(?:,[ ]?{_NAME})?)[ ]+(?:--+|[–—_]|-(?=[ ]))",
    rf"{_PLACE}[,:]?[ ]+\((?P<date2>{_DATE})\)",
    rf"(?:this[ ]story[ ]is[ ]from|published(?:[ ]on)?:?|updated(?:[ ]on)?:?|posted(?:[ ]on)?:?|dated?:)[ ]+(?P<date3>{_DATE})",
)
_LINE = re.compile(r"(?:^|(?<=\n))[ \t]*")
_MIXED = re.compile("|".join(f"(?:{form})" for form in _FORMS))
_ONE_CASE = re.compile("|".join(f"(?:{form})" for form in (*_FORMS[:2], *_FORMS[3:])), re.IGNORECASE)
_STORY = re.compile(_FORMS[4], re.IGNORECASE)


def report_dateline(text: str) -> tuple[Span, str | None] | None:
    """The span of the dateline at the head of a report and the EDTF value of its date (None without one); None without a dateline.

    "QUETTA, March 12 (Reuters) -", "KABUL, Afghanistan (Jan. 25, 2013)" and "This story is from March 12, 2002" are datelines.
    """
    head = text[:_HEAD]
    form = _ONE_CASE if has_one_case(head) else _MIXED
    for line in _LINE.finditer(head):
        if match := form.match(head, line.end()) or _STORY.match(head, line.end()):
            given = next((name for name, value in match.groupdict().items() if value), None)
            edtf = date_in(match.group(given)) if given else None
            return Span(*match.span()), edtf
    return None


def date_in(text: str) -> str | None:
    """The first date in `text`, resolved against nothing; None without one."""
    anchors = Anchors(None, None, False, lambda: False)
    for rule, hit in matches(tokenise(text)):
        if (value := resolve(rule, hit, anchors)) and value.edtf:
            return value.edtf
    return None
