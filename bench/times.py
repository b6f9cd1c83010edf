"""Time expressions and their values on TimeBank and AQUAINT (TimeML): spans strict and relaxed, and values after conversion to EDTF."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from bench.dateparsing import NAME, found_by_dateparser
from bench.figure import Figure, Tally
from dateline.coding.dates import bounds, find_times
from dateline.coding.dates.values import interval
from dateline.model.span import Span

DATA = ("time/TBAQ-cleaned",)
PARTS = {"AQUAINT": "time/AQUAINT (dev)", "TimeBank": "time/TimeBank (dev)"}

_SUBYEARS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24", **{f"Q{n}": str(32 + n) for n in range(1, 5)}}
_HALVES = {"H1": ("01", "06"), "H2": ("07", "12")}


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated expression: span, EDTF value (None for durations, sets, vague words), modifier, and days of a duration."""

    span: Span
    edtf: str | None
    modifier: str = ""
    days: float | None = None


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with its creation date and annotated expressions."""

    ref: str
    text: str
    published: date
    times: tuple[Gold, ...]


Found = list[tuple[Span, str | None]]


def measure(folder: Path) -> list[Figure]:
    """Strict and relaxed F1 of the spans and F1 of the values, for each part of the corpus."""
    return [figure for part in PARTS for figure in _part(part, [read(p) for p in paths(folder, part)])]


def paths(folder: Path, part: str) -> list[Path]:
    """The files of one part of the corpus, in name order, without the hidden ones that an archiver left."""
    return sorted((folder / "time" / "TBAQ-cleaned" / part).glob("[!.]*.tml"))


def _part(part: str, reports: list[Annotated]) -> list[Figure]:
    size = f"{len(reports)} reports, {sum(len(r.times) for r in reports)} expressions"
    ours, plain = _scores(reports, ours_in), _scores(reports, plainly_in)
    return [
        Figure(f"times.{part}.{name}", ours[name].f1, "share", PARTS[part], size, plain[name].f1, NAME) for name in ours
    ]


def _scores(reports: list[Annotated], find: Callable[[Annotated], Found]) -> dict[str, Tally]:
    """Tallies of spans met exactly, spans met at all, and values right among the spans met."""
    strict = relaxed = valued = said = there = 0
    for report in reports:
        found = find(report)
        said, there = said + len(found), there + len(report.times)
        for gold, (span, edtf) in pairs(report.times, found):
            relaxed += 1
            strict += gold.span == span
            valued += agrees(gold, span, edtf)
    counts = {"strict": strict, "relaxed": relaxed, "value": valued}
    return {name: Tally(right, said - right, there - right) for name, right in counts.items()}


def pairs(times: tuple[Gold, ...], found: Found) -> Iterator[tuple[Gold, tuple[Span, str | None]]]:
    """Each annotated expression with the first found one that overlaps it and is not yet taken."""
    free = list(found)
    for gold in times:
        for candidate in free:
            if gold.span.overlaps(candidate[0]):
                free.remove(candidate)
                yield gold, candidate
                break


def agrees(gold: Gold, span: Span, edtf: str | None) -> bool:
    """Whether two values say the same, for what both standards can say.

    Values agree when they span the same days. A part of the annotated period agrees where the period is marked as a part (start,
    mid, end) or our span holds more words ("earlier this week" for "this week"), an open interval with the annotated start, since
    TimeML leaves "since" outside, and an interval with an annotated duration of its length ("the past two years").
    """
    if gold.edtf is None or edtf is None:
        return (gold.edtf is None and edtf is None) or (
            gold.days is not None and edtf is not None and _lasts(edtf, gold.days)
        )
    (low, high), (first, last) = bounds(gold.edtf), bounds(edtf)
    if low == first and (high == last or edtf.endswith("/..")):
        return True
    within = bool(low and high and first and last and low <= first and last <= high)
    wider = span != gold.span and span.covers(gold.span)
    return within and (wider or gold.modifier in ("START", "MID", "END", "EARLY", "LATE"))


def _lasts(edtf: str, days: float) -> bool:
    first, last = bounds(edtf)
    return "/" in edtf and first is not None and last is not None and abs((last - first).days - days) <= 1 + 0.01 * days


def ours_in(report: Annotated) -> Found:
    """What Dateline finds."""
    return [(time.span, time.edtf) for time in find_times(report.text, report.published)]


def plainly_in(report: Annotated) -> Found:
    """What dateparser finds."""
    return found_by_dateparser(report.text, report.published)


def read(path: Path) -> Annotated:
    """The text of a TimeML file with its expressions; a file without a text or a creation date raises ValueError."""
    root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    body, created = root.find("TEXT"), root.find("DCT/TIMEX3")
    if body is None or created is None:
        raise ValueError(f"{path.name}: no text or no creation date")
    pieces: list[str] = []
    times: list[Gold] = []
    _collect(body, pieces, times)
    return Annotated(path.stem, "".join(pieces), date.fromisoformat(created.attrib["value"][:10]), tuple(times))


def _collect(element: ElementTree.Element, pieces: list[str], times: list[Gold]) -> None:
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        _collect(child, pieces, times)
        pieces.append(child.tail or "")
    if element.tag == "TIMEX3":
        value, kind = element.attrib["value"], element.attrib["type"]
        edtf = converted(value) if kind in ("DATE", "TIME") else None
        days = length(value) if kind == "DURATION" else None
        times.append(Gold(Span(start, sum(map(len, pieces))), edtf, element.attrib.get("mod", ""), days))


def length(value: str) -> float | None:
    """Days of a TimeML duration of one unit; None for an unknown number of them."""
    if match := re.fullmatch(r"P(T?)(\d+)([YQMWDH])", value):
        hours, number, unit = match.groups()
        return int(number) * {"Y": 365.25, "Q": 91.3, "M": 0.0 if hours else 30.44, "W": 7, "D": 1, "H": 1 / 24}[unit]
    return None


def converted(value: str) -> str | None:
    """The EDTF of a TimeML value, at the resolution that both have; None for durations, references and unknown years."""
    day = value.split("T")[0]
    parts = [part for part in day.split("-") if not re.fullmatch("W?X+", part)]
    if not parts or not re.fullmatch(r"\d{2,4}", parts[0]) or day.startswith("X"):
        return None
    if len(parts[0]) < 4:
        return parts[0] + "X" * (4 - len(parts[0]))
    if len(parts) == 1 or parts[1] == "QX":
        return parts[0]
    if parts[1] in _SUBYEARS:
        return f"{parts[0]}-{_SUBYEARS[parts[1]]}"
    if parts[1] in _HALVES:
        return "/".join(f"{parts[0]}-{month}" for month in _HALVES[parts[1]])
    if parts[1].startswith("W"):
        monday = date.fromisocalendar(int(parts[0]), int(parts[1][1:]), 1)
        return interval(monday + timedelta(days=5 if "WE" in parts else 0), monday + timedelta(days=6))
    return "-".join(parts)
