"""The task's own lists of places: which names can fill slot 3, with their kinds and countries (taskdoc and places)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bench.corpora import FOLDER

_PLACES = FOLDER / "muc4" / "places" / "containing-areas-part1.v5"
_LINE = re.compile(r"^(?P<country>[A-Z][A-Z .]+): (?P<name>[^:()?]+) \((?P<kind>[A-Z ]+)\??\)")
AREAS = (
    "DEPARTMENT",
    "PROVINCE",
    "REGION",
    "STATE",
    "OFFICIAL REGION",
    "COMMISSARIAT",
    "INTENDANCY",
    "ZONE",
    "AREA",
    "COUNTY",
)
TOWNS = (
    "CITY",
    "TOWN",
    "MUNICIPALITY",
    "VILLAGE",
    "JURISDICTION",
    "CANTON",
    "HAMLET",
    "PORT",
    "CORREGIMIENTO",
    "CAPITAL",
)
PARTS = ("NEIGHBORHOOD", "UNIVERSITY", "AIRPORT", "DISTRICT", "SUBURB", "SECTOR", "SCHOOL", "FARM", "AIR FORCE BASE")
COUNTRIES = ("EL SALVADOR", "COLOMBIA", "PERU", "GUATEMALA", "HONDURAS", "CHILE", "BOLIVIA", "ECUADOR", "ARGENTINA")
_SAID = re.compile(
    r"(?:DEPARTMENT|PROVINCE|REGION|NEIGHBORHOOD|MUNICIPALITY|TOWN|CITY|VILLAGE|DISTRICT|SUBURB|JURISDICTION|CANTON)"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A place of the lists at characters `start:end` of the text; `level` 0 is an area, 1 a town, 2 a part of a town."""

    start: int
    end: int
    country: str
    name: str
    kind: str
    level: int

    def __str__(self) -> str:
        return f"{self.name} ({self.kind})"


@cache
def _entries() -> dict[str, list[tuple[str, str]]]:
    """From each name to the countries and kinds that it has; empty where the lists are not there."""
    found: dict[str, list[tuple[str, str]]] = {}
    if not _PLACES.is_file():
        return found
    for line in _PLACES.read_text(encoding="latin-1").splitlines():
        match = _LINE.match(line)
        if match is not None and level_of(match["kind"]) is not None:
            found.setdefault(match["name"].strip(), []).append((match["country"], match["kind"]))
    return found


def listed_kind(name: str, country: str) -> str:
    """The kind that the lists give a name of a country, a town's first; empty where they have none."""
    kinds = [kind for c, kind in _entries().get(name, ()) if c == country]
    return _kind(kinds, "", "") if kinds else ""


def level_of(kind: str) -> int | None:
    """0 for a kind of area, 1 for one of town, 2 for one of part of a town, None for others."""
    return next((k for k, kinds in enumerate((AREAS, TOWNS, PARTS)) if kind in kinds), None)


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(_entries(), key=lambda n: (-len(n), n))
    return (
        re.compile(r"\b(?:" + "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in names) + r")\b")
        if names
        else re.compile(r"(?!)")
    )


def found_names(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and name wherever the text has a name of the lists, of whatever country."""
    for match in _pattern().finditer(text.upper()):
        yield match.start(), match.end(), " ".join(match.group().split())


def kinds_of(name: str, country: str) -> list[str]:
    """The kinds that the lists give a name in a country, each once."""
    return list(dict.fromkeys(kind for c, kind in _entries().get(name, ()) if c == country))


@cache
def _containing() -> frozenset[tuple[str, str]]:
    """Each area or town of the lists with each place that they put in it."""
    path = _PLACES.with_name("containing-areas-part2")
    lines = path.read_text(encoding="latin-1").splitlines() if path.is_file() else []
    rows = [[re.split(r" [(*]", part)[0].strip() for part in line.split(":")][1:] for line in lines if ": " in line]
    return frozenset((row[i], row[j]) for row in rows for i in range(len(row)) for j in range(i + 1, len(row)))


def contains(outer: str, inner: str) -> bool:
    """Whether the lists put a place of one name in a place of the other."""
    return (outer, inner) in _containing()


def focus(text: str, dateline: int) -> str:
    """The country of interest that the text names most, the dateline's counting twice; empty where it names none."""
    upper = text.upper()
    votes = Counter({c: len(re.findall(rf"\b{c}\b", upper)) for c in COUNTRIES})
    for adjective, country in _ADJECTIVES.items():
        votes[country] += upper.count(adjective)
    for match in _pattern().finditer(upper):
        countries = {c for c, _ in _entries().get(" ".join(match.group().split()), ())}
        if len(countries) == 1:
            votes[countries.pop()] += 2 if match.start() < dateline else 1
    best = max(votes, key=lambda c: votes[c], default="")
    return best if best and votes[best] else ""


_ADJECTIVES = {"SALVADORAN": "EL SALVADOR", "COLOMBIAN": "COLOMBIA", "PERUVIAN": "PERU", "GUATEMALAN": "GUATEMALA", "HONDURAN": "HONDURAS",
               "CHILEAN": "CHILE", "BOLIVIAN": "BOLIVIA", "ECUADOR": "ECUADOR", "ARGENTIN": "ARGENTINA"}  # fmt: skip


def named(text: str, country: str, start: int) -> Iterator[Named]:
    """The places of `country` in the text from `start` on, none that is part of a longer name."""
    upper = text.upper()
    for match in _pattern().finditer(upper, start):
        name = " ".join(match.group().split())
        kinds = [kind for c, kind in _entries()[name] if c == country]
        if not kinds or _in_longer(text, match.start(), match.end()):
            continue
        kind = _kind(kinds, upper[max(0, match.start() - 20) : match.start()], upper[match.end() : match.end() + 15])
        level = level_of(kind)
        if level is not None:
            yield Named(match.start(), match.end(), country, name, kind, level)


def _in_longer(text: str, start: int, end: int) -> bool:
    """Whether a capitalised word that is no word for a kind of place joins the name on either side."""
    return any(joined_on(text, start, end))


def joined_on(text: str, start: int, end: int) -> Iterator[str]:
    """The sides ("before", "after") on which such a word stands."""
    before = re.search(r"(\S+) $", text[max(0, start - 25) : start])
    after = re.match(r" ([^\W\d_]+)", text[end : end + 25])
    for side, match in (("before", before), ("after", after)):
        word = match[1] if match is not None else ""
        if word[:1].isupper() and word[-1].isalpha() and not _SAID.fullmatch(word.upper()):
            yield side


def _kind(kinds: list[str], before: str, after: str) -> str:
    said = [k for k in kinds if re.search(rf"\b{k} OF (?:THE )?$", before) or re.match(rf"\s+{k}\b", after)]
    order = (*TOWNS, *AREAS, *PARTS)
    return min(said or kinds, key=order.index)
