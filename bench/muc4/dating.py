"""Slot 2: the days that an incident may be given, and what speaks for each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from bench.muc4.linear import Linear
from bench.muc4.parting import Instance
from bench.muc4.reading import Message
from dateline.coding.dates import bounds, find_times
from dateline.model.coded import Incident
from dateline.model.layers import TimeExpression

MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
_LONGEST = 31  # days: a longer stretch dates no incident here
_FAR = 4  # sentences from which on distances are all the same
_BEFORE = 61  # days: the task asks for what happened up to two months before the report
_SAID = re.compile(r"(\d\d) ([A-Z]{3}) (\d\d)")
_DIGITS = re.compile(r"\d+")
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
CREDIT = {"right": 1.0, "half": 0.5, "wrong": 0.0}  # the scorer's credit for each verdict on an option


@dataclass(frozen=True, slots=True)
class Option:
    """One way of filling the slot, as it is written, and the names of what speaks for or against it."""

    said: str
    features: tuple[str, ...]


@dataclass(slots=True)
class _Day:
    """What the report says of one day or stretch of days."""

    first: date
    last: date
    held: set[str] = field(default_factory=set)
    nearest: int = _FAR


def choose(model: Linear, message: Message, instance: Instance) -> str:
    """The option of the greatest expected credit; empty where there is none."""
    found = options(message, instance)
    worth = [sum(CREDIT[v] * share for v, share in model.probabilities(o.features).items()) for o in found]
    return max(zip(worth, found, strict=True), key=lambda row: row[0])[1].said if found else ""


def options(message: Message, instance: Instance) -> list[Option]:
    """The day of publication, any up to it, the coded day and every day that the report names near the instance."""
    days = _days(message, instance)
    around = sorted(_around(message, instance, days))
    rows = [
        (_written(day.first, day.last), "day" if day.first == day.last else "range", _of_day(message, day, days))
        for day in days
    ]
    if message.published is not None:
        own = next((d for d in days if d.first == d.last == message.published), None)
        if own is None:
            rows.append((_written(message.published, message.published), "published", {"unsaid"}))
        rows.append((f"- {_day(message.published)}", "before", {"said today"} if own is not None else set()))
    return [
        Option(
            said,
            tuple(sorted({f"form={form}", *held, *(f"{form} {h}" for h in held), *(f"{form} {a}" for a in around)})),
        )
        for said, form, held in rows
    ]


def _days(message: Message, instance: Instance) -> list[_Day]:
    """Each day or stretch that the coder or an expression of the text gives, the coded one first."""
    found: dict[tuple[date, date], _Day] = {}
    coded = _stretch(instance.incident.date.edtf, message.published) if instance.incident.date is not None else None
    if coded is not None:
        day = found.setdefault(coded, _Day(*coded))
        day.held |= {"coded", f"coded {_plain(_coded_words(instance.incident))}"}
    sentences = _sentences(message, instance)
    for time in times(message.text, message.published):
        stretch = _stretch(time.edtf, message.published) if time.kind in ("date", "time") else None
        if stretch is not None:
            day = found.setdefault(stretch, _Day(*stretch))
            apart = min((abs(_at(message, time) - at) for at in sentences), default=_FAR)
            if apart <= day.nearest:
                day.held |= set(_of_words(time, min(apart, _FAR)))
                day.nearest = min(apart, day.nearest)
    return [
        day for day in found.values() if "coded" in day.held or day.nearest < _FAR or day.first == message.published
    ]


@lru_cache(maxsize=64)
def times(text: str, published: date | None) -> tuple[TimeExpression, ...]:
    """The time expressions of a message."""
    return find_times(text, published)


def _stretch(edtf: str | None, published: date | None) -> tuple[date, date] | None:
    """First and last day of a value that is known to a month or less, none after publication; None for others."""
    first, last = bounds(edtf) if edtf else (None, None)
    if first is None or last is None or (published is not None and first > published):
        return None
    last = min(last, published) if published is not None else last
    return (first, last) if (last - first).days <= _LONGEST else None


def _sentences(message: Message, instance: Instance) -> list[int]:
    return [s.index for s in message.sentences if any(s.start <= m.start < s.end for m in instance.mentions)]


def _at(message: Message, time: TimeExpression) -> int:
    return next((s.index for s in message.sentences if s.start <= time.span.start < s.end), -_FAR)


def _of_words(time: TimeExpression, apart: int) -> Iterator[str]:
    words = _plain(time.text)
    yield from (f"words={words}", f"apart={apart}", f"apart+words={apart} {words}")
    kind = "weekday" if _WEEKDAY.search(words) else "month" if _MONTH.search(time.text) else "other"
    yield from (f"kind={kind}", f"apart+kind={apart} {kind}", f"vague={time.vague_past}")


def _of_day(message: Message, day: _Day, days: Sequence[_Day]) -> set[str]:
    held = set(day.held)
    if message.published is not None:
        back = (message.published - day.last).days
        held |= {f"back={back if back < 4 else '4-14' if back <= 14 else 'more'}"}
    held |= {f"nearest={day.nearest}", f"only={len(days) == 1}"}
    if not any(d.nearest < day.nearest for d in days):
        held.add("none nearer")
    if "coded" in day.held:
        held |= {f"coded back={b[5:]}" for b in held if b.startswith("back=")}
    return held


def _around(message: Message, instance: Instance, days: Sequence[_Day]) -> Iterator[str]:
    """What holds of the incident whatever the option."""
    incident = instance.incident
    yield from (f"role={incident.role.value}", f"kind={instance.kind}", f"stage={incident.stage.value}")
    yield f"mentions={min(len(instance.mentions), 4)}"
    yield f"first={min(min(_sentences(message, instance), default=9), 5)}"
    yield f"days={min(len(days), 4)}"
    yield f"coded words={_plain(_coded_words(incident))}"
    yield f"nearest day={min((d.nearest for d in days), default=_FAR)}"
    for day in days:
        if day.nearest == 0:
            yield from (f"here {held}" for held in day.held if held.startswith(("words=", "kind=")))


def _coded_words(incident: Incident) -> str:
    return incident.date.text if incident.date is not None else "none"


def _plain(text: str) -> str:
    return _DIGITS.sub("#", " ".join(text.lower().split()))


def stretch_of(said: str) -> tuple[date, date] | None:
    """First and last day of what is written in the slot, two months for "on or before"; None for an empty one."""
    days = [date(1900 + int(y), MONTHS.index(m) + 1, int(d)) for d, m, y in _SAID.findall(said)]
    if not days:
        return None
    return (days[0] - timedelta(_BEFORE), days[0]) if said.startswith("- ") else (days[0], days[-1])


def _written(first: date, last: date) -> str:
    return _day(first) if first == last else f"{_day(first)} - {_day(last)}"


def _day(when: date) -> str:
    return f"{when.day:02} {MONTHS[when.month - 1]} {when.year % 100:02}"
