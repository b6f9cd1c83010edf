"""Slot 3: the ways that the place of an incident may be given, and what speaks for each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from bench.muc4.gazette import COUNTRIES, contains
from bench.muc4.linear import Linear
from bench.muc4.location import location
from bench.muc4.parting import Instance
from bench.muc4.reading import Message
from bench.muc4.spots import FAR, Spot, sentences_of, spots
from dateline.knowledge.actors_list import lands

_MOST = 8  # names of one level that are tried
_LETTERS = "ATP"  # area, town, part of a town
_RANGE = re.compile(r"\W*(?:and|to|-)\W*(?:the )?(?:\w+ of )?\W*", re.IGNORECASE)
_OPENS = re.compile(r"\b(?:between|from|linking|links|joins|connects)\W+(?:\w+\W+){0,3}$|-$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Option:
    """One way of filling the slot, as it is written, and the names of what speaks for or against it."""

    said: str
    features: tuple[str, ...]


def choose(model: Linear, message: Message, instance: Instance, country: str) -> str:
    """The option that scores best; a dash where there is none."""
    found = options(message, instance, country)
    return max(found, key=lambda option: model.score(option.features)).said if found else "-"


def options(message: Message, instance: Instance, country: str) -> list[Option]:
    """Each country that comes into question alone, and with each listed place, or pair of places, that the report names."""
    ruled = location(instance, country)
    rows: dict[str, set[str]] = {}
    for land, held in _countries(message, instance, country).items():
        near = spots(message, instance, land)
        around = set(_around(message, instance, near)) if land == country else {"elsewhere"}
        for chain in _chains(near, message, whole=land == country):
            form = ":".join(_LETTERS[s.level] for s in chain) or "country"
            told = {f"form={form}", *(f"{form} {a}" for a in around), *(f"land {h}" for h in held)}
            told |= {f"{form} land {h}" for h in held}
            for spot in chain:
                told |= {f"{_LETTERS[spot.level]} {h}" for h in spot.held}
                told |= {f"{form} {_LETTERS[spot.level]} {h}" for h in spot.held}
            told |= {f"{form} {h}" for h in _joint(chain, near)}
            rows.setdefault(": ".join((land, *map(str, chain))), told)
        for one, other in _ranges(near, message) if land == country else ():
            told = {"form=range", *(f"range {h}" for h in one.held)}
            rows.setdefault(f"{land}: {one} - {other}", told)
    if ruled != "-":
        rows.setdefault(ruled, {"form=ruled alone", *(f"ruled alone {h}" for h in _around(message, instance, []))})
    for said, told in rows.items():
        if said == ruled:
            told |= {"ruled", *(f"ruled {h}" for h in told if h.startswith("form="))}
        elif ruled.startswith(said) or said.startswith(ruled):
            told |= {"ruled in part", *(f"ruled in part {h}" for h in told if h.startswith("form="))}
    return [Option(said, tuple(sorted(told))) for said, told in rows.items()]


def _countries(message: Message, instance: Instance, country: str) -> dict[str, set[str]]:
    """The country that the report is about, the coded one and those named nearby, with what is known of each."""
    found: dict[str, set[str]] = {country: {"focus"}} if country else {}
    place = instance.incident.place
    if place is not None and place.country in lands():
        found.setdefault(lands()[place.country].name.upper(), set()).add("coded")
    near = sentences_of(message, instance)
    for sentence in message.sentences:
        apart = min((abs(sentence.index - at) for at in near), default=FAR)
        upper = sentence.text.upper() if apart < 2 else ""
        for land in _LANDS:
            if land in upper:
                found.setdefault(land, set()).add(f"named {apart}")
    return found


_LANDS = (*COUNTRIES, "PANAMA", "NICARAGUA", "VENEZUELA", "BRAZIL", "MEXICO", "COSTA RICA", "SPAIN", "UNITED STATES")


def _chains(near: Sequence[Spot], message: Message, whole: bool) -> Iterator[tuple[Spot, ...]]:
    """No place, each place, and each place in another that may hold it; single towns and areas alone unless `whole`."""
    levels = [_nearest([s for s in near if s.level == k]) for k in range(3)]
    yield ()
    if not whole:
        yield from ((s,) for k in (0, 1) for s in levels[k])
        return
    yield from ((s,) for level in levels for s in level)
    areas, towns, parts = levels
    pairs = [(a, t) for a, t in product(areas, towns) if _holds(a, t, message)]
    yield from pairs
    for part in parts:
        yield from ((t, part) for t in towns if t.name != part.name)
        yield from ((a, part) for a in areas if _holds(a, part, message))
        yield from ((a, t, part) for a, t in pairs if t.name != part.name)


def _nearest(rows: Sequence[Spot]) -> list[Spot]:
    names = list(dict.fromkeys(s.name for s in rows))[:_MOST]
    return [s for s in rows if s.name in names]


def _holds(area: Spot, town: Spot, message: Message) -> bool:
    """Whether the area may be told with the town: it is known to hold it, shares its name or stands beside it."""
    return area.name == town.name or contains(area.name, town.name) or _apart(area, town) < 60


def _apart(one: Spot, other: Spot) -> int:
    """The fewest characters between two names; 0 where one is in the other."""
    return min(max(0, a - d, c - b) for a, b in one.starts for c, d in other.starts)


def _joint(chain: Sequence[Spot], near: Sequence[Spot]) -> Iterator[str]:
    """What holds of the places together."""
    for one, other in pairwise(chain):
        gap = _apart(one, other)
        close = next(
            (word for most, word in ((0, "same"), (4, "touching"), (30, "close"), (80, "near")) if gap <= most), "far"
        )
        yield f"joint={close}"
        yield f"joint {'known' if contains(one.name, other.name) else 'unknown'} {close}"
        yield f"joint kinds={one.kind} {other.kind}"
        yield f"joint apart={one.nearest} {other.nearest}"
    if chain:
        least = min(s.nearest for s in chain)
        left = {_LETTERS[s.level] for s in near if s.nearest <= least and s.name not in {c.name for c in chain}}
        yield f"left out={''.join(sorted(left))}"
        held = [s for s in near if s.level == 0 and contains(s.name, chain[0].name)]
        yield f"its area={'said' if held else 'not said'}" if chain[0].level else "an area"
        inner = [s for s in near if s.level > chain[-1].level and contains(chain[-1].name, s.name)]
        yield f"inner={min((s.nearest for s in inner), default=9)}"


def _ranges(near: Sequence[Spot], message: Message) -> Iterator[tuple[Spot, Spot]]:
    """Two towns near the instance with "between X and Y" or the like about them."""
    towns = [s for s in near if s.level == 1 and s.nearest < 2]
    for one, other in product(towns, towns):
        if one.name == other.name:
            continue
        for (start, end), (first, _) in product(one.starts, other.starts):
            opened = _OPENS.search(message.text[max(0, start - 40) : start])
            if 0 < first - end < 30 and opened and _RANGE.fullmatch(message.text[end:first]):
                yield one, other
                break


def _around(message: Message, instance: Instance, near: Sequence[Spot]) -> Iterator[str]:
    """What holds of the incident whatever the option."""
    incident, place = instance.incident, instance.incident.place
    yield from (f"role={incident.role.value}", f"kind={instance.kind}", f"mentions={min(len(instance.mentions), 4)}")
    yield f"first={min(min(sentences_of(message, instance), default=9), 5)}"
    yield f"precision={place.precision if place is not None else 'none'}"
    for level in range(3):
        rows = [s for s in near if s.level == level]
        yield f"{_LETTERS[level]} names={min(len({s.name for s in rows}), 5)}"
        yield f"{_LETTERS[level]} nearest={min((s.nearest for s in rows), default=9)}"
    yield f"own={min(len({p.name for p in instance.places}), 3)}"
