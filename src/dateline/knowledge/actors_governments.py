"""Who governed a country in which year, and which armed group was in power there (governments.tsv)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dateline.knowledge.actors_tables import government_rows, listed, read_rows
from dateline.knowledge.actors_years import Years, years


@dataclass(frozen=True, slots=True)
class Government:
    """A regime of `country` (ISO 3166-1 alpha-2): its name, its years, the ids of the listed actors in power, and who says so."""

    country: str
    years: Years
    name: str
    in_power: tuple[str, ...]
    basis: str

    def rules(self, year: int) -> bool:
        """Whether it held power all through `year`: in the years of a change who held it depends on the day."""
        after = self.years.since is None or year > self.years.since
        return after and (self.years.until is None or year < self.years.until)


def government_of(country: str, year: int) -> Government | None:
    """The government of `country` in `year`, at its end where it changed; None where the tables have none."""
    return max(
        (one for one in governments().get(country, ()) if one.years.holds(year)),
        key=lambda one: one.years.since or 0,
        default=None,
    )


def governments_with(actor_id: str) -> tuple[Government, ...]:
    """The governments in which the listed actor `actor_id` was in power, in order of time."""
    return _by_ruler().get(actor_id, ())


def in_power(actor_id: str, year: int | None) -> Government | None:
    """The government through which the actor held power all through `year`; None when it did not or the year is unknown."""
    if year is None:
        return None
    return next((one for one in governments_with(actor_id) if one.rules(year)), None)


def state_then(country: str, year: int | None) -> str:
    """The code of the state that was called so in `year` (succession.tsv): SU for RU until 1991, else `country` itself."""
    was = _succession().get(country)
    return was[1] if was is not None and year is not None and year <= was[0] else country


@cache
def _succession() -> dict[str, tuple[int, str]]:
    return {row["country"]: (int(row["until"]), row["was"]) for row in read_rows("succession")}


@cache
def governments() -> dict[str, tuple[Government, ...]]:
    """Every government by country, in order of time; raises ValueError for years that cannot be."""
    found = [
        Government(
            country=row.cells["country"],
            years=years(row.cells["since"], row.cells["until"]),
            name=row.cells["name"],
            in_power=listed(row.cells["in_power"]),
            basis=row.cells["basis"],
        )
        for row in government_rows()
    ]
    return _sorted((one.country, one) for one in found)


@cache
def _by_ruler() -> dict[str, tuple[Government, ...]]:
    every = (one for ones in governments().values() for one in ones)
    return _sorted((ruler, one) for one in every for ruler in one.in_power)


def _sorted(pairs: Iterable[tuple[str, Government]]) -> dict[str, tuple[Government, ...]]:
    found: dict[str, list[Government]] = {}
    for key, one in pairs:
        found.setdefault(key, []).append(one)
    return {key: tuple(sorted(ones, key=lambda one: one.years.since or 0)) for key, ones in found.items()}
