"""Looks actors up by any of their names, and tells how many are known by region, country, decade and kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.knowledge.actors import find_actors, find_offices
from dateline.knowledge.actors_list import Actor, actor, listed_actors
from dateline.knowledge.actors_spelling import fold
from dateline.knowledge.actors_tables import group_rows

FIRST_DECADE = 1940
LAST_DECADE = 2020


@dataclass(frozen=True, slots=True)
class Finding:
    """An actor and the name of it that was found; `rank` 0 is an exact name, 1 the beginning of one, 2 a part."""

    actor: Actor
    name: str
    rank: int


def search(text: str, country: str | None = None, year: int | None = None) -> list[Finding]:
    """The actors with `text` in an id or name, whatever its case and accents, the best first; forces by rule by their whole name.

    `country` (ISO 3166-1 alpha-2) and `year` keep those that act there and were active then, `year` also only names used then.
    """
    wanted = " ".join(fold(text).split())
    if not wanted:
        return []
    found = {one.id: finding for one in listed_actors().values() if (finding := _finding(one, wanted, year))}
    for match in (*find_actors(text, year=year), *find_offices(text, year=year)):
        found.setdefault(match.actor, Finding(actor(match.actor), match.alias, 0))
    fitting = (
        f for f in found.values() if (country is None or country in f.actor.countries) and f.actor.years.holds(year)
    )
    return sorted(fitting, key=lambda f: (f.rank, len(f.name), f.actor.id))


def _finding(one: Actor, wanted: str, year: int | None) -> Finding | None:
    if fold(one.id) == fold(wanted) or one.id.lower() == wanted:
        return Finding(one, one.name, 0)
    best: Finding | None = None
    for name in (one.name, *one.aliases, *one.context_aliases):
        if not any(used.holds(year) for used in one.years_of(name)):
            continue
        plain = " ".join(fold(name).split())
        rank = 0 if plain == wanted else 1 if plain.startswith(wanted) else 2 if wanted in plain else None
        if rank is not None and (best is None or rank < best.rank):
            best = Finding(one, name, rank)
    return best


def children(actor_id: str) -> tuple[str, ...]:
    """The ids of the actors whose parent this one is."""
    return tuple(one.id for one in listed_actors().values() if one.parent == actor_id)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many listed actors a region has: all, by kind, by each decade in which they were active, and how many names."""

    region: str
    actors: int
    names: int
    kinds: Counter[str]
    decades: Counter[int]
    undated: int


def coverage_by_region() -> list[Coverage]:
    """One row for each table of the actor list, in the order of their names, and "all" at the end."""
    regions: dict[str, list[Actor]] = {}
    seen: set[str] = set()
    for row in group_rows():
        if row.cells["id"] not in seen:
            seen.add(row.cells["id"])
            regions.setdefault(_region(row.table), []).append(listed_actors()[row.cells["id"]])
    rows = [_coverage(region, ones) for region, ones in sorted(regions.items())]
    return [*rows, _coverage("all", [one for ones in regions.values() for one in ones])]


def coverage_by_country() -> list[Coverage]:
    """One row for each country in which a listed actor acts, most actors first."""
    countries: dict[str, list[Actor]] = {}
    for one in listed_actors().values():
        for country in one.countries:
            countries.setdefault(country, []).append(one)
    return sorted((_coverage(c, ones) for c, ones in countries.items()), key=lambda row: (-row.actors, row.region))


def _region(table: str) -> str:
    return table.removesuffix(".tsv").removeprefix("groups_").replace("_", " ")


def _coverage(region: str, ones: list[Actor]) -> Coverage:
    return Coverage(
        region=region,
        actors=len(ones),
        names=sum(len({*one.aliases, *one.context_aliases}) for one in ones),
        kinds=Counter(str(one.kind) for one in ones),
        decades=Counter(decade for one in ones for decade in _decades(one)),
        undated=sum(one.since is None for one in ones),
    )


def _decades(one: Actor) -> Iterator[int]:
    """The decades in which an actor whose beginning is known was active; one without an end still is."""
    if one.since is not None:
        for decade in range(FIRST_DECADE, LAST_DECADE + 1, 10):
            if one.since <= decade + 9 and (one.until is None or one.until >= decade):
                yield decade
