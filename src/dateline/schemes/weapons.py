"""Weapons and methods: the words for them, their labels and GTD weapon types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from dateline.schemes.tables import read_table

AFTER_HEAD = frozenset({"with", "of", "and", "laden", "packed", "loaded", "filled"})


@dataclass(frozen=True, slots=True)
class WeaponType:
    """A type of weapon; `gtd` is GTD's weaptype 1-13, and of two types for one weapon the higher `rank` is closer."""

    name: str
    label: str
    gtd: int
    rank: int


def weapon_type(name: str) -> WeaponType:
    """The weapon type called `name`; raises KeyError with the name when there is none."""
    return _types()[name]


def all_weapon_types() -> tuple[WeaponType, ...]:
    """Every weapon type, in the order of the data file."""
    return tuple(_types().values())


@cache
def weapon_words() -> Mapping[str, WeaponType]:
    """Lower-case words and phrases, singular and plural, that name a weapon by themselves."""
    return _words("words")


@cache
def ambiguous_weapon_words() -> Mapping[str, WeaponType]:
    """Lower-case words, singular and plural, that name a weapon only in a sentence about violence ("shell", "mine")."""
    return _words("ambiguous")


def _words(column: str) -> Mapping[str, WeaponType]:
    found: dict[str, WeaponType] = {}
    for name, row in read_table("weapons").items():
        for word in row.get(column, ()):
            for form in (word, _plural(word)):
                if found.setdefault(form, weapon_type(name)).name != name:
                    raise ValueError(f"weapons.toml: {form!r} is both {found[form].name} and {name}")
    return MappingProxyType(found)


def _plural(phrase: str) -> str:
    """The regular plural of the noun that heads `phrase`: its last word, or the one before the first of AFTER_HEAD."""
    words = phrase.split(" ")
    head = next((i for i, word in enumerate(words) if word in AFTER_HEAD), len(words)) - 1
    noun = words[head]
    if noun.endswith("knife"):
        plural = noun[:-2] + "ves"
    elif noun.endswith("y") and noun[-2] not in "aeiou":
        plural = noun[:-1] + "ies"
    elif noun.endswith(("s", "x", "ch", "sh")):
        plural = noun + "es"
    else:
        plural = noun + "s"
    return " ".join([*words[:head], plural, *words[head + 1 :]])


@cache
def _types() -> dict[str, WeaponType]:
    return {
        name: WeaponType(name, row["label"], row["gtd"], row["rank"]) for name, row in read_table("weapons").items()
    }
