"""The places of the task's lists that a report names, with what each place where they stand says of an instance there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from bench.muc4.gazette import found_names, joined_on, kinds_of, level_of
from bench.muc4.parting import Instance
from bench.muc4.reading import Message
from dateline.coding.dates import report_dateline

FAR = 5  # sentences from which on distances are all the same
_GAPS = ((25, "beside"), (70, "near"), (150, "apart"))  # characters from a mention within which a name stands
CAPITALS = {"EL SALVADOR": "SAN SALVADOR", "COLOMBIA": "BOGOTA", "PERU": "LIMA", "GUATEMALA": "GUATEMALA CITY", "HONDURAS": "TEGUCIGALPA",
            "CHILE": "SANTIAGO", "BOLIVIA": "LA PAZ", "ECUADOR": "QUITO", "ARGENTINA": "BUENOS AIRES"}  # fmt: skip
_CAPITAL = "the capital"
_ITS_CAPITAL = re.compile(r"\b(?:the|this|our) (?:nation's |country's )?capital\b(?! of\b)", re.IGNORECASE)
_WORD = re.compile(r"([^\W\d_]+)\W*$")


@dataclass(slots=True)
class Spot:
    """One name taken as a place of one kind, the features of it near an instance and where it stands."""

    country: str
    name: str
    kind: str
    level: int
    held: set[str] = field(default_factory=set)
    nearest: int = FAR
    starts: list[tuple[int, int]] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.name} ({self.kind})"


@dataclass(frozen=True, slots=True)
class _Name:
    """A listed name at characters `start:end`, in sentence number `at`."""

    start: int
    end: int
    name: str
    at: int
    held: frozenset[str]


def spots(message: Message, instance: Instance, country: str) -> list[Spot]:
    """Every reading of a listed name as a place of `country`, nearest first."""
    found: dict[tuple[str, str], Spot] = {}
    told = _names(message)
    counts = Counter(n.name for n in told)
    sentences = sentences_of(message, instance)
    for name in told:
        if name.name == _CAPITAL and country in CAPITALS:
            name = replace(name, name=CAPITALS[country])
        kinds = kinds_of(name.name, country)
        for kind in kinds:
            level = level_of(kind)
            spot = found.setdefault(
                (name.name, kind), Spot(country, name.name, kind, level if level is not None else 2)
            )
            spot.starts.append((name.start, name.end))
            apart = min((abs(name.at - at) for at in sentences), default=FAR)
            if apart < spot.nearest or not spot.held:
                spot.nearest = min(apart, FAR)
                spot.held = set(_at(message, instance, name, spot.nearest))
                said = {h for h in name.held if h.startswith("said=")}
                spot.held.add("said" if f"said={kind}" in said else "said another" if said else "said none")
                spot.held |= {f"kinds={'|'.join(sorted(kinds))}", f"count={min(counts[name.name], 4)}", f"kind={kind}"}
    for spot in found.values():
        spot.held |= set(_of_all(instance, spot, found.values(), counts))
    return sorted(found.values(), key=lambda s: (s.nearest, s.starts[0]))


def sentences_of(message: Message, instance: Instance) -> list[int]:
    """The numbers of the sentences that hold a mention of the instance."""
    return [s.index for s in message.sentences if any(s.start <= m.start < s.end for m in instance.mentions)]


def _at(message: Message, instance: Instance, name: _Name, apart: int) -> Iterator[str]:
    yield f"apart={apart}"
    yield from (h for h in name.held if not h.startswith("said="))
    if apart < 2:
        yield from (f"apart+{h}={apart}" for h in name.held if not h.startswith("said="))
    gap = min((max(m.start - name.end, name.start - m.end) for m in instance.mentions), default=999)
    if apart == 0:
        yield f"gap={next((word for most, word in _GAPS if gap <= most), 'far')}"
    first = min((m.start for m in instance.mentions), default=0)
    yield "after the mention" if name.start > first else "before the mention"


def _of_all(instance: Instance, spot: Spot, all_: Iterable[Spot], counts: Counter[str]) -> Iterator[str]:
    """How a place stands to the others of its level, and what the coder and the mentions' own clauses make of it."""
    rest = [s for s in all_ if s.level == spot.level and s.name != spot.name]
    if not any(s.nearest < spot.nearest for s in rest):
        yield "none nearer" if all(s.nearest > spot.nearest for s in rest) else "none nearer but as near"
    if not any(counts[s.name] > counts[spot.name] for s in rest):
        yield "none more often"
    yield f"others={min(len({s.name for s in rest}), 4)}"
    yield f"others as near={min(len({s.name for s in rest if s.nearest == spot.nearest}), 3)}"
    if CAPITALS.get(spot.country) == spot.name:
        yield "capital"
    if any((p.name, p.kind) == (spot.name, spot.kind) for p in instance.places):
        yield "own"
    place = instance.incident.place
    if place is not None:
        first, *rest_of = (part.strip().upper() for part in place.name.split(","))
        yield "coded" if first == spot.name else "coded in" if spot.name in rest_of else "coded other"
        if (place.admin1 or "").upper().removesuffix(" DEPARTMENT").removesuffix(" PROVINCE") == spot.name:
            yield "coded area"


@lru_cache(maxsize=64)
def _scanned(text: str, starts: tuple[int, ...], start: int) -> tuple[_Name, ...]:
    rows = []
    capitals = ((m.start(), m.end(), _CAPITAL) for m in _ITS_CAPITAL.finditer(text))
    for first, end, name in sorted([*found_names(text), *capitals]):
        held = {f"before={m[1].lower()}" if (m := _WORD.search(text[max(0, first - 20) : first])) else "before=none"}
        held.add("comma" if text[end : end + 1] == "," else "stop" if text[end : end + 1] in ".;" else "on")
        held |= {f"joined={side}" for side in joined_on(text, first, end)}
        if name == _CAPITAL:
            held.add("as the capital")
        if first < start:
            held.add("dateline")
        around = text[max(0, first - 22) : first].upper(), text[end : end + 16].upper()
        held |= {f"said={kind}" for kind in said_kinds(*around)}
        rows.append(_Name(first, end, name, bisect_right(starts, first) - 1, frozenset(held)))
    return tuple(rows)


def said_kinds(before: str, after: str) -> Iterator[str]:
    """The words for a kind of place that stand with a name, from what is before and after it in capitals."""
    one = re.search(r"\b([A-Z]+) OF (?:THE )?$", before)
    other = re.match(r"\s+([A-Z]+)\b", after)
    yield from (m[1] for m in (one, other) if m is not None and level_of(m[1]) is not None)


def _names(message: Message) -> tuple[_Name, ...]:
    found = report_dateline(message.text)
    starts = tuple(s.start for s in message.sentences)
    return _scanned(message.text, starts, found[0].end if found else 0)
