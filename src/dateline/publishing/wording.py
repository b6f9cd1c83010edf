"""How values read to a person: dates, places, counts, names and quotes, as plain words."""

from __future__ import annotations

import re
from datetime import date

from dateline.book.incident import WeighedCount
from dateline.model.coded import Count, IncidentDate, IncidentPlace, LedgerLine
from dateline.model.span import Evidence

OPEN = "-"  # an end that nobody gives
# UCDP where_prec 1-7 (UCDP GED codebook).
PLACE_PRECISION = {
    1: "exact location",
    2: "near a known point",
    3: "district",
    4: "province",
    5: "line or vague area",
    6: "country",
    7: "international waters or airspace",
}
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)([~?%]?)")
_MONTH = re.compile(r"(\d{4})-(\d\d)([~?%]?)")
_YEAR = re.compile(r"(\d{4})([~?%]?)")
_UNSPECIFIED = re.compile(r"(\d{4}|XXXX)-(\d\d|XX)(?:-(\d\d|XX))?")
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_DOUBT = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}
_MONTHS = "January February March April May June July August September October November December".split()
_QUOTES = {('"', '"'), ("“", "”"), ("'", "'"), ("‘", "’")}
_LONGEST_QUOTE = 72  # characters


def clean(text: str) -> str:
    """`text` on one line, without the control characters that would move a terminal's cursor."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def quoted(evidence: Evidence, text: str) -> str:
    """The passage in quotation marks, cut at a word; raises ValueError where `text` is not the report that the evidence quotes."""
    if text[evidence.start : evidence.end] != evidence.quote:
        raise ValueError(f"characters {evidence.start}..{evidence.end} of the text are not what the evidence quotes")
    quote = clean(evidence.quote)
    if len(quote) > 1 and (quote[0], quote[-1]) in _QUOTES:
        quote = quote[1:-1]
    if len(quote) > _LONGEST_QUOTE:
        quote = quote[:_LONGEST_QUOTE].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
    return f"“{quote}”"


def date_words(when: IncidentDate) -> str:
    """For example "Tue 11 March 2025"; the report's own words where EDTF has no plain reading or nothing is resolved."""
    if when.edtf is None:
        return f"{clean(when.text)} (not resolved)"
    return edtf_words(when.edtf) or clean(when.text)


def edtf_words(edtf: str) -> str | None:
    """A day, month, season, year or interval of them (EDTF levels 0 and 1) in words, None for anything else."""
    start, slash, end = edtf.partition("/")
    if not slash:
        return _point_words(start)
    if end in ("..", "") and (since := _point_words(start)) is not None:
        return f"since {since}"
    if start in ("..", "") and (until := _point_words(end)) is not None:
        return f"until {until}"
    first, last = _point_words(start), _point_words(end)
    if first is None or last is None:
        return None
    if _DAY.fullmatch(start) and _DAY.fullmatch(end) and start[:7] == end[:7]:
        first = " ".join(first.split()[:-2])  # Tue 11 – Wed 12 March 2025
    return f"{first} – {last}"


def _point_words(point: str) -> str | None:
    if (match := _DAY.fullmatch(point)) is not None:
        try:
            day = date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:  # no such day: the report's own words say it better
            return None
        return f"{_DOUBT[match[4]]}{day:%a} {day.day} {_MONTHS[day.month - 1]} {day.year}"
    if (match := _MONTH.fullmatch(point)) is not None:
        part = _SEASONS.get(match[2]) or (_MONTHS[int(match[2]) - 1] if 1 <= int(match[2]) <= 12 else None)
        return f"{_DOUBT[match[3]]}{part} {match[1]}" if part is not None else None
    if (match := _YEAR.fullmatch(point)) is not None:
        return f"{_DOUBT[match[2]]}{match[1]}"
    return _part_words(point)


def _part_words(point: str) -> str | None:
    """A date of which EDTF leaves parts unspecified ("XXXX-03-05" is "5 March, year unknown")."""
    match = _UNSPECIFIED.fullmatch(point)
    if match is None or not (match[2] == "XX" or 1 <= int(match[2]) <= 12):
        return None
    parts = [str(int(match[3]))] if match[3] and match[3] != "XX" and match[2] != "XX" else []
    parts += [_MONTHS[int(match[2]) - 1]] if match[2] != "XX" else []
    if match[1] != "XXXX":
        return " ".join([*parts, match[1]])
    return f"{' '.join(parts)}, year unknown" if parts else None


def place_words(place: IncidentPlace) -> str:
    """For example "Mirpur, Sindh, PK (precision 3: district)", each name once."""
    names = dict.fromkeys(clean(n) for n in (place.name, place.admin1, place.country) if n)
    words = ", ".join(names)
    said = clean(place.text)
    if said.casefold() not in words.casefold():
        words += f", “{said}”"
    if place.precision is not None:
        words += f" (precision {place.precision}: {PLACE_PRECISION[place.precision]})"
    return words


def number(value: int | None) -> str:
    """A number with thousands separators, "-" where that end is open."""
    return OPEN if value is None else f"{value:,}"


def range_words(low: int | None, best: int | None, high: int | None) -> str:
    """For example "21", "10 to 15", "at least 35", "up to 20", "an unknown number"."""
    if low is None and best is None and high is None:
        return "an unknown number"
    if low is not None and low == high:
        return number(low)
    if high is None:
        return f"at least {number(low if low is not None else best)}"
    if low is None:
        return f"up to {number(high)}"
    return f"{number(low)} to {number(high)}"


def line_words(line: LedgerLine) -> str:
    """One ledger entry: its best figure, or its range where nobody gives a best one, and what it is."""
    what = line.what.replace("_", " ")
    if line.best is None:
        return f"{range_words(line.low, line.best, line.high)} {what}"
    hedge = "" if line.low == line.high == line.best else "some "
    return f"{hedge}{number(line.best)} {what}"


def count_label(count: Count | WeighedCount) -> str:
    """For example "killed, hostages"; a total over everybody has no group."""
    who = "" if count.who == "people" else f", {count.who.replace('_', ' ')}"
    return f"{count.what}{who}"
