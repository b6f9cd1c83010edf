"""Every name of every actor in one automaton, built once when first needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import Any, NamedTuple

from dateline.knowledge.actors_list import Actor, lands, listed_actors
from dateline.knowledge.actors_spelling import capitals, fold, spellings
from dateline.knowledge.actors_tables import listed, read_rows
from dateline.knowledge.actors_years import ALWAYS, Years


class Sense(Enum):
    """What a name does: it names an actor, may name one, names a country, its capital, is its adjective, or names none."""

    NAME = auto()
    CONTEXT = auto()
    COUNTRY = auto()
    CAPITAL = auto()
    ADJECTIVE = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one actor (`owner`: an actor's id, or a land's code); `capitals` are positions that must be upper case.

    `years` are those in which it was the owner's name.
    """

    owner: str
    sense: Sense
    capitals: tuple[int, ...]
    years: Years = ALWAYS


class Naming(NamedTuple):
    """One row of all names: who is called so, in what sense, in which years."""

    name: str
    owner: str
    sense: Sense
    years: Years = ALWAYS


@dataclass(frozen=True, slots=True)
class NameHit:
    """Where a name stands: `text[start:end]`, and all who are called so."""

    start: int
    end: int
    names: tuple[Name, ...]


def find_names(text: str, folded_text: str, folded: bool, year: int | None = None) -> Iterator[NameHit]:
    """Names at word boundaries in text order, the longest at each place, none inside another.

    `folded_text` is `fold(text)`. Names that were not used in `year` are left out, none when it is unknown. With `folded` (case says nothing) capitals are not asked for, and names that are other words once case
    is lost (lost_case.tsv) are left out unless the words after them that the table asks for follow.
    """
    automaton = _automaton()[0]
    padded = f" {folded_text} "
    hits = automaton.find_matches_as_indexes(padded, overlapping=True)
    hits.sort(key=lambda hit: (hit[1], -hit[2]))
    done = 0
    for pattern, start, padded_end in hits:
        if start < done:
            continue
        end = padded_end - 2
        if folded:
            fitting = _names(pattern) if _keeps_sense(folded_text, start, end) else ()
        else:
            fitting = tuple(n for n in _names(pattern) if all(text[start + i].isupper() for i in n.capitals))
        if year is not None:
            fitting = tuple(n for n in fitting if n.years.holds(year))
        if fitting:
            done = end
            yield NameHit(start, end, fitting)


def _keeps_sense(folded_text: str, start: int, end: int) -> bool:
    follows = _lost_case().get(folded_text[start:end])  # "u.s." with its full stops is no pronoun
    return follows is None or folded_text.startswith(tuple(f" {word}" for word in follows), end)


@cache
def _lost_case() -> dict[str, tuple[str, ...]]:
    """Names that are another word without their case, with the words after which they still are names."""
    return {row["name"]: listed(row["only_before"].strip("-")) for row in read_rows("lost_case")}


@cache
def _automaton() -> tuple[Any, list[list[tuple[Naming, bool]]]]:
    """The automaton of all spellings of all names, and for each of its patterns the names, and whether it is their own spelling."""
    from ahocorasick_rs import AhoCorasick, Implementation

    patterns: dict[str, list[tuple[Naming, bool]]] = {}
    for naming in all_names():
        plain = fold(naming.name).strip()
        for spelling in spellings(plain):
            patterns.setdefault(f" {spelling} ", []).append((naming, spelling == plain))
    automaton = AhoCorasick(list(patterns), implementation=Implementation.ContiguousNFA, store_patterns=False)
    return automaton, list(patterns.values())


@cache
def _names(pattern: int) -> tuple[Name, ...]:
    """The names of one pattern of the automaton, made when a text first has it: most never stand in one."""
    return tuple(dict.fromkeys(_name(naming, own) for naming, own in _automaton()[1][pattern]))


def _name(naming: Naming, own: bool) -> Name:
    plain = fold(naming.name)
    lead = len(plain) - len(plain.lstrip())
    positions = tuple(i - lead for i in capitals(naming.name))
    if not own:
        positions = (0,) if positions[:1] == (0,) else ()
    return Name(naming.owner, naming.sense, positions, naming.years)


def all_names() -> Iterator[Naming]:
    """Every phrase of not_actors.tsv, every name of every actor, and every country's names, adjectives and capitals."""
    for row in read_rows("not_actors"):
        yield Naming(row["phrase"], "", Sense.NONE)
    for one in listed_actors().values():
        yield from _names_of(one)
    for land in lands().values():
        for name in (land.name, *land.other_names) if land.is_state else ():
            yield Naming(name, land.code, Sense.COUNTRY)
        for name in land.adjectives:
            yield Naming(name, land.code, Sense.ADJECTIVE)
        for name in land.capitals:
            yield Naming(name, land.code, Sense.CAPITAL)


def _names_of(one: Actor) -> Iterator[Naming]:
    """An actor's own names; a name with a bracket only tells actors apart and stands in no text."""
    context = {fold(alias) for alias in one.context_aliases}
    for alias in dict.fromkeys(one.aliases):
        if "(" in alias or (context and fold(alias) in context):
            continue
        for years in one.years_of(alias):
            yield Naming(alias, one.id, Sense.NAME, years)
    for alias in dict.fromkeys(one.context_aliases):
        for years in one.years_of(alias):
            yield Naming(alias, one.id, Sense.CONTEXT, years)
