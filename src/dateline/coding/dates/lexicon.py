"""The words and patterns of time expressions (knowledge/data/dates), loaded once on first use."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

# Classes that tokens get from their shape rather than from a word list (see tokens.py).
SHAPES = tuple(
    "D2 NUM2 NUM FRACTION DTG YEAR DAYTH ORDN DECADE ISO DATE3 CLOCK CLOCK4 CLOCK_DOT COMMA DOT DASH SLASH APOS LP RP COLON OTHER".split()
)
# A stretch of classed words with none of these holds no time expression; most of the text ends there.
_CORE = """
    MONTH MONTH_SHORT MAYBE_MONTH WEEKDAY WEEKDAY_SHORT WEEKDAYS TODAY YESTERDAY TOMORROW TONIGHT OVERNIGHT WEEKEND WEEKENDS HOUR DAYUNIT
    WEEKUNIT MONTHUNIT YEARUNIT QUARTER BIGUNIT HALF HOURS DAYS WEEKS MONTHS YEARS QUARTERS BIGUNITS PART PARTS MOMENT SEASON EVE
    NINETEEN HOLIDAY BOXING AMPM OCLOCK NOW VAGUE SOON FUTURE PAST FREQUENCY ANNIVERSARY RECENT YEAR DECADE ISO DATE3 CLOCK CLOCK4 DTG DAYTH WHILE TIES
""".split()
_NAME = re.compile(r"[A-Z][A-Z0-9_]*")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word classes (word -> one character that stands for its class) and the numbers that words name."""

    symbols: dict[str, str]
    words: dict[str, str]
    months: dict[str, int]
    weekdays: dict[str, int]
    numbers: dict[str, int]
    seasons: dict[str, int]
    core: re.Pattern[str]

    def compile(self, pattern: str) -> str:
        """The regular expression over class symbols that `pattern` writes with class names; an unknown name raises KeyError."""
        return _NAME.sub(lambda name: self.symbols[name.group()], re.sub(r"\((?!\?)", "(?:", pattern)).replace(" ", "")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern of class names, the name of the function that resolves what it matches, and examples that tests run."""

    name: str
    resolve: str
    pattern: str
    examples: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules in order, as one regular expression over class symbols whose group `r3` is rule 3."""

    rules: tuple[Rule, ...]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Holiday:
    """How the first day of a holiday is found, and how many days it lasts (see holidays.toml)."""

    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None
    easter: int | None = None
    islamic: tuple[int, int] | None = None
    orthodox: int | None = None
    on: tuple[str, ...] = ()
    around: bool = False
    days: int = 1

    @property
    def is_approximate(self) -> bool:
        """Whether its day may be missed by one: by the sighting of the moon, or by the meridian that an almanac is made for."""
        return self.islamic is not None or bool(self.on) or self.around


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day known by name; `followers` are words of which one must follow at once, if any are given."""

    edtf: str
    followers: frozenset[str]


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("dateline.knowledge").joinpath("data", "dates", name).read_text(encoding="utf-8"))


@cache
def lexicon() -> Lexicon:
    """The word classes of words.toml; a word in two classes raises ValueError."""
    data = _read("words.toml")
    names = [*data["classes"], *SHAPES]
    symbols = {name: chr(0xE000 + index) for index, name in enumerate(names)}
    symbols["OTHER"] = "x"
    words: dict[str, str] = {}
    for name, listed in data["classes"].items():
        for word in listed.split():
            if word in words:
                raise ValueError(f"the word {word!r} stands in two classes of words.toml")
            words[word] = symbols[name]
    core = "[" + "".join(symbols[name] for name in _CORE) + "]"
    tables = (data["months"], data["weekdays"], data["numbers"], data["seasons"])
    return Lexicon(symbols, words, *tables, re.compile(core))


@cache
def grammar() -> Grammar:
    """The rules of rules.toml, compiled; a part or class that is not defined raises KeyError."""
    data = _read("rules.toml")
    parts: dict[str, str] = {}
    for name, pattern in data["parts"].items():
        parts[name] = f"({_filled(pattern, parts)})"
    rules = tuple(
        Rule(row["name"], row["resolve"], _filled(row["pattern"], parts), tuple(row["examples"]))
        for row in data["rule"]
    )
    groups = (f"(?P<r{index}>{lexicon().compile(rule.pattern)})" for index, rule in enumerate(rules))
    return Grammar(rules, re.compile("|".join(groups)))


def _filled(pattern: str, parts: dict[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda name: parts[name.group(1)], pattern)


@cache
def holidays() -> dict[str, Holiday]:
    """Holidays by name, their words joined by spaces; an unknown field raises TypeError."""
    return {name: Holiday(**row) for name, row in _read("holidays.toml").items()}


@cache
def named_days() -> dict[str, NamedDay]:
    """Days known by name, by the words in lower case (named.toml)."""
    return {row["words"]: NamedDay(row["edtf"], frozenset(row.get("with", ()))) for row in _read("named.toml")["event"]}
