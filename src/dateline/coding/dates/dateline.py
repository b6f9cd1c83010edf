"""Finds a report's dateline: the place, date and agency that stand before its first sentence, which date no incident."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.coding.dates.hits import Anchors
from dateline.coding.dates.matching import matches, resolve
from dateline.coding.dates.tokens import has_one_case, tokenise
from dateline.model.span import Span

_HEAD = 600
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:(?:[A-Z][a-z]+day,?\s+)?(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+(?:\d{{4}}|\d{{2}}))?)"
_NAME = r"[A-Z][\w.'’-]*(?:[ ][A-Z(][\w.'’)-]*|[ ](?:al|de|of|el|la|del|and|the)(?=[ ])){0,4}"
_PLACE = (
    rf"(?!(?i:on|in|at|by|since|from|until|last|during|after|before|early|late)\b){_NAME}(?:,[ ]{{0,2}}{_NAME}){{0,2}}"
)
_DASH = r"(?:--+|[-–—_:]+)"
_BRACKET = r"[(\[][^()\[\]\n]{2,40}[)\]]"
_FORMS = (
    rf"{_PLACE}[,:]?[ ]+(?:\((?P<date0>{_DATE})\)|(?P<date1>{_DATE}))[ ]*(?:{_BRACKET}[ ]*)?(?:{_DASH}|(?<=[\])])(?=\s))",
    rf"{_PLACE}[ ]*(?:{_BRACKET}[ ]*){_DASH}",
    rf"(?-i:[A-Z][A-Z.'’ -]{{2,30}}(?:,[ ]?{_NAME})?)[ ]+(?:--+|[–—_]|-(?=[ ]))",
    rf"{_PLACE}[,:]?[ ]+\((?P<date2>{_DATE})\)",
    rf"(?:this[ ]story[ ]is[ ]from|published(?:[ ]on)?:?|updated(?:[ ]on)?:?|posted(?:[ ]on)?:?|dated?:)[ ]+(?P<date3>{_DATE})",
)
_LINE = re.compile(r"(?:^|(?<=[\n\r\u2028\u2029\x85]))[^\S\n\r\u2028\u2029\x85]*")
_MIXED = re.compile("|".join(f"(?:{form})" for form in _FORMS))
_ONE_CASE = re.compile("|".join(f"(?:{form})" for form in (*_FORMS[:2], *_FORMS[3:])), re.IGNORECASE)
# With a year and an agency in brackets it is a dateline in any case: case restored to a report in capitals may leave its place small.
_WHOLE = re.compile(rf"{_PLACE}[,:]?[ ]+(?P<date5>{_DATE})[ ]*{_BRACKET}[ ]*{_DASH}(?=\s)", re.IGNORECASE)
_DAY_AND_YEAR = re.compile(r"\d\D+\d")
_STORY = re.compile(_FORMS[4], re.IGNORECASE)
# A city in capitals with a bracketed date is a dateline wherever the head has it: after "For Immediate Release", a title, a number.
_CAPITALS = re.compile(rf"(?<!\w)[A-Z][A-Z.'’ -]{{2,30}}(?:,[ ]{{0,2}}{_NAME})?[,:]?[ ]+\((?P<date4>{_DATE})\)")
_SERIAL = re.compile(r"(?<![\w-])((?:19|20)\d\d)-(\d\d)-")


def report_dateline(text: str) -> tuple[Span, str | None] | None:
    """The span of the dateline at the head of a report and the EDTF value of its date (None without one); None without a dateline.

    "QUETTA, March 12 (Reuters) -", "KABUL, Afghanistan (Jan. 25, 2013)" and "This story is from March 12, 2002" are datelines.
    A dateline without a year takes that of the same day in a title above it.
    """
    head = text[:_HEAD]
    match = _dateline_in(head)
    if match is None:
        return None
    given = next((value for value in match.groupdict().values() if value), None)
    edtf = next(_dates_in(given), None) if given else None
    if edtf and edtf.startswith("XXXX"):
        edtf = _with_year_above(edtf, head[: match.start()])
    return Span(*match.span()), edtf


def _with_year_above(edtf: str, above: str) -> str:
    """The day with the year of the same day in a title above, or of a serial number with its month ("2012-06-S-026")."""
    titled = [other for other in _dates_in(above) if other[:4].isdecimal() and other[4:] == edtf[4:]]
    numbered = [year for year, month in _SERIAL.findall(above) if month == edtf[5:7]]
    return titled[0] if titled else f"{numbered[0]}{edtf[4:]}" if numbered else edtf


def _dateline_in(head: str) -> re.Match[str] | None:
    one_case = has_one_case(head)
    form = _ONE_CASE if one_case else _MIXED
    for line in _LINE.finditer(head):
        if match := form.match(head, line.end()) or _STORY.match(head, line.end()):
            return match
        whole = _WHOLE.match(head, line.end())
        if whole is not None and _DAY_AND_YEAR.search(whole["date5"]):
            return whole
    return None if one_case else _CAPITALS.search(head)


def _dates_in(text: str) -> Iterator[str]:
    """Yield the EDTF of each date in `text`, resolved against nothing."""
    anchors = Anchors(None, None, False, lambda: False)
    for rule, hit in matches(tokenise(text)):
        if (value := resolve(rule, hit, anchors)) and value.edtf:
            yield value.edtf
