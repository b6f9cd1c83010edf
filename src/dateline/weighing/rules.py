"""The rules of weighing as data: TOML files that a user can copy, change and load."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from dateline.model.errors import InputError
from dateline.model.vocabulary import Certainty, CountWhat, CountWho, ResponsibilityStatus, SourceKind

E = TypeVar("E", bound=StrEnum)


class Best(StrEnum):
    """Which of the standing figures is best."""

    HEAVIEST = "heaviest"
    LOWEST = "lowest"
    HIGHEST = "highest"
    MEDIAN = "median"
    LATEST = "latest"


class Span(StrEnum):
    """From which figures low and high come."""

    SINGLE = "single"
    CHOSEN = "chosen"
    CONTESTED = "contested"
    STANDING = "standing"
    ALL = "all"


class Course(StrEnum):
    """How a count runs over time."""

    RISES = "rises"
    VARIES = "varies"
    FIXED = "fixed"


class Specific(StrEnum):
    """How exactly words give a number."""

    EXACT = "exact"
    RANGE = "range"
    OPEN = "open"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Rules:
    """The numbers and choices of one rules file; docs/weighing.md says what each does."""

    name: str
    best: Best
    span: Span
    kinds: Mapping[SourceKind, float]
    interest: float
    losses_state: frozenset[CountWho]
    losses_armed: frozenset[CountWho]
    certainty: Mapping[Certainty, float]
    specific: Mapping[Specific, float]
    part_share: float
    part_factor: float
    recalled: float
    half_life_hours: float
    repeat: float
    inside: float
    open_support: float
    contest_floor: float
    contest_fields: float
    status: Mapping[ResponsibilityStatus, float]
    course: Mapping[CountWhat, Course]
    overrules: float
    same: tuple[frozenset[CountWho], ...]


def load_rules(path: Path) -> Rules:
    """The rules in a TOML file; InputError where it cannot be read or a key or member is missing or unknown."""
    try:
        return _rules(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, ValueError, TypeError) as error:
        raise InputError(str(path), f"no rules of weighing: {error}", "see docs/weighing.md for the format") from error


@cache
def rules(name: str = "rules") -> Rules:
    """The rules that ship: "rules" (Dateline's own), "rules_acled" or "rules_ucdp"; InputError for another name."""
    file = files("dateline.weighing") / "data" / f"{name}.toml"
    if not file.is_file():
        raise InputError(
            name, "no such rules of weighing", "use rules, rules_acled or rules_ucdp, or a path to your own"
        )
    return _rules(tomllib.loads(file.read_text(encoding="utf-8")))


def _rules(table: dict[str, Any]) -> Rules:
    left = {k: dict(v) if isinstance(v, dict) else v for k, v in table.items()}
    course = _course(left["course"])
    interest, part, support = left.pop("interest"), left.pop("part"), left.pop("support")
    made = Rules(
        name=str(left.pop("name")),
        best=Best(left["choose"].pop("best")),
        span=Span(left["choose"].pop("range")),
        kinds=_each(SourceKind, left.pop("kinds")),
        interest=_share(interest, "factor"),
        losses_state=frozenset(map(CountWho, interest.pop("state"))),
        losses_armed=frozenset(map(CountWho, interest.pop("armed"))),
        certainty=_each(Certainty, {"threatened": 0, "planned": 0, **left.pop("certainty")}),
        specific=_each(Specific, left.pop("specific")),
        part_share=_share(part, "share"),
        part_factor=_share(part, "factor"),
        recalled=_share(part, "recalled"),
        half_life_hours=_positive(left["recency"], "half_life_hours"),
        repeat=_share(left["independence"], "repeat"),
        inside=_share(support, "inside"),
        open_support=_share(support, "open"),
        contest_floor=_share(left["contest"], "floor"),
        contest_fields=_share(left["contest"], "fields"),
        status=_each(ResponsibilityStatus, {"denied": 0, "unclaimed": 0, **left.pop("responsibility")}),
        course=course,
        overrules=_share(left["course"], "overrules"),
        same=tuple(frozenset(map(CountWho, names)) for names in left["same"].pop("people")),
    )
    rest = [*interest, *part, *support, *(k for k, v in left.items() if not isinstance(v, dict) or v)]
    if rest:
        raise ValueError(f"unknown {', '.join(sorted(rest))}")
    return made


def _course(table: dict[str, Any]) -> Mapping[CountWhat, Course]:
    rows = {CountWhat(what): course for course in Course for what in table.pop(course.value)}
    if missing := set(CountWhat) - set(rows):
        raise ValueError(f"[course] lacks {sorted(missing)}")
    return MappingProxyType(rows)


def _each(kind: type[E], table: Mapping[str, Any]) -> Mapping[E, float]:
    """A number of 0 or more for each member of a closed set."""
    rows = {kind(name): float(number) for name, number in table.items()}
    if missing := set(kind) - set(rows):
        raise ValueError(f"nothing for {sorted(missing)}")
    if min(rows.values()) < 0:
        raise ValueError("a weight below 0")
    return MappingProxyType(rows)


def _share(table: dict[str, Any], key: str) -> float:
    number = float(table.pop(key))
    if not 0 <= number <= 1:
        raise ValueError(f"{key} is {number}, not from 0 to 1")
    return number


def _positive(table: dict[str, Any], key: str) -> float:
    number = float(table.pop(key))
    if number <= 0:
        raise ValueError(f"{key} is {number}, not above 0")
    return number
